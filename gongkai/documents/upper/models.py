"""The register of upper documents, and the decisions that one of them may be quoted or forwarded."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person
from gongkai.law.attribute import Attribute
from gongkai.law.upper_document import Disclosure, NumberAnswer
from gongkai.text.book_marks import in_book_marks


class UpperDocument(models.Model):
    """A document of another issuer, with the attribute it came with. The keys are what texts are compared by."""

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="upper_documents", verbose_name="机关"
    )
    title = models.CharField("标题", max_length=200)
    number = models.CharField("发文字号", max_length=60, blank=True)
    issuer = models.CharField("发文机关", max_length=100)
    disclosure = models.CharField(
        "公开属性",
        max_length=12,
        choices=[(d.value, d.label) for d in Disclosure],
        default=Disclosure.UNKNOWN,
    )
    source = models.CharField("来源", max_length=200, blank=True)
    title_key = models.CharField("标题（比对）", max_length=200, db_index=True)
    number_key = models.CharField("文号（比对）", max_length=60, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="登记人")
    on = models.DateField("登记日期")

    class Meta:
        verbose_name = "上级文件"
        ordering = ["-id"]
        indexes = [models.Index(fields=["agency", "number_key"])]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "title_key", "number_key"], name="an_upper_document_is_registered_once"
            ),
            models.CheckConstraint(
                condition=Q(disclosure__in=[d.value for d in Disclosure]), name="disclosure_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{in_book_marks(self.title)}{f'（{self.number}）' if self.number else ''}"

    @property
    def is_open(self) -> bool:
        return Disclosure(self.disclosure).is_open


class Consent(models.Model):
    """The issuer of a closed upper document agreed, in writing, that it is quoted in a piece, or that a document which
    forwards it gets a more open attribute (原发文机关同意)."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="consents")
    upper = models.ForeignKey(UpperDocument, on_delete=models.PROTECT, related_name="consents")
    piece = models.CharField("位置", max_length=120, blank=True)
    digest = models.CharField("所见指纹", max_length=64, blank=True)
    attribute = models.CharField(
        "同意的公开属性", max_length=12, choices=[(a.value, a.label) for a in Attribute], blank=True
    )
    letter = models.CharField("原发文机关的书面同意", max_length=200)
    letter_on = models.DateField("同意日期")
    reason = models.CharField("理由", max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="决定人")
    on = models.DateField("日期")

    class Meta:
        verbose_name = "原发文机关同意"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(letter="") & ~Q(reason=""), name="a_consent_has_its_letter_and_reason"
            ),
            models.CheckConstraint(
                condition=(~Q(digest="") & Q(attribute="")) | (Q(digest="") & ~Q(attribute="")),
                name="a_consent_is_to_a_piece_or_to_an_attribute",
            ),
            models.CheckConstraint(
                condition=Q(letter_on__lte=models.F("on")), name="a_consent_was_given_before"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.upper}：{self.letter}"


class NumberNote(models.Model):
    """Somebody answers for a document number that a document names and no register knows (文号说明). The latest counts."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="number_notes")
    number_key = models.CharField("文号（比对）", max_length=60)
    said = models.CharField("文号", max_length=60)
    answer = models.CharField("情况", max_length=12, choices=[(a.value, a.label) for a in NumberAnswer])
    says = models.CharField("公开的出处或者说明", max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="说明人")
    on = models.DateField("日期")

    class Meta:
        verbose_name = "文号说明"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(says="") & ~Q(number_key=""), name="a_number_note_says_something"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=[a.value for a in NumberAnswer]), name="a_number_note_is_one_of_these"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.said}：{self.get_answer_display()}"
