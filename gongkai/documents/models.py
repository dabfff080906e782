"""Documents, their editions, interpretations, reviews and attachments (主动公开)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Scope
from gongkai.law.attribute import Attribute
from gongkai.law.exemption import EXEMPTIONS
from gongkai.law.review import APPROVALS, EDITION, EditionStage


class Column(models.Model):
    """A node of the disclosure column tree (栏目)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="columns", verbose_name="机关")
    key = models.SlugField("标识", max_length=40)
    name = models.CharField("名称", max_length=60)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级栏目",
    )
    position = models.PositiveSmallIntegerField("次序", default=0)
    empty_says = models.CharField("空栏说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "栏目"
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="column_key_once")]

    def __str__(self) -> str:
        return self.name


class DocumentQuerySet(models.QuerySet["Document"]):
    def public(self) -> DocumentQuerySet:
        """What anyone may read."""
        return self.filter(is_live=True, attribute=Attribute.PROACTIVE)

    def visible_to(self, scope: Scope) -> DocumentQuerySet:
        """What a member of staff may see: the one gate of every desk page."""
        own = self.filter(agency_id=scope.agency)
        if scope.divisions is None:
            return own
        return own.filter(Q(division_id__in=scope.divisions) | Q(is_live=True, attribute=Attribute.PROACTIVE))

    def counted(self) -> DocumentQuerySet:
        """Public documents that count as one item of proactive disclosure."""
        return self.public().filter(counts_in_total=True)


