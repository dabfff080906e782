"""The counting rule as the authority set it, and what was decided about single documents."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Person
from gongkai.documents.counting.rule import FIRST_YEAR, CountingRule


class SetCountingRule(models.Model):
    """One setting of the rule, by an agency for itself and for those it supervises (计数口径)."""

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="counting_rules", verbose_name="制定机关"
    )
    since = models.PositiveSmallIntegerField("起始年度")
    categories = models.JSONField("计入的信息类别", default=list)
    interpretations = models.BooleanField("政策解读单独计一条", default=False)
    reposts = models.BooleanField("转载计入", default=False)
    basis = models.CharField("依据", max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="登记人")
    on = models.DateField("登记日期")

    class Meta:
        verbose_name = "计数口径"
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "since"], name="one_counting_rule_a_year"),
            models.CheckConstraint(condition=Q(since__gte=FIRST_YEAR), name="counting_begins_with_the_law"),
            models.CheckConstraint(condition=~Q(basis=""), name="a_counting_rule_has_a_basis"),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.since}年起"

    def rule(self) -> CountingRule:
        return CountingRule(
            self.since, tuple(self.categories), self.interpretations, self.reposts, self.basis
        )


class CountingDecision(models.Model):
    """A decision about one document that changes a number: left out, counted again, moved to another category.

    One person proposes it, another confirms it, and only then the number changes. What one person had decided before
    there were two stays as it was (`ALONE`).
    """

    class Act(models.TextChoices):
        LEAVE_OUT = "leave_out", "不计入条数"
        COUNT_AGAIN = "count_again", "恢复计入条数"
        RECATEGORISE = "recategorise", "改变信息类别"

    class State(models.TextChoices):
        OPEN = "open", "待确认"
        CONFIRMED = "confirmed", "已确认"
        REFUSED = "refused", "没有采纳"
        ALONE = "alone", "一人决定（此前的办法）"

    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="counting_decisions", verbose_name="信息"
    )
    act = models.CharField("决定", max_length=20, choices=Act.choices)
    was = models.CharField("原信息类别", max_length=20)
    category = models.CharField("信息类别", max_length=20)
    reason = models.CharField("理由", max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="提出人")
    on = models.DateField("提出日期")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN, db_index=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确认人"
    )
    decided_on = models.DateField("确认日期", null=True, blank=True)
    says = models.CharField("不采纳的理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "计数决定"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_counting_decision_has_a_reason"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "alone"], decided_by__isnull=True, decided_on__isnull=True)
                | Q(state__in=["confirmed", "refused"], decided_by__isnull=False, decided_on__isnull=False),
                name="a_counting_decision_says_who_confirmed_it",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | ~Q(decided_by=F("by")),
                name="a_number_changes_by_two",
                violation_error_message="改变条数由提出人以外的人确认",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(says=""), name="a_refused_counting_decision_says_why"
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state="open"), name="one_counting_decision_waits_a_document"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.on}"
