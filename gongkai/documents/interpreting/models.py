"""The plan of an interpretation (政策解读方案), and the waiver of one (免予解读)."""

from __future__ import annotations

import hashlib
import json

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.law.interpretation import OUTLINE


class InterpretationPlan(models.Model):
    """Who interprets a document, along which outline, in which forms, where and when. One a document; part of what is signed."""

    document = models.OneToOneField(
        "documents.Document",
        on_delete=models.PROTECT,
        related_name="interpretation_plan",
        verbose_name="文件",
    )
    interpreter = models.CharField("解读主体", max_length=100)
    background = models.CharField("背景", max_length=1000)
    basis = models.CharField("依据", max_length=1000)
    aims = models.CharField("目标", max_length=1000)
    content = models.CharField("主要内容", max_length=2000)
    key_words = models.CharField("关键词", max_length=1000, blank=True)
    guidance = models.CharField("办事指引", max_length=1000, blank=True)
    differences = models.CharField("新旧差异", max_length=1000, blank=True)
    forms = models.JSONField("解读形式", default=list)
    channels = models.JSONField("解读渠道", default=list)
    when = models.CharField("解读时间", max_length=100)
    responsible = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="负责人")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="拟定人")
    on = models.DateField("拟定日期")
    saves = models.PositiveIntegerField("保存次数", default=0)

    class Meta:
        verbose_name = "政策解读方案"
        constraints = [
            models.CheckConstraint(
                condition=~Q(interpreter="")
                & ~Q(background="")
                & ~Q(basis="")
                & ~Q(aims="")
                & ~Q(content="")
                & ~Q(when=""),
                name="a_plan_has_its_outline",
                violation_error_message="解读方案要写明解读主体、背景、依据、目标、主要内容和时间",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}：解读方案"

    @property
    def outline(self) -> list[tuple[str, str]]:
        """The parts of the outline that say something: label and words."""
        return [(label, getattr(self, name)) for name, label, _ in OUTLINE if getattr(self, name)]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over everything the plan says; who typed it and how often it was saved is not part of it."""
        said = [self.interpreter, *(getattr(self, name) for name, _, _ in OUTLINE)]
        whole = [said, sorted(self.forms), sorted(self.channels), self.when, self.responsible_id]
        return hashlib.sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()


class Waiver(models.Model):
    """One request that a document which is due goes without an interpretation, and what was decided on it.

    `is_major` tells whether it was asked for a document already known as major: one that becomes so later asks anew.
    """

    class State(models.TextChoices):
        ASKED = "asked", "待审批"
        GRANTED = "granted", "同意免予解读"
        REFUSED = "refused", "不同意免予解读"

    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="waivers", verbose_name="文件"
    )
    duty = models.CharField("应当解读的理由", max_length=100)
    is_major = models.BooleanField("重大政策", default=False)
    reason = models.CharField("免予解读的理由", max_length=300)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="申请人")
    asked_on = models.DateField("申请日期")
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.ASKED)
    decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审批人"
    )
    decided_on = models.DateField("审批日期", null=True, blank=True)
    says = models.CharField("审批意见", max_length=300, blank=True)

    class Meta:
        verbose_name = "免予解读"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_waiver_has_a_reason"),
            models.CheckConstraint(
                condition=Q(state="asked", decided_by__isnull=True, decided_on__isnull=True)
                | Q(state__in=["granted", "refused"], decided_by__isnull=False, decided_on__isnull=False)
                & ~Q(says=""),
                name="a_decided_waiver_says_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                name="a_waiver_is_decided_by_another",
                violation_error_message="免予解读由申请人以外的人审批",
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state="asked"), name="one_open_waiver_a_document"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}：{self.get_state_display()}"
