"""How an answer comes about: its points, what was searched, who proposed it and who agreed (呈批)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.cases.models.case import Case
from gongkai.law.giving import Giving
from gongkai.law.opinion import Kind
from gongkai.law.outcome import ANSWERS, Outcome


class Point(models.Model):
    """One thing a request asks for, and its one decision (申请要点)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="points")
    order = models.PositiveSmallIntegerField("序号")
    asks = models.TextField("申请要点")
    outcome = models.CharField(
        "结论", max_length=30, choices=[(o.value, o.label) for o in ANSWERS], blank=True
    )
    reason = models.TextField("事实和理由", blank=True)
    open_part = models.TextField("公开的部分", blank=True)
    how = models.CharField("提供的形式、方式和时间", max_length=200, blank=True)
    giving = models.CharField(
        "提供的方式", max_length=12, choices=[(g.value, g.label) for g in Giving], default=Giving.COPY.value
    )
    published_at = models.CharField("获取的方式、途径", max_length=300, blank=True)
    elsewhere = models.CharField("负责公开的机关和联系方式", max_length=200, blank=True)
    weighed = models.TextField("公共利益的权衡", blank=True)
    earlier = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="已答复的申请"
    )
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField("决定日期", null=True, blank=True)

    class Meta:
        verbose_name = "申请要点"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["case", "order"], name="point_order_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *(o.value for o in ANSWERS)]), name="point_outcome_is_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_on__isnull=True)
                | ~Q(outcome="") & Q(decided_on__isnull=False),
                name="a_decided_point_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} 要点{self.order}"

    @property
    def decision(self) -> Outcome | None:
        return Outcome(self.outcome) if self.outcome else None


class SearchRecord(models.Model):
    """Where something was looked for, with which words, by whom, when, and what was found (检索记录)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="searches")
    point = models.ForeignKey(
        Point,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="searches",
        verbose_name="申请要点",
    )
    on = models.DateField("检索日期")
    where = models.CharField("检索范围", max_length=200)
    words = models.CharField("检索词", max_length=200)
    found = models.TextField("检索结果")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="检索人")

    class Meta:
        verbose_name = "检索记录"
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.case} {self.on} {self.where}"


class Proposal(models.Model):
    """An answer put forward for review and signature (答复呈批表). `digest` binds every opinion to its very words."""

    class Ended(models.TextChoices):
        APPROVED = "approved", "批准"
        SENT_BACK = "sent_back", "退回"
        RECALLED = "recalled", "撤回改办"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proposals")
    round = models.PositiveSmallIntegerField("轮次")
    outcome = models.CharField("全件结论", max_length=30, choices=[(o.value, o.label) for o in ANSWERS])
    says = models.TextField("承办意见", blank=True)
    digest = models.CharField("内容摘要", max_length=72)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="承办人")
    on = models.DateField("呈批日期")
    ended = models.CharField("结果", max_length=12, choices=Ended.choices, blank=True)

    class Meta:
        verbose_name = "答复呈批"
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["case", "round"], name="proposal_round_once"),
            models.UniqueConstraint(fields=["case"], condition=Q(ended=""), name="one_proposal_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.case} 第{self.round}次呈批"


class Opinion(models.Model):
    """What a reviewer or the signer said of a proposal (审核意见)."""

    SIGN = "sign"
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="opinions")
    kind = models.CharField(
        "类别", max_length=10, choices=[*((k.value, k.label) for k in Kind), (SIGN, "签批")]
    )
    agrees = models.BooleanField("同意")
    says = models.TextField("意见", blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="审核人")
    on = models.DateField("日期")

    class Meta:
        verbose_name = "审核意见"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "kind"], name="one_opinion_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal} {self.get_kind_display()}"
