"""What people said of a finding (已阅、不属差错), and which rules a text was held to when it was sent into review."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.text.told import title_of


class WordingMark(models.Model):
    """Somebody looked at a finding and let it be. It holds for this very wording in this document: change a word of it,
    and the finding is back. `print` is `text.baseline.fingerprint`, `times` how often the wording stood there."""

    class Kind(models.TextChoices):
        READ = "read", "已阅"
        NO_FAULT = "no_fault", "不属差错"

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="wording_marks")
    print = models.CharField("指纹", max_length=16)
    times = models.PositiveSmallIntegerField("处数", default=1)
    kind = models.CharField("情况", max_length=10, choices=Kind.choices)
    code = models.CharField("规则", max_length=12)
    name = models.CharField("类型", max_length=60)
    place = models.CharField("位置", max_length=160)
    found = models.CharField("原文", max_length=200, blank=True)
    reason = models.CharField("理由", max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="办理人")
    on = models.DateField("日期")
    taken_back_on = models.DateField("撤销日期", null=True, blank=True)
    taken_back_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )

    class Meta:
        verbose_name = "校对意见"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "print"],
                condition=Q(taken_back_on__isnull=True),
                name="a_finding_is_marked_once",
            ),
            models.CheckConstraint(condition=~Q(reason="") & Q(times__gte=1), name="a_mark_says_why"),
            models.CheckConstraint(condition=Q(kind__in=("read", "no_fault")), name="a_mark_is_one_of_these"),
            models.CheckConstraint(
                condition=Q(taken_back_on__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_on__isnull=False, taken_back_by__isnull=False),
                name="a_mark_taken_back_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        """What was let be: the words, or where they are blanks or none, the rule that told of them."""
        said = self.found.strip() or title_of(self.code) or self.name
        return f"{self.get_kind_display()}：{said}"


class WordingCheck(models.Model):
    """An edition was sent into review with nothing undecided: `digest` is its fingerprint then, `engine` and `lists` those
    of the rules and of the agency's lists, empty for what was on its way before they were kept.

    `let_through`: the prints of what was found then and let be, by a mark or by a row of the lists.
    """

    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="wording_checks")
    digest = models.CharField("内容指纹", max_length=64)
    engine = models.CharField("规则的指纹", max_length=64, blank=True)
    lists = models.CharField("词表的指纹", max_length=64, blank=True)
    let_through = models.JSONField("放行的指纹", default=list, blank=True)
    on = models.DateField("日期")

    class Meta:
        verbose_name = "送审时的文字检查"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.edition}：{self.on}"
