"""The facts the clock of a case reads."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.cases.models.case import Case
from gongkai.law.clock_event import What
from gongkai.law.consultation import Opinion


class CaseEvent(models.Model):
    """A fact the clock reads: what happened on a day. Never edited; what was a mistake is struck by a later fact.

    `about` are the points a consultation or an opinion is about; none means all of the case.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    on = models.DateField("日期")
    what = models.CharField("事项", max_length=30, choices=[(w.value, w.label) for w in What])
    days = models.PositiveSmallIntegerField("工作日数", null=True, blank=True)
    received = models.DateField("对方收到日期", null=True, blank=True)
    party = models.CharField("被征求意见方", max_length=100, blank=True)
    opinion = models.CharField(
        "意见", max_length=10, choices=[(o.value, o.label) for o in Opinion], blank=True
    )
    says = models.TextField("内容", blank=True)
    strikes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="struck_by",
        verbose_name="撤销的办理事实",
    )
    about = models.ManyToManyField(
        "cases.Point", blank=True, related_name="consultations", verbose_name="所涉的申请要点"
    )

    class Meta:
        verbose_name = "办理事实"
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["case", "on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(what=What.STRUCK.value, strikes__isnull=False)
                | ~Q(what=What.STRUCK.value) & Q(strikes__isnull=True),
                name="only_a_striking_strikes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.get_what_display()}"
