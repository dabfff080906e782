"""What reviewers said of an edition: approvals, returns and secrecy verdicts (签批、保密审查结论)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.documents.models.document import ATTRIBUTES
from gongkai.documents.models.edition import Attachment, Edition
from gongkai.law.judgement import SecrecyVerdict
from gongkai.law.review import APPROVALS


class Review(models.Model):
    """One approval or return of an edition: who, when, on which wording, with what opinion (签批)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="reviews")
    act = models.CharField("行为", max_length=20)
    label = models.CharField("行为名称", max_length=40)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="审查人")
    on = models.DateField("日期")
    digest = models.CharField("所见指纹", max_length=64)
    plan_digest = models.CharField("所见解读方案的指纹", max_length=64, blank=True)
    record_digest = models.CharField("所见著录的指纹", max_length=64, blank=True)
    opinion = models.CharField("意见", max_length=500, blank=True)
    wording = models.CharField("表述研判", max_length=200, blank=True)
    timing = models.CharField("时机研判", max_length=200, blank=True)
    manner = models.CharField("方式研判", max_length=200, blank=True)
    attribute = models.CharField("所见公开属性", max_length=12, choices=ATTRIBUTES, blank=True)
    covers = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代行"
    )
    package = models.UUIDField("签批包", null=True, blank=True)

    class Meta:
        verbose_name = "签批"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "package", "by"],
                condition=Q(act__in=APPROVALS),
                name="one_approval_a_person_and_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.on}"


class Verdict(models.Model):
    """The secrecy verdict of one piece of an edition: its body (no attachment), or one file (保密审查结论).

    It holds for the piece's own fingerprint, so that a piece changed afterwards has none.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="verdicts")
    attachment = models.ForeignKey(
        Attachment, on_delete=models.SET_NULL, null=True, blank=True, related_name="verdicts"
    )
    piece = models.CharField("审查对象", max_length=120)
    verdict = models.CharField("结论", max_length=20, choices=[(v.value, v.label) for v in SecrecyVerdict])
    reason = models.CharField("理由", max_length=300, blank=True)
    digest = models.CharField("所见指纹", max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="审查人")
    on = models.DateField("日期")
    package = models.UUIDField("签批包", null=True, blank=True)

    class Meta:
        verbose_name = "保密审查结论"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=[v.value for v in SecrecyVerdict]), name="verdict_is_one_of_four"
            ),
            models.CheckConstraint(
                condition=Q(verdict=SecrecyVerdict.OPEN) | ~Q(reason=""),
                name="a_verdict_against_openness_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.piece}：{self.get_verdict_display()}"
