"""What was masked in an attachment, and its original, sealed until its time is over (遮盖附件)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Person


class MaskedFile(models.Model):
    """A new file stands in the place of an old one. Nothing in it says what was covered but what is sealed.

    `counts`: kind → {"mask"|"remove"|"keep": how many}. `kept`: what the writer left, each with mark, kind, shown, reason, basis.
    `digest` is of the sealed original; it goes with it.
    """

    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="masked_files")
    attachment = models.ForeignKey(
        "documents.Attachment", on_delete=models.SET_NULL, null=True, blank=True, related_name="masked"
    )
    name = models.CharField("新文件名称", max_length=120)
    counts = models.JSONField("处数", default=dict)
    removed = models.JSONField("移除的内容", default=list)
    unread = models.JSONField("机器读不出的内容", default=list)
    kept = models.JSONField("保留的内容", default=list)
    name_sealed = models.TextField("原名称（密存）", blank=True)
    sealed = models.CharField("原件（密存）", max_length=80, blank=True)
    size = models.PositiveIntegerField("原件字节数")
    digest = models.CharField("原件指纹", max_length=64, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="办理人")
    on = models.DateField("日期")
    erased_on = models.DateField("原件清除日期", null=True, blank=True)

    class Meta:
        verbose_name = "遮盖附件"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_on__isnull=True) & ~Q(sealed="") & ~Q(name_sealed="") & ~Q(digest="")
                | Q(erased_on__isnull=False, sealed="", name_sealed="", digest=""),
                name="an_original_is_sealed_or_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def number_of(self, what: str) -> int:
        """How many places were masked, removed or kept."""
        return sum(of_kind.get(what, 0) for of_kind in self.counts.values())
