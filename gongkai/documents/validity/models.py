"""What one document does to another (修改、替代、废止)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.law.succession import Effect


class Succession(models.Model):
    """A newer document amends, replaces or repeals an older one, in whole or in part, from a day.

    Planned while the newer one is a draft; `took_effect_on` is set in the transaction that releases it, or on the day
    it names. Without a `successor` it was registered by hand. `found` is the validity it found. An undone one stays.
    """

    predecessor = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="successions", verbose_name="原文件"
    )
    successor = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="succeeds", verbose_name="新文件"
    )  # fmt: skip
    effect = models.CharField("关系", max_length=10, choices=[(e.value, e.label) for e in Effect])
    in_part = models.BooleanField("部分", default=False)
    since = models.DateField("自何日起", null=True, blank=True)
    says = models.CharField("条款或者理由", max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="登记人")
    on = models.DateField("登记日期")
    took_effect_on = models.DateField("起作用日期", null=True, blank=True)
    found = models.CharField("原来的有效性", max_length=10, blank=True)
    undone_on = models.DateField("撤销日期", null=True, blank=True)
    undone_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )
    undone_says = models.CharField("撤销理由", max_length=300, blank=True)

    class Meta:
        verbose_name = "前后文件"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                condition=Q(undone_on__isnull=True),
                name="one_effect_between_two_documents",
            ),
            models.CheckConstraint(
                condition=Q(effect__in=[e.value for e in Effect]), name="succession_effect_is_known"
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("predecessor")),
                name="no_document_succeeds_itself",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=False) | ~Q(says=""), name="by_hand_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(took_effect_on__isnull=True)
                | (Q(since__isnull=False, since__lte=F("took_effect_on")) & ~Q(found="")),
                name="what_took_effect_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(undone_on__isnull=True) | (Q(undone_by__isnull=False) & ~Q(undone_says="")),
                name="what_is_undone_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_effect_display()}{'（部分）' if self.in_part else ''}"

    @property
    def done_to_it(self) -> str:
        """As the older document says it: 被…代替."""
        return Effect(self.effect).passive
