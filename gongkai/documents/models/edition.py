"""Editions of a document and the files that go with them (版本、附件)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Person
from gongkai.documents.models.attestation import Attestation
from gongkai.documents.models.document import ATTRIBUTES, Document
from gongkai.documents.wording import RICH, TYPED, source_of
from gongkai.law.attribute import Attribute
from gongkai.law.review import LABELS, EditionStage


class Edition(models.Model):
    """The wording of a document at one time. It moves through `law.review`; only `acts` moves it."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="editions", verbose_name="信息"
    )
    number = models.PositiveSmallIntegerField("版本")
    form = models.CharField(
        "写法", max_length=6, choices=[(TYPED, "纯文本"), (RICH, "带格式")], default=TYPED
    )
    text = models.TextField("正文")
    html = models.TextField("正文（网页）")
    digest = models.CharField("内容指纹", max_length=64)
    stage = models.CharField("环节", max_length=20, choices=list(LABELS.items()), default=EditionStage.DRAFT)
    note = models.CharField("修改说明", max_length=200, blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="拟稿人")
    made_on = models.DateField("拟稿日期")
    submitted_on = models.DateField("送审日期", null=True, blank=True)
    signed_on = models.DateField("签发日期", null=True, blank=True)
    published_on = models.DateField("发布日期", null=True, blank=True)
    secrecy_digest = models.CharField("保密审查所见指纹", max_length=64, blank=True)
    signed_digest = models.CharField("签发所见指纹", max_length=64, blank=True)
    plan_digest = models.CharField("送审时解读方案的指纹", max_length=64, blank=True)
    record_digest = models.CharField("送审时著录的指纹", max_length=64, blank=True)
    record_items = models.JSONField("送审时各项著录的指纹", default=dict, blank=True)
    record_before = models.JSONField("公开办理变更以前著录的指纹", default=list, blank=True)
    signed_record = models.CharField("签发所见著录的指纹", max_length=64, blank=True)
    own_record = models.JSONField("本版本另有的著录", default=dict, blank=True)
    before_record = models.BooleanField("发布在有著录指纹以前", default=False)
    hides_before = models.BooleanField("更正前的文字不再显示", default=False)
    cleared_digest = models.CharField("内容检查所见指纹", max_length=64, blank=True)
    before_clearing = models.BooleanField("发布在有内容检查以前", default=False)
    attribute = models.CharField("签发确定的公开属性", max_length=12, choices=ATTRIBUTES, blank=True)
    due = models.DateField("本环节期限", null=True, blank=True)
    is_urgent = models.BooleanField("紧急发布", default=False)
    check_due = models.DateField("发布后核对期限", null=True, blank=True)
    checked_on = models.DateField("发布后核对日期", null=True, blank=True)
    confirm_due = models.DateField("紧急发布确认期限", null=True, blank=True)
    confirmed_on = models.DateField("紧急发布确认日期", null=True, blank=True)
    package = models.UUIDField("签批包", null=True, blank=True, db_index=True)
    saves = models.PositiveIntegerField("保存次数", default=0)
    attested = models.ForeignKey(
        Attestation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
        verbose_name="导入确认",
    )
    attested_row = models.PositiveIntegerField("导入的行", null=True, blank=True)

    class Meta:
        verbose_name = "版本"
        ordering = ["document_id", "number"]
        indexes = [models.Index(fields=["stage", "document"])]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(stage=EditionStage.PUBLISHED), name="one_published_edition"
            ),
            models.CheckConstraint(
                condition=~Q(stage=EditionStage.PUBLISHED)
                | Q(secrecy_digest=F("digest"))
                | Q(attested__isnull=False, secrecy_digest="", number=1),
                name="published_only_as_secrecy_reviewed",
                violation_error_message="发布的内容必须与保密审查时一致",
            ),
            models.CheckConstraint(
                condition=~Q(stage=EditionStage.PUBLISHED)
                | Q(published_on__isnull=False, signed_on__isnull=False)
                | Q(published_on__isnull=False, attested__isnull=False),
                name="published_only_when_signed",
            ),
            models.CheckConstraint(
                condition=~Q(stage=EditionStage.PUBLISHED)
                | Q(signed_digest=F("digest"), attribute=Attribute.PROACTIVE)
                | Q(attested__isnull=False, signed_digest="", number=1),
                name="published_only_as_signed",
                violation_error_message="发布的内容必须与签发时一致，并且签发确定为主动公开",
            ),
            models.CheckConstraint(
                condition=~Q(stage=EditionStage.PUBLISHED)
                | Q(cleared_digest=F("digest"))
                | Q(attested__isnull=False, cleared_digest="", number=1)
                | Q(before_clearing=True, cleared_digest=""),
                name="published_only_as_cleared",
                violation_error_message="发布的内容必须经过个人信息和转引文件检查，并且此后没有改动",
            ),
            models.CheckConstraint(
                condition=~Q(stage=EditionStage.PUBLISHED)
                | Q(signed_record=F("record_digest")) & ~Q(record_digest="")
                | Q(attested__isnull=False, signed_record="", number=1)
                | Q(before_record=True, signed_record=""),
                name="published_only_with_its_record",
                violation_error_message="发布时的著录（概述、文号、日期等）必须与签发时一致",
            ),
            models.CheckConstraint(
                condition=~Q(stage=EditionStage.PUBLISHED) | Q(own_record={}),
                name="the_public_edition_has_the_documents_record",
            ),
            models.CheckConstraint(
                condition=~Q(stage=EditionStage.PUBLISHED, is_urgent=True) | Q(confirm_due__isnull=False),
                name="an_urgent_release_is_to_be_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(attested__isnull=True, attested_row__isnull=True)
                | Q(attested__isnull=False, attested_row__isnull=False),
                name="what_is_attested_names_its_row",
            ),
            models.UniqueConstraint(fields=["attested", "attested_row"], name="a_row_comes_in_once"),
            models.CheckConstraint(
                condition=Q(stage__in=[s.value for s in EditionStage]), name="edition_stage_is_known"
            ),
            models.CheckConstraint(condition=Q(form__in=(TYPED, RICH)), name="edition_form_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.document} 第{self.number}版"

    @property
    def title(self) -> str:
        """The title as this edition has it."""
        return str(self.own_record.get("title", self.document.title))

    @property
    def source(self) -> str:
        """What a person wrote: the typed text, or the HTML. The fingerprint is taken over it."""
        return source_of(self.form, self.text, self.html)


class Attachment(models.Model):
    """A file that goes with an edition (附件)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField("名称", max_length=120)
    file = models.FileField("文件", upload_to="attachments/%Y/")
    size = models.PositiveIntegerField("字节数")
    digest = models.CharField("指纹", max_length=64)

    class Meta:
        verbose_name = "附件"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
