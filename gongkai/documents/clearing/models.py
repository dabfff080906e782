"""Decisions on what the content check found. No number of anybody stands in them, only its keyed mark."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.law.personal_release import ExceptionKind, KeepGround, PersonalKind
from gongkai.text.book_marks import in_book_marks


class Allowance(models.Model):
    """A publication that names people because a law says so: basis, least scope, last day, who decided (例外公开)."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="allowances")
    kind = models.CharField("类型", max_length=20, choices=[(k.value, k.label) for k in ExceptionKind])
    law = models.CharField("法律法规名称", max_length=120)
    article = models.CharField("条款", max_length=60)
    kinds = models.JSONField("可以公开的个人信息", default=list)
    scope = models.CharField("为什么是最小范围", max_length=300)
    until = models.DateField("公开截止日期", db_index=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="决定人")
    on = models.DateField("决定日期")
    ended_on = models.DateField("结束日期", null=True, blank=True)
    revoked_on = models.DateField("撤销日期", null=True, blank=True)
    revoked_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )
    revoked_says = models.CharField("撤销的理由", max_length=300, blank=True)

    class Meta:
        verbose_name = "例外公开"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ExceptionKind]), name="allowance_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(law="") & ~Q(article="") & ~Q(scope=""),
                name="an_allowance_has_its_basis_and_scope",
                violation_error_message="例外公开要写明依据的法律、条款和最小范围",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=models.F("on")), name="an_allowance_ends_after_it_was_decided"
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True) | (Q(revoked_by__isnull=False) & ~Q(revoked_says="")),
                name="a_revoked_allowance_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{in_book_marks(self.law)}{self.article}，{self.permits or '没有列明种类'}，至{self.until}"

    @property
    def permits(self) -> str:
        """What it permits, in words."""
        return "、".join(kind.label for kind in PersonalKind if kind.value in self.kinds)


class KeptNumber(models.Model):
    """Somebody decided that a number which was found may stay, in this very piece of the document (保留个人号码的决定)."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="kept_numbers")
    piece = models.CharField("位置", max_length=120)
    digest = models.CharField("所见指纹", max_length=64)
    mark = models.CharField("号码的标记", max_length=64)
    kind = models.CharField("种类", max_length=12)
    shown = models.CharField("遮盖后的号码", max_length=24)
    ground = models.CharField("情形", max_length=16, choices=[(g.value, g.label) for g in KeepGround])
    reason = models.CharField("理由", max_length=300)
    basis = models.CharField("依据", max_length=200)
    allowance = models.ForeignKey(
        Allowance,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="kept",
        verbose_name="例外公开",
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="决定人")
    on = models.DateField("日期")
    revoked_on = models.DateField("撤销日期", null=True, blank=True)
    revoked_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )
    revoked_says = models.CharField("撤销的理由", max_length=300, blank=True)

    class Meta:
        verbose_name = "保留个人号码的决定"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "digest", "mark"],
                condition=Q(allowance__isnull=True, revoked_on__isnull=True),
                name="a_number_is_kept_once",
            ),
            models.UniqueConstraint(
                fields=["document", "digest", "mark", "allowance"],
                condition=Q(revoked_on__isnull=True),
                name="a_number_is_kept_once_an_allowance",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True) | (Q(revoked_by__isnull=False) & ~Q(revoked_says="")),
                name="a_revoked_keeping_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ground__in=[g.value for g in KeepGround]), name="keep_ground_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(basis=""), name="a_kept_number_has_reason_and_basis"
            ),
            models.CheckConstraint(
                condition=Q(ground=KeepGround.EXCEPTION, allowance__isnull=False)
                | (~Q(ground=KeepGround.EXCEPTION) & Q(allowance__isnull=True)),
                name="an_exception_names_its_allowance",
            ),
            models.CheckConstraint(condition=Q(shown__contains="***"), name="a_kept_number_is_shown_masked"),
        ]

    def __str__(self) -> str:
        return f"{self.shown}：{self.get_ground_display()}"


class LookedAt(models.Model):
    """Somebody looked at a file no machine can read, or at the pictures of a body, and answers for it (人工查看).

    `void_on`: the end of the exception that ran when they looked.
    """

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="looked_at")
    piece = models.CharField("附件", max_length=120)
    digest = models.CharField("所见指纹", max_length=64)
    says = models.CharField("查看结果", max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="查看人")
    on = models.DateField("日期")
    void_on = models.DateField("失效日期", null=True, blank=True)

    class Meta:
        verbose_name = "人工查看"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "digest"],
                condition=Q(void_on__isnull=True),
                name="a_file_is_looked_at_once",
            ),
            models.CheckConstraint(condition=~Q(says=""), name="a_look_says_what_was_seen"),
        ]

    def __str__(self) -> str:
        return f"{self.piece} {self.on}"
