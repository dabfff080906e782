"""Decisions about the disclosure attribute (公开属性的认定)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.documents.models.document import ATTRIBUTES, GROUNDS, Document
from gongkai.law.attribute import Attribute


class AttributeDecision(models.Model):
    """One decision about a document's disclosure attribute, from birth on (公开属性的认定).

    `act` is what it was decided with: draft, change_attribute, a signature, decide_attribute, reassess.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="attribute_decisions")
    act = models.CharField("行为", max_length=20)
    label = models.CharField("行为名称", max_length=40)
    was = models.CharField("原公开属性", max_length=12, choices=ATTRIBUTES, blank=True)
    attribute = models.CharField("公开属性", max_length=12, choices=ATTRIBUTES)
    ground = models.CharField("不公开的情形", max_length=6, choices=GROUNDS, blank=True)
    under = models.CharField("依据", max_length=120)
    reason = models.CharField("理由", max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="认定人")
    on = models.DateField("日期", db_index=True)

    class Meta:
        verbose_name = "公开属性认定"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(attribute=Attribute.PROACTIVE) | ~Q(reason=""),
                name="a_decision_against_openness_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(attribute=Attribute.WITHHELD) | ~Q(ground=""),
                name="a_decision_to_withhold_has_a_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}：{self.get_attribute_display()}"
