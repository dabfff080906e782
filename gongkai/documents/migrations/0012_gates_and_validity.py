"""The gate on content, upper documents, validity and the clean-up. What was published before there was a gate says so."""

import django.db.models.deletion
import gongkai.law.chain
import gongkai.law.personal_release
import gongkai.law.upper_document
from django.conf import settings
from django.db import migrations, models


def say_published_before(apps, schema_editor):
    """No check is filled in that nobody made: what was out already is marked as what it is."""
    editions = apps.get_model("documents", "Edition").objects
    out = editions.filter(stage__in=("published", "superseded", "withdrawn"), attested__isnull=True)
    out.update(before_clearing=True)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0012_rules_of_validity"),
        ("documents", "0011_release_of_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Allowance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("sanction_notice", "惩戒公示"), ("mandatory", "强制性信息披露")],
                        max_length=20,
                        verbose_name="类型",
                    ),
                ),
                ("law", models.CharField(max_length=120, verbose_name="法律法规名称")),
                ("article", models.CharField(max_length=60, verbose_name="条款")),
                (
                    "scope",
                    models.CharField(max_length=300, verbose_name="公开哪些个人信息、为什么是最小范围"),
                ),
                ("until", models.DateField(db_index=True, verbose_name="公开截止日期")),
                ("on", models.DateField(verbose_name="决定日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="结束日期")),
            ],
            options={
                "verbose_name": "例外公开",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="CleanUpItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "proposal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "继续有效"),
                            ("amend", "修改"),
                            ("repeal", "废止"),
                            ("lapse", "宣布失效"),
                        ],
                        max_length=10,
                        verbose_name="科室意见",
                    ),
                ),
                ("proposal_reason", models.CharField(blank=True, max_length=300, verbose_name="理由")),
                ("proposed_on", models.DateField(blank=True, null=True, verbose_name="提出日期")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "继续有效"),
                            ("amend", "修改"),
                            ("repeal", "废止"),
                            ("lapse", "宣布失效"),
                        ],
                        max_length=10,
                        verbose_name="决定",
                    ),
                ),
                ("decision_reason", models.CharField(blank=True, max_length=300, verbose_name="决定理由")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="决定日期")),
                ("carried_out_on", models.DateField(blank=True, null=True, verbose_name="执行日期")),
            ],
            options={
                "verbose_name": "清理的文件",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="CleanUpRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("until", models.DateField(verbose_name="提出意见截止")),
                ("on", models.DateField(verbose_name="发起日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
            ],
            options={
                "verbose_name": "规范性文件清理",
                "ordering": ["-year"],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("piece", models.CharField(blank=True, max_length=120, verbose_name="位置")),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="所见指纹")),
                (
                    "attribute",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("proactive", "主动公开"),
                            ("on_request", "依申请公开"),
                            ("withheld", "不予公开"),
                        ],
                        max_length=12,
                        verbose_name="同意的公开属性",
                    ),
                ),
                ("letter", models.CharField(max_length=200, verbose_name="原发文机关的书面同意")),
                ("letter_on", models.DateField(verbose_name="同意日期")),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("on", models.DateField(verbose_name="日期")),
            ],
            options={
                "verbose_name": "原发文机关同意",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="KeptNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("piece", models.CharField(max_length=120, verbose_name="位置")),
                ("digest", models.CharField(max_length=64, verbose_name="所见指纹")),
                ("mark", models.CharField(max_length=64, verbose_name="号码的标记")),
                ("kind", models.CharField(max_length=12, verbose_name="种类")),
                ("shown", models.CharField(max_length=24, verbose_name="遮盖后的号码")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("not_personal", "不是个人信息（公务电话、编号与个人号码相似等）"),
                            ("consented", "本人单独同意公开"),
                            ("exception", "惩戒公示、强制性信息披露（按登记的例外）"),
                        ],
                        max_length=16,
                        verbose_name="情形",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("basis", models.CharField(max_length=200, verbose_name="依据")),
                ("on", models.DateField(verbose_name="日期")),
            ],
            options={
                "verbose_name": "保留个人号码的决定",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="LookedAt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("piece", models.CharField(max_length=120, verbose_name="附件")),
                ("digest", models.CharField(max_length=64, verbose_name="所见指纹")),
                ("says", models.CharField(max_length=300, verbose_name="查看结果")),
                ("on", models.DateField(verbose_name="日期")),
            ],
            options={
                "verbose_name": "人工查看",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "effect",
                    models.CharField(
                        choices=[("amends", "修改"), ("replaces", "替代"), ("repeals", "废止")],
                        max_length=10,
                        verbose_name="关系",
                    ),
                ),
                ("in_part", models.BooleanField(default=False, verbose_name="部分")),
                ("since", models.DateField(blank=True, null=True, verbose_name="自何日起")),
                ("says", models.CharField(blank=True, max_length=300, verbose_name="条款或者理由")),
                ("on", models.DateField(verbose_name="登记日期")),
                ("took_effect_on", models.DateField(blank=True, null=True, verbose_name="起作用日期")),
                ("found", models.CharField(blank=True, max_length=10, verbose_name="原来的有效性")),
                ("undone_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                ("undone_says", models.CharField(blank=True, max_length=300, verbose_name="撤销理由")),
            ],
            options={
                "verbose_name": "前后文件",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="UpperDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="发文字号")),
                ("issuer", models.CharField(max_length=100, verbose_name="发文机关")),
                (
                    "disclosure",
                    models.CharField(
                        choices=[
                            ("proactive", "主动公开"),
                            ("on_request", "依申请公开"),
                            ("withheld", "不予公开"),
                            ("internal", "内部文件"),
                            ("unknown", "不明"),
                        ],
                        default=gongkai.law.upper_document.Disclosure["UNKNOWN"],
                        max_length=12,
                        verbose_name="公开属性",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="来源")),
                ("title_key", models.CharField(db_index=True, max_length=200, verbose_name="标题（比对）")),
                ("number_key", models.CharField(blank=True, max_length=60, verbose_name="文号（比对）")),
                ("on", models.DateField(verbose_name="登记日期")),
            ],
            options={
                "verbose_name": "上级文件",
                "ordering": ["-id"],
            },
        ),
        migrations.AddField(
            model_name="document",
            name="lapsed_on",
            field=models.DateField(blank=True, null=True, verbose_name="失效日期"),
        ),
        migrations.AddField(
            model_name="document",
            name="valid_always",
            field=models.BooleanField(default=False, verbose_name="长期有效"),
        ),
        migrations.AddField(
            model_name="document",
            name="valid_until",
            field=models.DateField(blank=True, db_index=True, null=True, verbose_name="有效期至"),
        ),
        migrations.AddField(
            model_name="edition",
            name="before_clearing",
            field=models.BooleanField(default=False, verbose_name="发布在有内容检查以前"),
        ),
        migrations.AddField(
            model_name="edition",
            name="cleared_digest",
            field=models.CharField(blank=True, max_length=64, verbose_name="内容检查所见指纹"),
        ),
        migrations.RunPython(say_published_before, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", gongkai.law.chain.EditionStage["PUBLISHED"]), _negated=True),
                    ("cleared_digest", models.F("digest")),
                    models.Q(("attested__isnull", False), ("cleared_digest", ""), ("number", 1)),
                    models.Q(("before_clearing", True), ("cleared_digest", "")),
                    _connector="OR",
                ),
                name="published_only_as_cleared",
                violation_error_message="发布的内容必须经过个人信息和转引文件检查，并且此后没有改动",
            ),
        ),
        migrations.AddField(
            model_name="allowance",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="决定人",
            ),
        ),
        migrations.AddField(
            model_name="allowance",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="allowances",
                to="documents.document",
            ),
        ),
        migrations.AddField(
            model_name="cleanupitem",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="决定人",
            ),
        ),
        migrations.AddField(
            model_name="cleanupitem",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="clean_ups", to="documents.document"
            ),
        ),
        migrations.AddField(
            model_name="cleanupitem",
            name="proposed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="提出人",
            ),
        ),
        migrations.AddField(
            model_name="cleanupround",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="clean_up_rounds",
                to="agencies.agency",
                verbose_name="机关",
            ),
        ),
        migrations.AddField(
            model_name="cleanupround",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="发起人",
            ),
        ),
        migrations.AddField(
            model_name="cleanupround",
            name="result",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="清理结果",
            ),
        ),
        migrations.AddField(
            model_name="cleanupitem",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="documents.cleanupround"
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="决定人",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="documents.document"
            ),
        ),
        migrations.AddField(
            model_name="keptnumber",
            name="allowance",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kept",
                to="documents.allowance",
                verbose_name="例外公开",
            ),
        ),
        migrations.AddField(
            model_name="keptnumber",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="决定人",
            ),
        ),
        migrations.AddField(
            model_name="keptnumber",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kept_numbers",
                to="documents.document",
            ),
        ),
        migrations.AddField(
            model_name="lookedat",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="查看人",
            ),
        ),
        migrations.AddField(
            model_name="lookedat",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="looked_at", to="documents.document"
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="predecessor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successions",
                to="documents.document",
                verbose_name="原文件",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="succeeds",
                to="documents.document",
                verbose_name="新文件",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="undone_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="撤销人",
            ),
        ),
        migrations.AddField(
            model_name="upperdocument",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="upper_documents",
                to="agencies.agency",
                verbose_name="机关",
            ),
        ),
        migrations.AddField(
            model_name="upperdocument",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="upper",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="documents.upperdocument",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="forwards",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="forwarded",
                to="documents.upperdocument",
                verbose_name="转发的文件",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("lapsed_on__isnull", True), ("validity", "lapsed"), _connector="OR"),
                name="a_lapsed_document_says_so",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True),
                    models.Q(("valid_always", False), ("valid_until__gte", models.F("made_on"))),
                    _connector="OR",
                ),
                name="a_last_day_lies_ahead_and_alone",
                violation_error_message="有效期至不能早于成文日期，也不能同时长期有效",
            ),
        ),
        migrations.AddConstraint(
            model_name="allowance",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["sanction_notice", "mandatory"])),
                name="allowance_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="allowance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("law", ""), _negated=True),
                    models.Q(("article", ""), _negated=True),
                    models.Q(("scope", ""), _negated=True),
                ),
                name="an_allowance_has_its_basis_and_scope",
                violation_error_message="例外公开要写明依据的法律、条款和最小范围",
            ),
        ),
        migrations.AddConstraint(
            model_name="allowance",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("on"))),
                name="an_allowance_ends_after_it_was_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanupround",
            constraint=models.UniqueConstraint(fields=("agency", "year"), name="one_clean_up_a_year"),
        ),
        migrations.AddConstraint(
            model_name="cleanupitem",
            constraint=models.UniqueConstraint(
                fields=("round", "document"), name="a_document_is_in_a_round_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanupitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("proposal", ""),
                    models.Q(
                        models.Q(("proposal_reason", ""), _negated=True), ("proposed_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="a_proposal_has_its_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanupitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decision", ""),
                    models.Q(models.Q(("proposal", ""), _negated=True), ("decided_by__isnull", False)),
                    _connector="OR",
                ),
                name="decided_only_as_proposed_before",
            ),
        ),
        migrations.AddConstraint(
            model_name="cleanupitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("carried_out_on__isnull", True),
                    models.Q(("decision", ""), _negated=True),
                    _connector="OR",
                ),
                name="carried_out_only_as_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptnumber",
            constraint=models.UniqueConstraint(
                condition=models.Q(("allowance__isnull", True)),
                fields=("document", "digest", "mark"),
                name="a_number_is_kept_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptnumber",
            constraint=models.UniqueConstraint(
                fields=("document", "digest", "mark", "allowance"), name="a_number_is_kept_once_an_allowance"
            ),
        ),
        migrations.AddConstraint(
            model_name="keptnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["not_personal", "consented", "exception"])),
                name="keep_ground_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True), models.Q(("basis", ""), _negated=True)
                ),
                name="a_kept_number_has_reason_and_basis",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("allowance__isnull", False),
                        ("ground", gongkai.law.personal_release.KeepGround["EXCEPTION"]),
                    ),
                    models.Q(
                        models.Q(
                            ("ground", gongkai.law.personal_release.KeepGround["EXCEPTION"]), _negated=True
                        ),
                        ("allowance__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="an_exception_names_its_allowance",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(("shown__contains", "***")), name="a_kept_number_is_shown_masked"
            ),
        ),
        migrations.AddConstraint(
            model_name="lookedat",
            constraint=models.UniqueConstraint(
                fields=("document", "digest"), name="a_file_is_looked_at_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="lookedat",
            constraint=models.CheckConstraint(
                condition=models.Q(("says", ""), _negated=True), name="a_look_says_what_was_seen"
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_on__isnull", True)),
                fields=("predecessor", "successor"),
                name="one_effect_between_two_documents",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("effect__in", ["amends", "replaces", "repeals"])),
                name="succession_effect_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor__isnull", True),
                    models.Q(("successor", models.F("predecessor")), _negated=True),
                    _connector="OR",
                ),
                name="no_document_succeeds_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor__isnull", False), models.Q(("says", ""), _negated=True), _connector="OR"
                ),
                name="by_hand_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("took_effect_on__isnull", True),
                    models.Q(
                        ("since__isnull", False),
                        ("since__lte", models.F("took_effect_on")),
                        models.Q(("found", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="what_took_effect_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("undone_on__isnull", True),
                    models.Q(("undone_by__isnull", False), models.Q(("undone_says", ""), _negated=True)),
                    _connector="OR",
                ),
                name="what_is_undone_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="upperdocument",
            index=models.Index(fields=["agency", "number_key"], name="documents_u_agency__8d7d79_idx"),
        ),
        migrations.AddConstraint(
            model_name="upperdocument",
            constraint=models.UniqueConstraint(
                fields=("agency", "title_key", "number_key"), name="an_upper_document_is_registered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="upperdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("disclosure__in", ["proactive", "on_request", "withheld", "internal", "unknown"])
                ),
                name="disclosure_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("letter", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                ),
                name="a_consent_has_its_letter_and_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("digest", ""), _negated=True), ("attribute", "")),
                    models.Q(("digest", ""), models.Q(("attribute", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_consent_is_to_a_piece_or_to_an_attribute",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("letter_on__lte", models.F("on"))), name="a_consent_was_given_before"
            ),
        ),
    ]
