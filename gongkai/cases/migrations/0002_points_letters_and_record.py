"""Points, proposals, letters and the rest of a case's record; what they replace is moved by 0003 and dropped by 0004."""

import django.db.models.deletion
import gongkai.law.procedure
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_more_house_rules"),
        ("cases", "0001_cases_first"),
        ("documents", "0001_documents_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("material", "申请人材料"),
                            ("authorisation", "授权委托书"),
                            ("handed_out", "提供的信息"),
                            ("opinion", "征求到的意见"),
                            ("proof", "送达凭证"),
                            ("remedy", "复议诉讼文书"),
                            ("other", "其他材料"),
                        ],
                        max_length=14,
                        verbose_name="用途",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="文件名")),
                ("size", models.PositiveIntegerField(verbose_name="大小")),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                ("sealed", models.CharField(max_length=80, verbose_name="存放")),
                ("added_on", models.DateField(verbose_name="添加日期")),
            ],
            options={
                "verbose_name": "案卷材料",
                "ordering": ["added_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("phone", "电话"),
                            ("visit", "当面"),
                            ("email", "电子邮件"),
                            ("post", "信函"),
                            ("online", "网上留言"),
                        ],
                        max_length=10,
                        verbose_name="方式",
                    ),
                ),
                ("reached", models.BooleanField(default=True, verbose_name="联系上了")),
                ("says", models.TextField(verbose_name="内容")),
            ],
            options={
                "verbose_name": "沟通记录",
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Letter",
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
                        choices=[
                            ("receipt", "接收回执"),
                            ("completion", "补正告知书"),
                            ("reasons", "说明理由告知书"),
                            ("extension", "延期答复告知书"),
                            ("reasonable_period", "合理延迟答复告知书"),
                            ("third_party_consultation", "第三方意见征询书"),
                            ("consultation_notice", "征求意见告知书"),
                            ("overriding_notice", "依申请公开告知书"),
                            ("co_maker_consultation", "共同制作机关征求意见书"),
                            ("assistance", "协办函"),
                            ("fee_notice", "收费通知书"),
                            ("answer_open", "答复书（予以公开）"),
                            ("answer_already_public", "答复书（已主动公开）"),
                            ("answer_partial", "答复书（部分公开）"),
                            ("answer_withheld", "答复书（不予公开）"),
                            ("answer_not_available", "答复书（无法提供）"),
                            ("answer_declined", "答复书（不予处理）"),
                            ("ceasing", "不再处理告知书"),
                            ("record_correction", "更正告知书"),
                            ("service_record", "送达回证"),
                        ],
                        max_length=30,
                        verbose_name="文书",
                    ),
                ),
                ("number", models.CharField(max_length=80, verbose_name="文号")),
                ("party", models.CharField(blank=True, max_length=100, verbose_name="收件人")),
                ("issued_on", models.DateField(verbose_name="制发日期")),
                ("facts", models.JSONField(default=dict, verbose_name="要素")),
                ("word", models.CharField(blank=True, max_length=80, verbose_name="Word文件")),
                ("word_digest", models.CharField(blank=True, max_length=64, verbose_name="Word摘要")),
                ("pdf", models.CharField(blank=True, max_length=80, verbose_name="PDF文件")),
                ("pdf_digest", models.CharField(blank=True, max_length=64, verbose_name="PDF摘要")),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="作废日期")),
                ("cancelled_why", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("direct", "直接送达"),
                            ("entrusted", "委托其他行政机关送达"),
                            ("post", "通过邮政企业邮寄"),
                            ("electronic", "电子形式发送"),
                        ],
                        max_length=12,
                        verbose_name="送达方式",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="送出日期")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="签收日期")),
                ("signed_by", models.CharField(blank=True, max_length=60, verbose_name="签收人与关系")),
                ("tracking", models.CharField(blank=True, max_length=40, verbose_name="邮件号码")),
                ("served_on", models.DateField(blank=True, null=True, verbose_name="送达日期")),
            ],
            options={
                "verbose_name": "文书",
                "ordering": ["issued_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Link",
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
                        choices=[("repeats", "重复"), ("related", "关联"), ("split", "一事一申请拆分")],
                        max_length=10,
                        verbose_name="关系",
                    ),
                ),
            ],
            options={
                "verbose_name": "关联申请",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
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
                        choices=[("secrecy", "保密审查"), ("legal", "法制审核"), ("sign", "签批")],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("agrees", models.BooleanField(verbose_name="同意")),
                ("says", models.TextField(blank=True, verbose_name="意见")),
                ("on", models.DateField(verbose_name="日期")),
            ],
            options={
                "verbose_name": "审核意见",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("asks", models.TextField(verbose_name="申请要点")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("already_public", "予以公开（已主动公开）"),
                            ("granted", "予以公开"),
                            ("granted_in_part", "部分公开"),
                            ("withheld_secret", "不予公开：国家秘密"),
                            ("withheld_forbidden", "不予公开：法律、行政法规禁止"),
                            ("withheld_safety", "不予公开：危及“三安全一稳定”"),
                            ("withheld_third_party", "不予公开：保护第三方合法权益"),
                            ("withheld_internal", "不予公开：三类内部事务信息"),
                            ("withheld_process", "不予公开：四类过程性信息"),
                            ("withheld_enforcement_file", "不予公开：行政执法案卷"),
                            ("withheld_query_matter", "不予公开：行政查询事项"),
                            ("not_held_absent", "无法提供：信息不存在"),
                            ("not_held_elsewhere", "无法提供：不属于本机关负责公开"),
                            ("needs_making", "无法提供：需要另行制作"),
                            ("still_unclear", "无法提供：补正后仍不明确"),
                            ("declined_petition", "不予处理：信访举报投诉类"),
                            ("declined_repeated", "不予处理：重复申请"),
                            ("declined_publication", "不予处理：公开出版物"),
                            ("declined_excessive", "不予处理：无正当理由大量反复申请"),
                            ("declined_reconfirm", "不予处理：要求确认或重新出具"),
                        ],
                        max_length=30,
                        verbose_name="结论",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="事实和理由")),
                ("open_part", models.TextField(blank=True, verbose_name="公开的部分")),
                ("how", models.CharField(blank=True, max_length=200, verbose_name="提供的形式、方式和时间")),
                (
                    "published_at",
                    models.CharField(blank=True, max_length=300, verbose_name="获取的方式、途径"),
                ),
                (
                    "elsewhere",
                    models.CharField(blank=True, max_length=200, verbose_name="负责公开的机关和联系方式"),
                ),
                ("weighed", models.TextField(blank=True, verbose_name="公共利益的权衡")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="决定日期")),
            ],
            options={
                "verbose_name": "申请要点",
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="文件名")),
                ("size", models.PositiveIntegerField(verbose_name="大小")),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                ("sealed", models.CharField(max_length=80, verbose_name="存放")),
                ("added_on", models.DateField(verbose_name="添加日期")),
            ],
            options={
                "verbose_name": "身份证明",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(verbose_name="轮次")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("already_public", "予以公开（已主动公开）"),
                            ("granted", "予以公开"),
                            ("granted_in_part", "部分公开"),
                            ("withheld_secret", "不予公开：国家秘密"),
                            ("withheld_forbidden", "不予公开：法律、行政法规禁止"),
                            ("withheld_safety", "不予公开：危及“三安全一稳定”"),
                            ("withheld_third_party", "不予公开：保护第三方合法权益"),
                            ("withheld_internal", "不予公开：三类内部事务信息"),
                            ("withheld_process", "不予公开：四类过程性信息"),
                            ("withheld_enforcement_file", "不予公开：行政执法案卷"),
                            ("withheld_query_matter", "不予公开：行政查询事项"),
                            ("not_held_absent", "无法提供：信息不存在"),
                            ("not_held_elsewhere", "无法提供：不属于本机关负责公开"),
                            ("needs_making", "无法提供：需要另行制作"),
                            ("still_unclear", "无法提供：补正后仍不明确"),
                            ("declined_petition", "不予处理：信访举报投诉类"),
                            ("declined_repeated", "不予处理：重复申请"),
                            ("declined_publication", "不予处理：公开出版物"),
                            ("declined_excessive", "不予处理：无正当理由大量反复申请"),
                            ("declined_reconfirm", "不予处理：要求确认或重新出具"),
                        ],
                        max_length=30,
                        verbose_name="全件结论",
                    ),
                ),
                ("says", models.TextField(blank=True, verbose_name="承办意见")),
                ("digest", models.CharField(max_length=72, verbose_name="内容摘要")),
                ("on", models.DateField(verbose_name="呈批日期")),
                (
                    "ended",
                    models.CharField(
                        blank=True,
                        choices=[("approved", "批准"), ("sent_back", "退回"), ("recalled", "撤回改办")],
                        max_length=12,
                        verbose_name="结果",
                    ),
                ),
            ],
            options={
                "verbose_name": "答复呈批",
                "ordering": ["round"],
            },
        ),
        migrations.CreateModel(
            name="SearchRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="检索日期")),
                ("where", models.CharField(max_length=200, verbose_name="检索范围")),
                ("words", models.CharField(max_length=200, verbose_name="检索词")),
                ("found", models.TextField(verbose_name="检索结果")),
            ],
            options={
                "verbose_name": "检索记录",
                "ordering": ["on", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="case",
            name="case_stage_is_known",
        ),
        migrations.AddField(
            model_name="applicant",
            name="erased_on",
            field=models.DateField(blank=True, null=True, verbose_name="清除日期"),
        ),
        migrations.AddField(
            model_name="applicant",
            name="id_mark",
            field=models.CharField(blank=True, max_length=64, verbose_name="证件号码标记"),
        ),
        migrations.AddField(
            model_name="applicant",
            name="id_sealed",
            field=models.TextField(blank=True, verbose_name="证件号码（加密）"),
        ),
        migrations.AddField(
            model_name="case",
            name="archive_no",
            field=models.CharField(blank=True, max_length=40, verbose_name="归档号"),
        ),
        migrations.AddField(
            model_name="case",
            name="archived_on",
            field=models.DateField(blank=True, null=True, verbose_name="归档日期"),
        ),
        migrations.AddField(
            model_name="case",
            name="became",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="转为主动公开",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="due_moved_on",
            field=models.DateField(blank=True, null=True, verbose_name="期限变化日期"),
        ),
        migrations.AddField(
            model_name="case",
            name="due_was",
            field=models.DateField(blank=True, null=True, verbose_name="变化前的答复期限"),
        ),
        migrations.AddField(
            model_name="case",
            name="extension_days",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="申请延长的工作日数"),
        ),
        migrations.AddField(
            model_name="case",
            name="extension_reason",
            field=models.TextField(blank=True, verbose_name="申请延期的理由"),
        ),
        migrations.AddField(
            model_name="case",
            name="help_needed",
            field=models.CharField(blank=True, max_length=200, verbose_name="需要的帮助"),
        ),
        migrations.AddField(
            model_name="case",
            name="opened_on",
            field=models.DateField(blank=True, null=True, verbose_name="承办人打开日期"),
        ),
        migrations.AddField(
            model_name="remedy",
            name="body",
            field=models.CharField(blank=True, max_length=100, verbose_name="复议机关或者法院"),
        ),
        migrations.AddField(
            model_name="remedy",
            name="copy_received_on",
            field=models.DateField(blank=True, null=True, verbose_name="收到副本日期"),
        ),
        migrations.AddField(
            model_name="remedy",
            name="defence_due",
            field=models.DateField(blank=True, null=True, verbose_name="答复（答辩）期限"),
        ),
        migrations.AddField(
            model_name="remedy",
            name="defended_on",
            field=models.DateField(blank=True, null=True, verbose_name="提交答复（答辩）日期"),
        ),
        migrations.AddField(
            model_name="remedy",
            name="doc_no",
            field=models.CharField(blank=True, max_length=80, verbose_name="案号"),
        ),
        migrations.AddField(
            model_name="remedy",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="cases.remedy",
                verbose_name="前一程序",
            ),
        ),
        migrations.AddField(
            model_name="remedy",
            name="result_doc_no",
            field=models.CharField(blank=True, max_length=80, verbose_name="决定（裁判）文号"),
        ),
        migrations.AddField(
            model_name="remedy",
            name="result_says",
            field=models.TextField(blank=True, verbose_name="决定（裁判）要点"),
        ),
        migrations.AlterField(
            model_name="case",
            name="stage",
            field=models.CharField(
                choices=[
                    (gongkai.law.procedure.Stage["SUBMITTED"], "待双方确认"),
                    (gongkai.law.procedure.Stage["RECEIVED"], "待受理"),
                    (gongkai.law.procedure.Stage["IN_HAND"], "办理中"),
                    (gongkai.law.procedure.Stage["INCOMPLETE"], "待补正"),
                    (gongkai.law.procedure.Stage["UNPAID"], "待缴费"),
                    (gongkai.law.procedure.Stage["UNDER_REVIEW"], "答复审核中"),
                    (gongkai.law.procedure.Stage["APPROVED"], "待送达"),
                    (gongkai.law.procedure.Stage["CLOSED"], "已办结"),
                ],
                default=gongkai.law.procedure.Stage["SUBMITTED"],
                max_length=20,
                verbose_name="状态",
            ),
        ),
        migrations.AlterField(
            model_name="caseevent",
            name="what",
            field=models.CharField(
                choices=[
                    ("ask_to_complete", "告知补正"),
                    ("complete", "收到补正"),
                    ("extend", "延期"),
                    ("postpone", "合理延迟答复"),
                    ("consult_third_party", "征求第三方意见"),
                    ("consult_received", "对方收到征求意见书"),
                    ("third_party_answered", "第三方答复"),
                    ("consult_agency", "征求机关意见"),
                    ("agency_answered", "机关答复"),
                    ("fee_notified", "收费通知送达"),
                    ("fee_paid", "缴清费用"),
                    ("answered", "答复"),
                ],
                max_length=30,
                verbose_name="事项",
            ),
        ),
        migrations.AddIndex(
            model_name="applicant",
            index=models.Index(fields=["id_mark"], name="cases_appli_id_mark_2feaba_idx"),
        ),
        migrations.AddIndex(
            model_name="remedy",
            index=models.Index(fields=["defence_due"], name="cases_remed_defence_3eb5fa_idx"),
        ),
        migrations.AddConstraint(
            model_name="applicant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_on__isnull", True), models.Q(("id_mark", ""), ("id_sealed", "")), _connector="OR"
                ),
                name="an_erased_identity_is_gone",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "submitted",
                            "received",
                            "in_hand",
                            "incomplete",
                            "unpaid",
                            "under_review",
                            "approved",
                            "closed",
                        ],
                    )
                ),
                name="case_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("archived_on__isnull", True),
                    models.Q(
                        ("stage", gongkai.law.procedure.Stage["CLOSED"]),
                        models.Q(("archive_no", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="only_a_closed_case_is_archived",
            ),
        ),
        migrations.AddConstraint(
            model_name="remedy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("defended_on__isnull", True), ("copy_received_on__isnull", False), _connector="OR"
                ),
                name="a_defence_answers_a_copy",
            ),
        ),
        migrations.AddField(
            model_name="casefile",
            name="added_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="casefile",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="answers",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answered_by",
                to="cases.contact",
                verbose_name="回复",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="agencies.agency"
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="event",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="letters",
                to="cases.caseevent",
                verbose_name="办理事实",
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="issued_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="制发人",
            ),
        ),
        migrations.AddField(
            model_name="casefile",
            name="letter",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="files",
                to="cases.letter",
                verbose_name="文书",
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="links", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="to",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="linked_from", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="审核人",
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="points", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="earlier",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.case",
                verbose_name="已答复的申请",
            ),
        ),
        migrations.AddField(
            model_name="proof",
            name="applicant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="proofs", to="cases.applicant"
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="承办人",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="cases.proposal"
            ),
        ),
        migrations.AddField(
            model_name="searchrecord",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="检索人",
            ),
        ),
        migrations.AddField(
            model_name="searchrecord",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="searches", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="searchrecord",
            name="point",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="searches",
                to="cases.point",
                verbose_name="申请要点",
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["agency", "issued_on"], name="cases_lette_agency__ea5754_idx"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(fields=("agency", "number"), name="letter_number_once"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "receipt",
                            "completion",
                            "reasons",
                            "extension",
                            "reasonable_period",
                            "third_party_consultation",
                            "consultation_notice",
                            "overriding_notice",
                            "co_maker_consultation",
                            "assistance",
                            "fee_notice",
                            "answer_open",
                            "answer_already_public",
                            "answer_partial",
                            "answer_withheld",
                            "answer_not_available",
                            "answer_declined",
                            "ceasing",
                            "record_correction",
                            "service_record",
                        ],
                    )
                ),
                name="letter_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cancelled_on__isnull", True), ("served_on__isnull", True), _connector="OR"
                ),
                name="a_served_letter_is_not_cancelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sent_on__isnull", True), models.Q(("way", ""), _negated=True), _connector="OR"
                ),
                name="a_sent_letter_has_its_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(fields=("case", "to"), name="two_cases_are_linked_once"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("case", models.F("to")), _negated=True),
                name="a_case_is_not_linked_to_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.UniqueConstraint(fields=("case", "order"), name="point_order_once"),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        [
                            "",
                            "already_public",
                            "granted",
                            "granted_in_part",
                            "withheld_secret",
                            "withheld_forbidden",
                            "withheld_safety",
                            "withheld_third_party",
                            "withheld_internal",
                            "withheld_process",
                            "withheld_enforcement_file",
                            "withheld_query_matter",
                            "not_held_absent",
                            "not_held_elsewhere",
                            "needs_making",
                            "still_unclear",
                            "declined_petition",
                            "declined_repeated",
                            "declined_publication",
                            "declined_excessive",
                            "declined_reconfirm",
                        ],
                    )
                ),
                name="point_outcome_is_an_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on__isnull", True), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("decided_on__isnull", False)),
                    _connector="OR",
                ),
                name="a_decided_point_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(fields=("case", "round"), name="proposal_round_once"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended", "")), fields=("case",), name="one_proposal_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.UniqueConstraint(fields=("proposal", "kind"), name="one_opinion_of_a_kind"),
        ),
    ]
