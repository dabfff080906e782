"""The journal: one line per act, chained per agency, never changed and never removed."""

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
