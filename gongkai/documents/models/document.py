"""Documents: pieces of government information (政府信息)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Division, Person
from gongkai.documents.describing import themes
from gongkai.documents.models.column import Column
from gongkai.documents.models.document_query import PUBLIC, DocumentQuerySet
from gongkai.documents.upper.models import UpperDocument
from gongkai.law.attribute import Attribute
from gongkai.law.chain import kinds
from gongkai.law.exemption import EXEMPTIONS

ATTRIBUTES = [(a.value, a.label) for a in Attribute]
GROUNDS = [(e.code, e.label) for e in EXEMPTIONS]


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
    kind = models.CharField("文件类型", max_length=20, choices=kinds, default="ordinary")
    title = models.CharField("标题", max_length=200)
    subtitle = models.CharField("副标题", max_length=200, blank=True)
    theme = models.CharField("主题分类", max_length=2, blank=True)
    issuer = models.CharField("发文机关", max_length=200, blank=True)
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
    key_words = models.JSONField("关键词", default=list, blank=True)
    origin = models.CharField("来源", max_length=200, blank=True)
    made_on = models.DateField("成文日期")
    published_on = models.DateField("发布日期", null=True, blank=True)
    effective_on = models.DateField("生效日期", null=True, blank=True)
    repealed_on = models.DateField("废止日期", null=True, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True, db_index=True)
    valid_always = models.BooleanField("长期有效", default=False)
    lapsed_on = models.DateField("失效日期", null=True, blank=True)
    attribute = models.CharField(
        "公开属性",
        max_length=12,
        choices=ATTRIBUTES,
        default=Attribute.PROACTIVE,
    )
    attribute_ground = models.CharField("不公开的情形", max_length=6, choices=GROUNDS, blank=True)
    attribute_reason = models.CharField("属性理由", max_length=300, blank=True)
    attribute_fixed_on = models.DateField("属性确定日期", null=True, blank=True)
    reassess_on = models.DateField("定期评估日期", null=True, blank=True, db_index=True)
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
    forwards = models.ForeignKey(
        UpperDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="forwarded", verbose_name="转发的文件"
    )  # fmt: skip
    needs_interpretation = models.BooleanField("需要解读", default=False)
    interpretation_reason = models.CharField("解读判断理由", max_length=200, blank=True)
    is_major = models.BooleanField("重大政策", default=False)
    excerpt_reason = models.CharField("与原文相同较多的理由", max_length=200, blank=True)
    interprets = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="interpretations",
        verbose_name="解读的文件",
    )
    forms = models.JSONField("解读形式", default=list, blank=True)
    # False: left out by a decision with its reason; the counting rule decides about all others.
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
                condition=Q(is_live=False) | Q(attribute_fixed_on__isnull=False),
                name="a_live_document_has_its_attribute_fixed",
                violation_error_message="公开属性经签发确定后才能发布",
            ),
            models.CheckConstraint(
                condition=Q(repealed_on__isnull=True) | Q(validity="repealed"),
                name="a_repealed_document_says_so",
            ),
            models.CheckConstraint(
                condition=Q(is_major=False) | Q(needs_interpretation=True),
                name="a_major_document_is_interpreted",
                violation_error_message="重大政策应当解读",
            ),
            models.CheckConstraint(
                condition=Q(lapsed_on__isnull=True) | Q(validity="lapsed"), name="a_lapsed_document_says_so"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("made_on"), valid_always=False),
                name="a_last_day_lies_ahead_and_alone",
                violation_error_message="有效期至不能早于成文日期，也不能同时长期有效",
            ),
            models.CheckConstraint(
                condition=Q(effective_on__isnull=True) | Q(effective_on__gte=F("made_on")),
                name="effective_not_before_it_was_made",
                violation_error_message="生效日期不能早于成文日期",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def theme_name(self) -> str:
        """The class of the national theme list."""
        return themes().get(self.theme, "")

    @property
    def address(self) -> str:
        """The index number as it stands in an address."""
        return self.index_no.replace("/", "-")

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it, as `DocumentQuerySet.public` says."""
        return all(getattr(self, name) == value for name, value in PUBLIC.items())
