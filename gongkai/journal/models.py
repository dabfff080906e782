"""The journal: one line per act, chained per agency, never changed and never removed; the runs of the night; the forms
that were sent, so that a second click makes nothing twice."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Agency, Person
from gongkai.law.hand import Hand


class Head(models.Model):
    """The end of an agency's chain; locked while a line is added, so numbers and digests never fork."""

    agency = models.OneToOneField(
        Agency, on_delete=models.PROTECT, primary_key=True, related_name="journal_head"
    )
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=72, default="")

    def __str__(self) -> str:
        return f"{self.agency}: {self.number}"


class Entry(models.Model):
    """Who did what when under which article.

    A matter is a type and a key, so the journal knows no room above it. `facts` carries dates, numbers and
    codes; personal data of applicants never enters it, so nothing here has to be shredded.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="journal")
    number = models.PositiveBigIntegerField("序号")
    at = models.DateTimeField("记录时间")
    on = models.DateField("办理日期")
    matter = models.CharField("事项", max_length=20)
    key = models.CharField("编号", max_length=60)
    act = models.CharField("行为", max_length=40)
    label = models.CharField("行为名称", max_length=60)
    under = models.CharField("依据", max_length=120)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField("经办", max_length=60)
    hand = models.CharField("岗位", max_length=20, choices=[(h.value, h.label) for h in Hand], blank=True)
    facts = models.JSONField("要素", default=dict)
    previous = models.CharField("上一行摘要", max_length=72)
    digest = models.CharField("摘要", max_length=72)

    class Meta:
        verbose_name = "留痕"
        ordering = ["agency_id", "number"]
        indexes = [models.Index(fields=["agency", "matter", "key"])]
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="journal_number_once")]

    def __str__(self) -> str:
        return f"{self.on} {self.matter} {self.key} {self.label}"


class JobRun(models.Model):
    """One run of a nightly job for one day (夜间任务). Without an end it is running, or its process was killed.

    `facts` is plain JSON: counts of what was done, never whom it was about.
    """

    job = models.CharField("任务", max_length=20)
    for_day = models.DateField("所属日期")
    started_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    ok = models.BooleanField("成功", default=False)
    facts = models.JSONField("结果", default=dict)
    error = models.CharField("差错", max_length=300, blank=True)

    class Meta:
        verbose_name = "任务运行"
        ordering = ["-started_at", "-id"]
        indexes = [models.Index(fields=["job", "ok", "for_day"]), models.Index(fields=["job", "started_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["job"], condition=models.Q(ended_at__isnull=True), name="one_run_of_a_job_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ok=False) | models.Q(ended_at__isnull=False, error=""),
                name="a_good_run_has_an_end_and_no_error",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.for_day} {self.job}"


class Waking(models.Model):
    """The one next waking of a task that enqueues itself; its row is locked while that is planned."""

    task = models.CharField("任务", max_length=100, primary_key=True)
    result = models.UUIDField("排队编号", null=True)

    def __str__(self) -> str:
        return self.task


class Mailing(models.Model):
    """A mail that went out: one of a kind, a person and a day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mailings")
    kind = models.CharField("种类", max_length=20)
    for_day = models.DateField("所属日期")
    sent_at = models.DateTimeField("发出时间")

    class Meta:
        verbose_name = "已发邮件"
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "for_day"], name="one_mail_of_a_kind_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.for_day} {self.kind} {self.person}"


class Attempt(models.Model):
    """How often something was tried until a moment: wrong codes, forms sent. `key` is a keyed mark, so that no address
    and no number is kept."""

    key = models.CharField("标记", max_length=64, primary_key=True)
    count = models.PositiveIntegerField("次数")
    until = models.DateTimeField("计数至", db_index=True)

    class Meta:
        verbose_name = "尝试次数"

    def __str__(self) -> str:
        return f"{self.count}次，至{self.until}"


class SentForm(models.Model):
    """A form somebody sent, and what it made (重复提交). A week later nobody clicks on it again, and it goes.

    `slip` was drawn when the form was shown, `said` is a keyed fingerprint of what was filled in, `key` the number of
    what was made of it: written in the transaction that makes it, so whoever sees the row sees the key.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    slip = models.CharField("表单标记", max_length=32)
    said = models.CharField("内容标记", max_length=64)
    key = models.CharField("编号", max_length=60, blank=True)
    sent_on = models.DateField("提交日期")

    class Meta:
        verbose_name = "已提交的表单"
        constraints = [models.UniqueConstraint(fields=["person", "slip"], name="a_form_is_sent_once")]

    def __str__(self) -> str:
        return f"{self.sent_on} {self.key}"
