import django.db.models.deletion
import gongkai.law.retraction
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0011_rules_of_release"),
        ("documents", "0010_interpretation_in_step"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NoticePeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("last_day", models.DateField(db_index=True, verbose_name="公示期截止日")),
                ("basis", models.CharField(max_length=300, verbose_name="公示期的依据或理由")),
                ("contact", models.CharField(max_length=300, verbose_name="提出异议的方式")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice",
                        to="documents.document",
                        verbose_name="信息",
                    ),
                ),
            ],
            options={
                "verbose_name": "公示期",
            },
        ),
        migrations.CreateModel(
            name="NoticeChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was", models.DateField(verbose_name="原截止日")),
                ("last_day", models.DateField(verbose_name="改为")),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="documents.noticeperiod",
                    ),
                ),
            ],
            options={
                "verbose_name": "公示期变更",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Schedule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("package", models.UUIDField(verbose_name="签批包")),
                ("at", models.DateTimeField(verbose_name="发布时间")),
                (
                    "because",
                    models.CharField(blank=True, max_length=300, verbose_name="敏感时段内发布的理由"),
                ),
                ("on", models.DateField(verbose_name="排定日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "待发布"),
                            ("done", "已发布"),
                            ("failed", "没有发布"),
                            ("ended", "已取消"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="实际时间")),
                ("is_late", models.BooleanField(default=False, verbose_name="晚于排定的时间")),
                ("alarm", models.CharField(blank=True, max_length=500, verbose_name="警示")),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="处理日期")),
                ("settled_says", models.CharField(blank=True, max_length=300, verbose_name="处理情况")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="排定人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schedules",
                        to="documents.document",
                        verbose_name="信息",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="处理人",
                    ),
                ),
            ],
            options={
                "verbose_name": "定时发布",
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Window",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("first", models.DateField(verbose_name="起")),
                ("last", models.DateField(verbose_name="止")),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("on", models.DateField(verbose_name="设定日期")),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="解除日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="windows",
                        to="agencies.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="设定人",
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="解除人",
                    ),
                ),
            ],
            options={
                "verbose_name": "敏感时段",
                "ordering": ["-first", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("wrong", "内容有差错"),
                            ("not_public", "不应公开"),
                            ("revoked", "行政处罚决定被变更、撤销、确认违法或者无效"),
                            ("other", "其他"),
                        ],
                        max_length=20,
                        verbose_name="撤回的情形",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="撤回的原因")),
                ("notice", models.CharField(blank=True, max_length=500, verbose_name="公开说明")),
                (
                    "why_silent",
                    models.CharField(blank=True, max_length=300, verbose_name="不作公开说明的理由"),
                ),
                ("changed_on", models.DateField(blank=True, null=True, verbose_name="决定被变更、撤销之日")),
                ("due", models.DateField(blank=True, null=True, verbose_name="撤回期限")),
                ("on", models.DateField(verbose_name="撤回日期")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤回人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="documents.document",
                        verbose_name="信息",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.edition"
                    ),
                ),
            ],
            options={
                "verbose_name": "撤回",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Incident",
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
                            ("wrong_release", "误发布"),
                            ("retraction", "撤回"),
                            ("broken_promise", "发布失信"),
                            ("dispute", "公众质疑、舆情"),
                        ],
                        max_length=20,
                        verbose_name="类型",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="发生日期")),
                ("says", models.CharField(max_length=500, verbose_name="情况")),
                ("on", models.DateField(verbose_name="登记日期")),
                ("done", models.CharField(blank=True, max_length=500, verbose_name="处置情况")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="agencies.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="documents.document",
                        verbose_name="信息",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办结人",
                    ),
                ),
            ],
            options={
                "verbose_name": "发布事故",
                "ordering": ["-happened_on", "-id"],
                "indexes": [
                    models.Index(fields=["agency", "happened_on"], name="documents_i_agency__1ad7f1_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            models.Q(("ended_by__isnull", False), models.Q(("done", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="an_ended_incident_says_what_was_done",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True), name="an_incident_says_what_happened"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("on__gte", models.F("happened_on"))),
                        name="an_incident_is_entered_after_it_happened",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoIncident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", models.DateField(verbose_name="起")),
                ("last", models.DateField(verbose_name="止")),
                ("on", models.DateField(verbose_name="确认日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
            ],
            options={
                "verbose_name": "无事故确认",
                "ordering": ["-last", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first")), ("on__gte", models.F("last"))),
                        name="a_period_is_confirmed_when_over",
                    ),
                    models.UniqueConstraint(
                        fields=("agency", "first", "last"), name="a_period_is_confirmed_once"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="noticeperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", ""), _negated=True), models.Q(("contact", ""), _negated=True)
                ),
                name="a_notice_says_why_so_long_and_whom_to_tell",
            ),
        ),
        migrations.AddConstraint(
            model_name="noticechange",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="a_changed_notice_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="noticechange",
            constraint=models.CheckConstraint(
                condition=models.Q(("was", models.F("last_day")), _negated=True),
                name="a_changed_notice_changes",
            ),
        ),
        migrations.AddIndex(
            model_name="schedule",
            index=models.Index(fields=["state", "at"], name="documents_s_state_637353_idx"),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")),
                fields=("document",),
                name="one_schedule_of_a_document_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "done"), _negated=True), ("done_at__isnull", False), _connector="OR"
                ),
                name="a_release_done_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "failed"), ("is_late", True), _connector="OR", _negated=True),
                    models.Q(("alarm", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_release_that_failed_or_was_late_says_so",
            ),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("settled_on__isnull", True),
                    models.Q(("settled_by__isnull", False), models.Q(("settled_says", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_settled_alarm_says_how",
            ),
        ),
        migrations.AddIndex(
            model_name="window",
            index=models.Index(fields=["agency", "first", "last"], name="documents_w_agency__32cf3d_idx"),
        ),
        migrations.AddConstraint(
            model_name="window",
            constraint=models.CheckConstraint(
                condition=models.Q(("last__gte", models.F("first"))), name="a_window_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="window",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                ),
                name="a_window_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("notice", ""), _negated=True),
                    models.Q(("why_silent", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_withdrawal_is_explained_or_says_why_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cause", gongkai.law.retraction.Cause["REVOKED"]), _negated=True),
                    models.Q(("changed_on__isnull", False), models.Q(("notice", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_revoked_sanction_is_explained",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="a_withdrawal_has_a_reason"
            ),
        ),
    ]
