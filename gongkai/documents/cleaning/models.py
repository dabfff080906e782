"""A round of the clean-up and what is in it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.law.succession import CleanUp

CHOICES = [(c.value, c.label) for c in CleanUp]


class CleanUpRound(models.Model):
    """One look at every normative document in force: begun by whom, proposals until when.

    It is concluded once everything is decided, its result is announced, and only then carried out (`closed_on`).
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="clean_up_rounds", verbose_name="机关"
    )
    year = models.PositiveSmallIntegerField("年度")
    until = models.DateField("提出意见截止")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="发起人")
    on = models.DateField("发起日期")
    concluded_on = models.DateField("结束日期", null=True, blank=True)
    concluded_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="结束人"
    )
    closed_on = models.DateField("执行日期", null=True, blank=True)
    result = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="清理结果"
    )  # fmt: skip

    class Meta:
        verbose_name = "规范性文件清理"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_clean_up_a_year"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(concluded_on__isnull=False, concluded_on__lte=F("closed_on")),
                name="carried_out_only_as_concluded",
            ),
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True)
                | Q(concluded_on__gt=F("until"))
                | Q(concluded_by__isnull=True),
                name="concluded_after_its_last_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}年规范性文件清理"

    @property
    def is_announced(self) -> bool:
        """Whether its result stands in public."""
        return self.result is not None and self.result.is_live


class CleanUpItem(models.Model):
    """A document in a round: what its division proposed, what a leader decided, when it was carried out."""

    round = models.ForeignKey(CleanUpRound, on_delete=models.PROTECT, related_name="items")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="clean_ups")
    proposal = models.CharField("科室意见", max_length=10, choices=CHOICES, blank=True)
    proposal_reason = models.CharField("理由", max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提出人"
    )
    proposed_on = models.DateField("提出日期", null=True, blank=True)
    decision = models.CharField("决定", max_length=10, choices=CHOICES, blank=True)
    decision_reason = models.CharField("决定理由", max_length=300, blank=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人"
    )
    decided_on = models.DateField("决定日期", null=True, blank=True)
    # As the drafted result lists it: under which class, by which title and number. Empty where no draft stands.
    listed = models.CharField("清理结果所列", max_length=10, choices=CHOICES, blank=True)
    listed_as = models.JSONField("清理结果所列的标题、文号", default=list, blank=True)
    carried_out_on = models.DateField("执行日期", null=True, blank=True)

    class Meta:
        verbose_name = "清理的文件"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "document"], name="a_document_is_in_a_round_once"),
            models.CheckConstraint(
                condition=Q(proposal="") | (~Q(proposal_reason="") & Q(proposed_by__isnull=False)),
                name="a_proposal_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(decision="") | (~Q(proposal="") & Q(decided_by__isnull=False)),
                name="decided_only_as_proposed_before",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_on__isnull=True) | ~Q(decision=""),
                name="carried_out_only_as_decided",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_on__isnull=True) | Q(listed=F("decision")),
                name="carried_out_only_as_listed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}：{self.document}"

    @property
    def wants_a_last_day(self) -> bool:
        """Whether it is to stay in force, and its own last day comes before the next year is over."""
        until, stays = self.document.valid_until, (self.decision or self.proposal) == CleanUp.KEEP
        return stays and until is not None and until < date(self.round.year + 1, 12, 31)
