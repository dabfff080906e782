"""What was masked in an attachment or a text, its original sealed until its time is over, and how persons are called since (遮盖)."""

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


class MaskedText(models.Model):
    """The wording of a draft was masked by one press; `sealed` is the wording before, as long as that can be taken back.

    `counts`: kind → how many. `print` is the fingerprint of what the masking made.
    """

    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="masked_texts")
    counts = models.JSONField("处数", default=dict)
    sealed = models.TextField("遮盖前的文字（密存）", blank=True)
    print = models.CharField("遮盖后的指纹", max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="办理人")
    on = models.DateField("日期")
    ended_on = models.DateField("撤销、清除日期", null=True, blank=True)

    class Meta:
        verbose_name = "遮盖正文"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) & ~Q(sealed="") | Q(ended_on__isnull=False, sealed=""),
                name="a_text_is_sealed_or_erased",
            ),
        ]

    def __str__(self) -> str:
        return f"遮盖{self.number}处"

    @property
    def number(self) -> int:
        """How many places were masked."""
        return sum(self.counts.values())


class PersonMask(models.Model):
    """How a person is called in all that is masked of a document. `mark` is keyed and gives nobody the name."""

    document = models.ForeignKey("documents.Document", on_delete=models.CASCADE, related_name="person_masks")
    mark = models.CharField("姓名的标记", max_length=64)
    mask = models.CharField("遮盖后", max_length=40)

    class Meta:
        verbose_name = "姓名的遮盖"
        constraints = [
            models.UniqueConstraint(fields=["document", "mark"], name="one_mask_a_person"),
            models.UniqueConstraint(fields=["document", "mask"], name="one_person_a_mask"),
        ]

    def __str__(self) -> str:
        return self.mask
