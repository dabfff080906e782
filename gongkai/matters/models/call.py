"""A call to the public: a consultation over a matter, or questions for an interview; what came in, and the feedback."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.scope import Right, Scope
from gongkai.files import vault
from gongkai.matters.models.event import Event
from gongkai.matters.models.matter import Matter, reach_of
from gongkai.matters.models.released import Released, ReleasedQuerySet


class CallQuerySet(ReleasedQuerySet["Call"]):
    def public(self) -> Self:
        """What anyone may read: released, of a public matter or a released event."""
        of_matter = Q(matter__published_on__isnull=False)
        return self.released().filter(of_matter | Q(event__in=Event.objects.public()))

    def visible_to(self, scope: Scope) -> Self:
        """What a member of staff may see, with what the public wrote."""
        own, divisions = self.filter(agency_id=scope.agency), reach_of(scope, Right.READ_VOICES)
        if divisions is None:
            return own
        return own.filter(Q(matter__division_id__in=divisions) | Q(event__division_id__in=divisions))


class Call(Released):
    """A consultation (意见征集) or a call for questions (征集提问), open from its first to its last day."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="calls", verbose_name="机关")
    number = models.CharField("编号", max_length=30)
    matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, null=True, blank=True, related_name="calls", verbose_name="事项"
    )
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="calls", verbose_name="活动"
    )
    title = models.CharField("标题", max_length=200)
    says = models.TextField("征集内容")
    first_day = models.DateField("开始日期")
    last_day = models.DateField("截止日期")
    short_because = models.CharField("期限较短的原因", max_length=300, blank=True)
    channel = models.CharField("提出意见的其他途径", max_length=300, blank=True)
    contact = models.CharField("联系方式", max_length=200)
    elsewhere = models.PositiveIntegerField("其他途径收到的条数", default=0)
    feedback_on = models.DateField("反馈公布日期", null=True, blank=True)
    feedback_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="反馈公布人"
    )

    objects = CallQuerySet.as_manager()

    class Meta(Released.Meta):
        verbose_name = "征集"
        ordering = ["-first_day", "-id"]
        constraints = [
            *Released.Meta.constraints,
            models.UniqueConstraint(fields=["agency", "number"], name="call_number_once"),
            models.CheckConstraint(
                condition=Q(matter__isnull=False, event__isnull=True)
                | Q(matter__isnull=True, event__isnull=False),
                name="a_call_is_of_a_matter_or_an_event",
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="a_call_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(feedback_on__isnull=True, feedback_by__isnull=True)
                | Q(feedback_on__isnull=False, feedback_by__isnull=False, released_on__isnull=False),
                name="feedback_is_published_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def state(self, on: date) -> str:
        """待公布, 未开始, 征集中, 已结束 or 已反馈 on a day."""
        if self.released_on is None:
            return "待公布"
        if self.feedback_on is not None:
            return "已反馈"
        return "未开始" if on < self.first_day else "征集中" if on <= self.last_day else "已结束"

    @property
    def of(self) -> Matter | Event:
        """The matter or the event it belongs to."""
        found = self.matter or self.event
        assert found is not None
        return found


class Voice(models.Model):
    """What a member of the public wrote. Shown at the desk alone; the public reads the feedback."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="voices", verbose_name="征集")
    number = models.PositiveIntegerField("序号")
    text = models.TextField("内容")
    came_on = models.DateField("收到日期")

    class Meta:
        verbose_name = "公众意见"
        ordering = ["call_id", "number"]
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="voice_number_once")]

    def __str__(self) -> str:
        return f"第{self.number}条"


class Sender(models.Model):
    """Who wrote it, where that was given: sealed, kept apart from the words, erased after its time."""

    voice = models.OneToOneField(Voice, on_delete=models.PROTECT, related_name="sender", verbose_name="意见")
    name_sealed = models.TextField("密存的姓名", blank=True)
    contact_sealed = models.TextField("密存的联系方式", blank=True)

    class Meta:
        verbose_name = "提出人"

    def __str__(self) -> str:
        return f"{self.voice}的提出人"

    @property
    def name(self) -> str:
        """Raises Refusal with a wrong key."""
        return vault.open_text(self.name_sealed) if self.name_sealed else ""

    @property
    def contact(self) -> str:
        """Raises Refusal with a wrong key."""
        return vault.open_text(self.contact_sealed) if self.contact_sealed else ""


class Feedback(models.Model):
    """What became of a comment or a group of them, in the office's words (采纳反馈、答问)."""

    class Verdict(models.TextChoices):
        ADOPTED = "adopted", "采纳"
        PARTLY = "partly", "部分采纳"
        DECLINED = "declined", "未采纳"
        ANSWERED = "answered", "已答复"
        UNANSWERED = "unanswered", "未作答复"

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="feedback", verbose_name="征集")
    summary = models.CharField("意见概述", max_length=500)
    verdict = models.CharField("结果", max_length=10, choices=Verdict.choices)
    says = models.CharField("理由、答复", max_length=2000)
    voices = models.ManyToManyField(Voice, related_name="feedback", blank=True, verbose_name="对应的意见")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="拟稿人")
    made_on = models.DateField("拟稿日期")

    class Meta:
        verbose_name = "反馈"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(says=""), name="feedback_says_why"),
            models.CheckConstraint(
                condition=Q(verdict__in=["adopted", "partly", "declined", "answered", "unanswered"]),
                name="verdict_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.summary


CONSULTED = (Feedback.Verdict.ADOPTED, Feedback.Verdict.PARTLY, Feedback.Verdict.DECLINED)
ASKED = (Feedback.Verdict.ANSWERED, Feedback.Verdict.UNANSWERED)
