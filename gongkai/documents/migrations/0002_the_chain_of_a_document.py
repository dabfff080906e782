"""Types of documents and their chains, secrecy verdicts a piece, the attribute's history and its fixing."""

import django.db.models.deletion
import gongkai.law.attribute
import gongkai.law.chain
import gongkai.law.judgement
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0007_days_of_review_steps"),
        ("documents", "0001_documents_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AttributeDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("act", models.CharField(max_length=20, verbose_name="行为")),
                ("label", models.CharField(max_length=40, verbose_name="行为名称")),
                (
                    "was",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("proactive", "主动公开"),
                            ("on_request", "依申请公开"),
                            ("withheld", "不予公开"),
                        ],
                        max_length=12,
                        verbose_name="原公开属性",
                    ),
                ),
                (
                    "attribute",
                    models.CharField(
                        choices=[
                            ("proactive", "主动公开"),
                            ("on_request", "依申请公开"),
                            ("withheld", "不予公开"),
                        ],
                        max_length=12,
                        verbose_name="公开属性",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("14a", "依法确定为国家秘密"),
                            ("14b", "法律、行政法规禁止公开"),
                            ("14c", "可能危及国家安全、公共安全、经济安全、社会稳定"),
                            ("15", "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害"),
                            ("16-1", "人事管理、后勤管理、内部工作流程等内部事务信息"),
                            ("16-2a", "讨论记录、过程稿、磋商信函、请示报告等过程性信息"),
                            ("16-2b", "行政执法案卷信息"),
                        ],
                        max_length=6,
                        verbose_name="不公开的情形",
                    ),
                ),
                ("under", models.CharField(max_length=120, verbose_name="依据")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="理由")),
                ("on", models.DateField(db_index=True, verbose_name="日期")),
            ],
            options={
                "verbose_name": "公开属性认定",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("piece", models.CharField(max_length=120, verbose_name="审查对象")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("open", "可公开"),
                            ("after_separation", "区分后公开"),
                            ("closed", "不可公开"),
                            ("unsure", "不能确定"),
                        ],
                        max_length=20,
                        verbose_name="结论",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="理由")),
                ("digest", models.CharField(max_length=64, verbose_name="所见指纹")),
                ("on", models.DateField(verbose_name="日期")),
                ("package", models.UUIDField(blank=True, null=True, verbose_name="签批包")),
            ],
            options={
                "verbose_name": "保密审查结论",
                "ordering": ["id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="edition",
            name="edition_stage_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="review",
            name="one_approval_a_person_and_round",
        ),
        migrations.AddField(
            model_name="document",
            name="attribute_fixed_on",
            field=models.DateField(blank=True, null=True, verbose_name="属性确定日期"),
        ),
        migrations.AddField(
            model_name="document",
            name="kind",
            field=models.CharField(
                choices=gongkai.law.chain.kinds, default="ordinary", max_length=20, verbose_name="文件类型"
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="reassess_on",
            field=models.DateField(blank=True, db_index=True, null=True, verbose_name="定期评估日期"),
        ),
        migrations.AddField(
            model_name="edition",
            name="attribute",
            field=models.CharField(
                blank=True,
                choices=[("proactive", "主动公开"), ("on_request", "依申请公开"), ("withheld", "不予公开")],
                max_length=12,
                verbose_name="签发确定的公开属性",
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="check_due",
            field=models.DateField(blank=True, null=True, verbose_name="发布后核对期限"),
        ),
        migrations.AddField(
            model_name="edition",
            name="checked_on",
            field=models.DateField(blank=True, null=True, verbose_name="发布后核对日期"),
        ),
        migrations.AddField(
            model_name="edition",
            name="confirm_due",
            field=models.DateField(blank=True, null=True, verbose_name="紧急发布确认期限"),
        ),
        migrations.AddField(
            model_name="edition",
            name="confirmed_on",
            field=models.DateField(blank=True, null=True, verbose_name="紧急发布确认日期"),
        ),
        migrations.AddField(
            model_name="edition",
            name="due",
            field=models.DateField(blank=True, null=True, verbose_name="本环节期限"),
        ),
        migrations.AddField(
            model_name="edition",
            name="is_urgent",
            field=models.BooleanField(default=False, verbose_name="紧急发布"),
        ),
        migrations.AddField(
            model_name="edition",
            name="signed_digest",
            field=models.CharField(blank=True, max_length=64, verbose_name="签发所见指纹"),
        ),
        migrations.AddField(
            model_name="review",
            name="attribute",
            field=models.CharField(
                blank=True,
                choices=[("proactive", "主动公开"), ("on_request", "依申请公开"), ("withheld", "不予公开")],
                max_length=12,
                verbose_name="所见公开属性",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="covers",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="代行",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="manner",
            field=models.CharField(blank=True, max_length=200, verbose_name="方式研判"),
        ),
        migrations.AddField(
            model_name="review",
            name="timing",
            field=models.CharField(blank=True, max_length=200, verbose_name="时机研判"),
        ),
        migrations.AddField(
            model_name="review",
            name="wording",
            field=models.CharField(blank=True, max_length=200, verbose_name="表述研判"),
        ),
        migrations.AlterField(
            model_name="edition",
            name="stage",
            field=models.CharField(
                choices=[
                    (gongkai.law.chain.EditionStage["DRAFT"], "拟稿"),
                    (gongkai.law.chain.EditionStage["FIRST_REVIEW"], "科室初审"),
                    (gongkai.law.chain.EditionStage["LEGAL_REVIEW"], "合法性审核"),
                    (gongkai.law.chain.EditionStage["SECRECY_REVIEW"], "保密审查"),
                    (gongkai.law.chain.EditionStage["REFERRED"], "报请确定"),
                    (gongkai.law.chain.EditionStage["SECOND_REVIEW"], "办公室复审"),
                    (gongkai.law.chain.EditionStage["FINAL_REVIEW"], "分管终审"),
                    (gongkai.law.chain.EditionStage["HEAD_SIGNATURE"], "主要领导签发"),
                    (gongkai.law.chain.EditionStage["APPROVED"], "待发布"),
                    (gongkai.law.chain.EditionStage["PUBLISHED"], "已发布"),
                    (gongkai.law.chain.EditionStage["SHELVED"], "归档不公开"),
                    (gongkai.law.chain.EditionStage["SUPERSEDED"], "已被新版本替代"),
                    (gongkai.law.chain.EditionStage["WITHDRAWN"], "已撤回"),
                ],
                default=gongkai.law.chain.EditionStage["DRAFT"],
                max_length=20,
                verbose_name="环节",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "draft",
                            "first_review",
                            "legal_review",
                            "secrecy_review",
                            "referred",
                            "second_review",
                            "final_review",
                            "head_signature",
                            "approved",
                            "published",
                            "shelved",
                            "superseded",
                            "withdrawn",
                        ],
                    )
                ),
                name="edition_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "act__in",
                        (
                            "pass_first",
                            "pass_legal",
                            "pass_secrecy",
                            "pass_second",
                            "sign",
                            "sign_head",
                            "sign_urgently",
                        ),
                    )
                ),
                fields=("edition", "package", "by"),
                name="one_approval_a_person_and_round",
            ),
        ),
        migrations.AddField(
            model_name="attributedecision",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="认定人",
            ),
        ),
        migrations.AddField(
            model_name="attributedecision",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attribute_decisions",
                to="documents.document",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="attachment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="verdicts",
                to="documents.attachment",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="审查人",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="verdicts", to="documents.edition"
            ),
        ),
        migrations.AddConstraint(
            model_name="attributedecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("attribute", gongkai.law.attribute.Attribute["PROACTIVE"]),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_decision_against_openness_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="attributedecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("attribute", gongkai.law.attribute.Attribute["WITHHELD"]), _negated=True),
                    models.Q(("ground", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_decision_to_withhold_has_a_ground",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["open", "after_separation", "closed", "unsure"])),
                name="verdict_is_one_of_four",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verdict", gongkai.law.judgement.SecrecyVerdict["OPEN"]),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_verdict_against_openness_has_a_reason",
            ),
        ),
    ]
