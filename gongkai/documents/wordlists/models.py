"""The rows of an agency's lists (本单位词表). A row is ended, never deleted, so that one can say what held on a day."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.text.finding import Gravity


class ListedWordQuerySet(models.QuerySet["ListedWord"]):
    def in_force(self, on: date) -> ListedWordQuerySet:
        """The rows that hold on a day; one ended before it began, or on the day it was listed, never holds."""
        runs = Q(until__isnull=True) | Q(until__gte=on, ended_on__gte=F("since"), ended_on__gt=F("on"))
        return self.filter(runs, since__lte=on)


class ListedWord(models.Model):
    """One row. `names` are a leader's titles or a unit's short names, `wrong` names a unit must not be called by.

    `code` is a unit's 机关代字, of an allowed word the one rule it is allowed for, of a mask (`better`) the kind it covers.
    `until` is its last day.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="listed_words", verbose_name="机关"
    )
    kind = models.CharField("类别", max_length=12, choices=[(k.value, k.label) for k in ListKind])
    word = models.CharField("词语", max_length=100)
    better = models.CharField("改为", max_length=100, blank=True)
    names = models.JSONField("职务、简称", default=list, blank=True)
    wrong = models.JSONField("旧称、误称", default=list, blank=True)
    code = models.CharField("代字、规则", max_length=20, blank=True)
    order = models.PositiveSmallIntegerField("排名", null=True, blank=True)
    gravity = models.CharField(
        "等级", max_length=10, choices=[(g.value, g.label) for g in Gravity], default=Gravity.WARNING
    )
    is_own = models.BooleanField("本单位", default=False)
    source = models.CharField("依据", max_length=200, blank=True)
    since = models.DateField("起用日期")
    until = models.DateField("最后一天", null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="登记人")
    on = models.DateField("登记日期")
    ended_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="停用人"
    )
    ended_on = models.DateField("停用日期", null=True, blank=True)
    ended_says = models.CharField("停用的理由", max_length=200, blank=True)

    objects = ListedWordQuerySet.as_manager()

    class Meta:
        verbose_name = "词表"
        ordering = ["kind", "order", "word", "id"]
        indexes = [models.Index(fields=["agency", "kind", "since"])]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "word"],
                condition=Q(ended_on__isnull=True),
                name="a_word_is_listed_once",
            ),
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(is_own=True, ended_on__isnull=True),
                name="an_agency_lists_itself_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ListKind]), name="list_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind=ListKind.LEADER) | Q(order__isnull=False), name="a_leader_has_a_place"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="a_listed_word_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by__isnull=True, until__isnull=True)
                | Q(ended_on__isnull=False, ended_by__isnull=False, until__isnull=False) & ~Q(ended_says=""),
                name="an_ended_word_says_who_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{ListKind(self.kind).label}“{self.word}”"

    def never_holds_if_ended(self, on: date) -> bool:
        """Whether a row ended that day was a mistake: entered the same day, or not begun yet. `in_force` says the same."""
        return self.on >= on or self.since > on

    @property
    def never_held(self) -> bool:
        return self.ended_on is not None and self.never_holds_if_ended(self.ended_on)