class Document(models.Model):
    """A piece of government information the agency made or keeps; its wording stands in editions."""

    class Category(models.TextChoices):
        DOCUMENT = "document", "文件"
        CULTURE = "culture", "公共文化体育"
        INTERPRETATION = "interpretation", "政策解读"
        GUIDE = "guide", "公开指南"
        SYSTEM = "system", "公开制度"
        OTHER = "other", "其他"

    class Normative(models.TextChoices):
        NONE = "", "不是"
        RULES = "rules", "规章"
        NORMATIVE_DOCS = "normative_docs", "行政规范性文件"

    class Validity(models.TextChoices):
        IN_FORCE = "in_force", "有效"
        AMENDED = "amended", "已修改"
        REPEALED = "repealed", "已废止"
        LAPSED = "lapsed", "已失效"

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="documents", verbose_name="机关"
    )
    index_no = models.CharField("索引号", max_length=40, unique=True)
    title = models.CharField("标题", max_length=200)
    column = models.ForeignKey(
        Column, on_delete=models.PROTECT, related_name="documents", verbose_name="栏目"
    )
    category = models.CharField(
        "信息类别", max_length=20, choices=Category.choices, default=Category.DOCUMENT
    )
    subcategory = models.CharField("子类", max_length=40, blank=True)
    genre = models.CharField("体裁", max_length=20, blank=True)
    doc_no = models.CharField("发文字号", max_length=60, blank=True)
    summary = models.CharField("内容概述", max_length=200, blank=True)
    made_on = models.DateField("成文日期")
    published_on = models.DateField("发布日期", null=True, blank=True)
    repealed_on = models.DateField("废止日期", null=True, blank=True)
    attribute = models.CharField(
        "公开属性",
        max_length=12,
        choices=[(a.value, a.label) for a in Attribute],
        default=Attribute.PROACTIVE,
    )
    attribute_ground = models.CharField(
        "不公开的情形", max_length=6, choices=[(e.code, e.label) for e in EXEMPTIONS], blank=True
    )
    attribute_reason = models.CharField("属性理由", max_length=300, blank=True)
    basis = models.CharField("公开依据", max_length=200, blank=True)
    division = models.ForeignKey(
        Division, on_delete=models.PROTECT, related_name="documents", verbose_name="责任科室"
    )
    owner = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="documents", verbose_name="责任人"
    )
    five_open = models.JSONField("五公开环节", default=list, blank=True)
    channels = models.JSONField("公开渠道", default=list, blank=True)
    normative = models.CharField(
        "规范性文件", max_length=20, choices=Normative.choices, default=Normative.NONE, blank=True
    )
    validity = models.CharField("有效性", max_length=10, choices=Validity.choices, default=Validity.IN_FORCE)
    needs_interpretation = models.BooleanField("需要解读", default=False)
    interpretation_reason = models.CharField("解读判断理由", max_length=200, blank=True)
    interprets = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="interpretations",
        verbose_name="解读的文件",
    )
    forms = models.JSONField("解读形式", default=list, blank=True)
    counts_in_total = models.BooleanField("计入主动公开条数", default=True)
    is_live = models.BooleanField("在线", default=False)
    live_edition = models.OneToOneField(
        "Edition", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="现行版本"
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "政府信息"
        ordering = ["-published_on", "-id"]
        indexes = [
            models.Index(fields=["agency", "is_live", "-published_on", "-id"]),
            models.Index(fields=["agency", "column", "is_live", "-published_on"]),
            models.Index(fields=["agency", "doc_no"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_live=False) | Q(attribute=Attribute.PROACTIVE),
                name="only_proactive_documents_go_live",
                violation_error_message="只有主动公开的信息才能发布",
            ),
            models.CheckConstraint(
                condition=Q(is_live=False) | Q(published_on__isnull=False, live_edition__isnull=False),
                name="a_live_document_has_a_day_and_an_edition",
            ),
            models.CheckConstraint(
                condition=Q(attribute=Attribute.PROACTIVE) | ~Q(attribute_reason=""),
                name="a_closed_attribute_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(attribute__in=[a.value for a in Attribute]), name="attribute_is_one_of_three"
            ),
            models.CheckConstraint(
                condition=Q(repealed_on__isnull=True) | Q(validity="repealed"),
                name="a_repealed_document_says_so",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        """The index number as it stands in an address."""
        return self.index_no.replace("/", "-")


class Attestation(models.Model):
    """Who answers for items that had been published before they came here, and where they come from (导入确认).

    It stands where the reviews of an edition would: this system never reviewed them, and does not say it did.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="attestations", verbose_name="机关"
    )
    source = models.CharField("来源", max_length=200)
    file = models.CharField("文件", max_length=120)
    digest = models.CharField("文件的指纹", max_length=64)
    says = models.CharField("确认", max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="确认人")
    on = models.DateField("日期")

    class Meta:
        verbose_name = "导入确认"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["agency", "digest"], name="a_file_is_attested_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.on}"


class Edition(models.Model):
    """The wording of a document at one time. It moves through `law.review`; only `acts` moves it."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="editions", verbose_name="信息"
    )
    number = models.PositiveSmallIntegerField("版本")
    text = models.TextField("正文")
    html = models.TextField("正文（网页）")
    digest = models.CharField("内容指纹", max_length=64)
    stage = models.CharField(
        "环节", max_length=20, choices=list(EDITION.labels.items()), default=EditionStage.DRAFT
    )
    note = models.CharField("修改说明", max_length=200, blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="拟稿人")
    made_on = models.DateField("拟稿日期")
    submitted_on = models.DateField("送审日期", null=True, blank=True)
    signed_on = models.DateField("签发日期", null=True, blank=True)
    published_on = models.DateField("发布日期", null=True, blank=True)
    secrecy_digest = models.CharField("保密审查所见指纹", max_length=64, blank=True)
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
                condition=Q(attested__isnull=True, attested_row__isnull=True)
                | Q(attested__isnull=False, attested_row__isnull=False),
                name="what_is_attested_names_its_row",
            ),
            models.UniqueConstraint(fields=["attested", "attested_row"], name="a_row_comes_in_once"),
            models.CheckConstraint(
                condition=Q(stage__in=[s.value for s in EditionStage]), name="edition_stage_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} 第{self.number}版"


class Review(models.Model):
    """One approval or return of an edition: who, when, on which wording, with what opinion (签批)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="reviews")
    act = models.CharField("行为", max_length=20)
    label = models.CharField("行为名称", max_length=40)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="审查人")
    on = models.DateField("日期")
    digest = models.CharField("所见指纹", max_length=64)
    opinion = models.CharField("意见", max_length=500, blank=True)
    package = models.UUIDField("签批包", null=True, blank=True)

    class Meta:
        verbose_name = "签批"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "package", "by"],
                condition=Q(act__in=APPROVALS),
                name="one_approval_a_person_and_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.on}"


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
