"""What becomes public only when somebody else than its author releases it (一人写、另一人公布)."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person

M = TypeVar("M", bound="Released")


class ReleasedQuerySet(models.QuerySet[M]):
    def released(self) -> Self:
        """What passed a second person. Whether anyone may read it depends on its matter too: see `public`."""
        return self.filter(released_on__isnull=False)

    def waiting(self) -> Self:
        """What waits for a second person."""
        return self.filter(released_on__isnull=True, sent_back_on__isnull=True)


class Released(models.Model):
    """Written by one person, released or sent back by another."""

    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="经办人")
    made_on = models.DateField("登记日期")
    released_on = models.DateField("公布日期", null=True, blank=True)
    released_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公布人"
    )
    sent_back_on = models.DateField("退回日期", null=True, blank=True)
    sent_back_says = models.CharField("退回原因", max_length=300, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(released_on__isnull=True, released_by__isnull=True)
                | Q(released_on__isnull=False, released_by__isnull=False) & ~Q(released_by=F("author")),
                name="%(class)s_is_released_by_another",
            ),
            models.CheckConstraint(
                condition=Q(released_on__isnull=True) | Q(sent_back_on__isnull=True),
                name="%(class)s_is_released_or_sent_back",
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for a second person, anew or as a change of what is public."""
        return self.changer is not None or (self.released_on is None and self.sent_back_on is None)

    @property
    def changer(self) -> Person | None:
        """Who wrote the change of a public piece that waits; None where none does."""
        return None
