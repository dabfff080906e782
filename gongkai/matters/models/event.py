"""A press conference or an online interview (新闻发布会、在线访谈)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, Scope
from gongkai.documents.models import Document
from gongkai.matters.models.matter import Matter, reach_of
from gongkai.matters.models.piece import Statement
from gongkai.matters.models.released import Released, ReleasedQuerySet

# The parts of an event's page that are written and released one by one.
NOTICE, TRANSCRIPT, MEDIA = "notice", "transcript", "media"
MOVING = "改期待定"
EVENT_PARTS = ((NOTICE, "预告"), (TRANSCRIPT, "实录"), (MEDIA, "媒体报道"))


def transcript_of(event: str) -> models.QuerySet[Statement]:
    """The released transcript of an event, whose key a query around it names."""
    return Statement.objects.filter(event=OuterRef(event), place=TRANSCRIPT, released_on__isnull=False)


class EventQuerySet(ReleasedQuerySet["Event"]):
    def waiting(self) -> Self:
        """What waits for a second person: a new event, or the new day or place of one that is public."""
        return self.filter(Q(released_on__isnull=True, sent_back_on__isnull=True) | Q(moved_by__isnull=False))

    def public(self) -> Self:
        """What anyone may read: released, and not of a matter that is not public."""
        return self.released().filter(Q(matter__isnull=True) | Q(matter__published_on__isnull=False))

    def visible_to(self, scope: Scope) -> Self:
        """What a member of staff may see: the one gate of every desk page."""
        own, divisions = self.filter(agency_id=scope.agency), reach_of(scope, Right.SEE_MATTERS)
        return own if divisions is None else own.filter(division_id__in=divisions)

    def with_transcript(self) -> Self:
        """Each with `has_transcript`: whether one was released."""
        return self.annotate(has_transcript=Exists(transcript_of("pk")))

    def without_transcript(self) -> Self:
        """Those of which none was released."""
        return self.exclude(Exists(transcript_of("pk")))


class Event(Released):
    """An event with its topic, time, place and speakers; notice, transcript and media are statements of it.

    `new_on`, `new_at`, `new_place` are where a public one is moved to by `moved_by`, until a second person releases that.
    """

    class Kind(models.TextChoices):
        PRESS = "press", "新闻发布会"
        INTERVIEW = "interview", "在线访谈"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="events", verbose_name="机关")
    number = models.CharField("编号", max_length=30)
    kind = models.CharField("类型", max_length=10, choices=Kind.choices)
    topic = models.CharField("主题", max_length=200)
    division = models.ForeignKey(
        Division, on_delete=models.PROTECT, related_name="events", verbose_name="承办科室"
    )
    matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name="事项"
    )
    documents = models.ManyToManyField(Document, related_name="events", blank=True, verbose_name="相关文件")
    on = models.DateField("日期")
    at = models.TimeField("时间", null=True, blank=True)
    place = models.CharField("地点或者网址", max_length=200)
    speakers = models.CharField("发布人、嘉宾", max_length=300)
    new_on = models.DateField("改期日期", null=True, blank=True)
    new_at = models.TimeField("改期时间", null=True, blank=True)
    new_place = models.CharField("改期地点或者网址", max_length=200, blank=True)
    moved_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="改期经办人"
    )
    closed_on = models.DateField("办结日期", null=True, blank=True)
    closed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办结人"
    )

    objects = EventQuerySet.as_manager()

    class Meta(Released.Meta):
        verbose_name = "发布会、访谈"
        ordering = ["-on", "-id"]
        constraints = [
            *Released.Meta.constraints,
            models.UniqueConstraint(fields=["agency", "number"], name="event_number_once"),
            models.CheckConstraint(condition=Q(kind__in=["press", "interview"]), name="event_kind_is_known"),
            models.CheckConstraint(
                condition=Q(moved_by__isnull=True, new_on__isnull=True, new_at__isnull=True, new_place="")
                | Q(
                    moved_by__isnull=False,
                    new_on__isnull=False,
                    released_on__isnull=False,
                    closed_on__isnull=True,
                )
                & ~Q(new_place=""),
                name="a_public_open_event_is_moved_to_a_day_and_place",
            ),
        ]

    def __str__(self) -> str:
        return self.topic

    @property
    def changer(self) -> Person | None:
        return self.moved_by

    @property
    def is_being_moved(self) -> bool:
        """Whether the public knows it for a day or place that will not hold."""
        return self.moved_by_id is not None

    def state(self, on: date) -> str:
        """待公布, 改期待定, 预告, 已举行 or 已公布实录 on a day; for one that came `with_transcript`."""
        if self.released_on is None:
            return "待公布"
        if self.is_being_moved:
            return MOVING
        if self.has_transcript:  # type: ignore[attr-defined]
            return "已公布实录"
        return "预告" if on <= self.on else "已举行"
