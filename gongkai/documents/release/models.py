"""What belongs to a release: its schedule, sensitive windows, the period of a public notice, withdrawals, incidents."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.law.retraction import Cause


class Schedule(models.Model):
    """A day and hour at which a signed package goes out by itself, on behalf of who set it (定时发布).

    `package` is the round of review it was set for: what was signed anew since is not released by it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "待发布"
        DONE = "done", "已发布"
        FAILED = "failed", "没有发布"
        ENDED = "ended", "已取消"

    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="schedules", verbose_name="信息"
    )
    package = models.UUIDField("签批包")
    at = models.DateTimeField("发布时间")
    because = models.CharField("敏感时段内发布的理由", max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="排定人")
    on = models.DateField("排定日期")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    done_at = models.DateTimeField("实际时间", null=True, blank=True)
    is_late = models.BooleanField("晚于排定的时间", default=False)
    alarm = models.CharField("警示", max_length=500, blank=True)
    settled_on = models.DateField("处理日期", null=True, blank=True)
    settled_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="处理人"
    )
    settled_says = models.CharField("处理情况", max_length=300, blank=True)

    class Meta:
        verbose_name = "定时发布"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["state", "at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(state="waiting"), name="one_schedule_of_a_document_waits"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_at__isnull=False), name="a_release_done_has_its_time"
            ),
            models.CheckConstraint(
                condition=~(Q(state="failed") | Q(is_late=True)) | ~Q(alarm=""),
                name="a_release_that_failed_or_was_late_says_so",
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | (Q(settled_by__isnull=False) & ~Q(settled_says="")),
                name="a_settled_alarm_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}：{self.get_state_display()}"


class Window(models.Model):
    """Days on which the office wants no release without a written reason (敏感时段)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="windows", verbose_name="机关")
    name = models.CharField("名称", max_length=60)
    first = models.DateField("起")
    last = models.DateField("止")
    reason = models.CharField("理由", max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="设定人")
    on = models.DateField("设定日期")
    lifted_on = models.DateField("解除日期", null=True, blank=True)
    lifted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="解除人"
    )

    class Meta:
        verbose_name = "敏感时段"
        ordering = ["-first", "-id"]
        indexes = [models.Index(fields=["agency", "first", "last"])]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="a_window_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(reason=""), name="a_window_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.first}至{self.last}）"


class NoticePeriod(models.Model):
    """Until when a document stands for public notice, why so long, and whom to object to (公示期).

    `last_day` counts as a whole. After it the notice is over by itself; nothing has to run for that.
    """

    document = models.OneToOneField(
        "documents.Document", on_delete=models.PROTECT, related_name="notice", verbose_name="信息"
    )
    last_day = models.DateField("公示期截止日", db_index=True)
    basis = models.CharField("公示期的依据或理由", max_length=300)
    contact = models.CharField("提出异议的方式", max_length=300)

    class Meta:
        verbose_name = "公示期"
        constraints = [
            models.CheckConstraint(
                condition=~Q(basis="") & ~Q(contact=""), name="a_notice_says_why_so_long_and_whom_to_tell"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document}：公示至{self.last_day}"

    def is_over(self, day: date) -> bool:
        return day > self.last_day


class NoticeChange(models.Model):
    """A running notice made longer or ended early; its reason is shown to everybody."""

    period = models.ForeignKey(NoticePeriod, on_delete=models.PROTECT, related_name="changes")
    was = models.DateField("原截止日")
    last_day = models.DateField("改为")
    reason = models.CharField("理由", max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="经办人")
    on = models.DateField("日期")

    class Meta:
        verbose_name = "公示期变更"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_changed_notice_says_why"),
            models.CheckConstraint(condition=~Q(was=F("last_day")), name="a_changed_notice_changes"),
        ]

    def __str__(self) -> str:
        return f"{self.was}改为{self.last_day}"


class Withdrawal(models.Model):
    """Why a published document was taken off, and what the public is told in its place (撤回).

    The edition it names stays for the staff. `changed_on` is when the decision a release stood on was changed or
    revoked: `due` runs from it.
    """

    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="withdrawals", verbose_name="信息"
    )
    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="+")
    cause = models.CharField("撤回的情形", max_length=20, choices=[(c.value, c.label) for c in Cause])
    reason = models.CharField("撤回的原因", max_length=500)
    notice = models.CharField("公开说明", max_length=500, blank=True)
    why_silent = models.CharField("不作公开说明的理由", max_length=300, blank=True)
    changed_on = models.DateField("决定被变更、撤销之日", null=True, blank=True)
    due = models.DateField("撤回期限", null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="撤回人")
    on = models.DateField("撤回日期")

    class Meta:
        verbose_name = "撤回"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(notice="") | ~Q(why_silent=""), name="a_withdrawal_is_explained_or_says_why_not"
            ),
            models.CheckConstraint(
                condition=~Q(cause=Cause.REVOKED) | (Q(changed_on__isnull=False) & ~Q(notice="")),
                name="a_revoked_sanction_is_explained",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_withdrawal_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.document}：{self.on}撤回"

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.on > self.due


class Incident(models.Model):
    """Something that went wrong in public: what, what was done, and when it was over (发布事故)."""

    class Kind(models.TextChoices):
        WRONG_RELEASE = "wrong_release", "误发布"
        RETRACTION = "retraction", "撤回"
        BROKEN_PROMISE = "broken_promise", "发布失信"
        DISPUTE = "dispute", "公众质疑、舆情"

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="incidents", verbose_name="机关"
    )
    kind = models.CharField("类型", max_length=20, choices=Kind.choices)
    document = models.ForeignKey(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents",
        verbose_name="信息",
    )
    happened_on = models.DateField("发生日期")
    says = models.CharField("情况", max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="登记人")
    on = models.DateField("登记日期")
    done = models.CharField("处置情况", max_length=500, blank=True)
    ended_on = models.DateField("办结日期", null=True, blank=True)
    ended_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办结人"
    )

    class Meta:
        verbose_name = "发布事故"
        ordering = ["-happened_on", "-id"]
        indexes = [models.Index(fields=["agency", "happened_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | (Q(ended_by__isnull=False) & ~Q(done="")),
                name="an_ended_incident_says_what_was_done",
            ),
            models.CheckConstraint(condition=~Q(says=""), name="an_incident_says_what_happened"),
            models.CheckConstraint(
                condition=Q(on__gte=F("happened_on")), name="an_incident_is_entered_after_it_happened"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on} {self.get_kind_display()}"


class NoIncident(models.Model):
    """A signature that a period had none (没有发生发布事故). It holds while the register of the period is empty."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name="机关")
    first = models.DateField("起")
    last = models.DateField("止")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="确认人")
    on = models.DateField("确认日期")

    class Meta:
        verbose_name = "无事故确认"
        ordering = ["-last", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gte=F("first"), on__gte=F("last")), name="a_period_is_confirmed_when_over"
            ),
            models.UniqueConstraint(fields=["agency", "first", "last"], name="a_period_is_confirmed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.first}至{self.last}"
