"""Documents, their editions, interpretations, reviews and attachments (主动公开)."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Scope
from gongkai.documents.cleaning.models import CleanUpItem, CleanUpRound
from gongkai.documents.clearing.models import Allowance, KeptNumber, LookedAt
from gongkai.documents.comments.models import Comment
from gongkai.documents.counting.models import CountingDecision, SetCountingRule
from gongkai.documents.describing import themes
from gongkai.documents.drafting.models import Original, Picture
from gongkai.documents.interpreting.models import InterpretationPlan, Waiver
from gongkai.documents.release.models import (
    Incident,
    NoIncident,
    NoticeChange,
    NoticePeriod,
    Schedule,
    Window,
    Withdrawal,
)
from gongkai.documents.sight import kinds_reviewed
from gongkai.documents.upper.models import Consent, UpperDocument
from gongkai.documents.validity.models import Succession
from gongkai.documents.wording import RICH, TYPED, source_of
from gongkai.law.attribute import Attribute
from gongkai.law.chain import kinds
from gongkai.law.exemption import EXEMPTIONS
from gongkai.law.judgement import SecrecyVerdict
from gongkai.law.review import APPROVALS, LABELS, EditionStage

ATTRIBUTES = [(a.value, a.label) for a in Attribute]
GROUNDS = [(e.code, e.label) for e in EXEMPTIONS]

# What anyone may read: the one place where that is said (`DocumentQuerySet.public`, `Document.is_public`).
PUBLIC = {"is_live": True, "attribute": Attribute.PROACTIVE}

__all__ = [
    "Allowance", "Attachment", "CleanUpItem", "CleanUpRound", "Column", "Comment", "Consent", "CountingDecision",
    "Document", "Edition", "Incident", "InterpretationPlan", "KeptNumber", "LookedAt", "NoIncident", "NoticeChange",
    "NoticePeriod", "Original", "Picture", "Review", "Schedule", "SetCountingRule", "Succession", "UpperDocument",
    "Waiver", "Window", "Withdrawal",
]  # fmt: skip


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


def in_force(document: OuterRef | int) -> models.QuerySet[Waiver]:
    """The waivers that hold for a document of an outer query; none for one that became major after it was granted."""
    granted = Waiver.objects.filter(document=document, state=Waiver.State.GRANTED)
    return granted.filter(Q(is_major=True) | Q(document__is_major=False))


class DocumentQuerySet(models.QuerySet["Document"]):
    def public(self) -> DocumentQuerySet:
        """What anyone may read."""
        return self.filter(**PUBLIC)

    def visible_to(self, scope: Scope) -> DocumentQuerySet:
        """What a member of staff may see: the one gate of every desk page."""
        own = self.filter(agency_id=scope.agency)
        if scope.divisions is None:
            return own
        return own.filter(Q(division_id__in=scope.divisions) | Q(**PUBLIC) | self._to_review(scope))

    def inside(self, scope: Scope) -> DocumentQuerySet:
        """What somebody reads more of than anyone may: how it was reviewed, what is in hand."""
        own = self.filter(agency_id=scope.agency)
        if scope.divisions is None:
            return own
        return own.filter(Q(division_id__in=scope.divisions) | self._to_review(scope))

    @staticmethod
    def _to_review(scope: Scope) -> Q:
        """What was sent into a review that somebody has a step of, wherever it was drafted."""
        kinds = kinds_reviewed(scope.everywhere)
        if not kinds:
            return Q(pk__in=[])
        sent = Edition.objects.filter(document=OuterRef("pk"), submitted_on__isnull=False)
        return (Q(kind__in=kinds) | Q(interprets__kind__in=kinds)) & Q(Exists(sent))

    def to_interpret(self) -> DocumentQuerySet:
        """What is to be interpreted: by rule or by choice, and not waived."""
        return self.filter(needs_interpretation=True).exclude(Exists(in_force(OuterRef("pk"))))


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
    def source(self) -> str:
        """What a person wrote: the typed text, or the HTML. The fingerprint is taken over it."""
        return source_of(self.form, self.text, self.html)


class Review(models.Model):
    """One approval or return of an edition: who, when, on which wording, with what opinion (签批)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="reviews")
    act = models.CharField("行为", max_length=20)
    label = models.CharField("行为名称", max_length=40)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="审查人")
    on = models.DateField("日期")
    digest = models.CharField("所见指纹", max_length=64)
    plan_digest = models.CharField("所见解读方案的指纹", max_length=64, blank=True)
    opinion = models.CharField("意见", max_length=500, blank=True)
    wording = models.CharField("表述研判", max_length=200, blank=True)
    timing = models.CharField("时机研判", max_length=200, blank=True)
    manner = models.CharField("方式研判", max_length=200, blank=True)
    attribute = models.CharField("所见公开属性", max_length=12, choices=ATTRIBUTES, blank=True)
    covers = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代行"
    )
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


class Verdict(models.Model):
    """The secrecy verdict of one piece of an edition: its body (no attachment), or one file (保密审查结论).

    It holds for the piece's own fingerprint, so that a piece changed afterwards has none.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="verdicts")
    attachment = models.ForeignKey(
        Attachment, on_delete=models.SET_NULL, null=True, blank=True, related_name="verdicts"
    )
    piece = models.CharField("审查对象", max_length=120)
    verdict = models.CharField("结论", max_length=20, choices=[(v.value, v.label) for v in SecrecyVerdict])
    reason = models.CharField("理由", max_length=300, blank=True)
    digest = models.CharField("所见指纹", max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="审查人")
    on = models.DateField("日期")
    package = models.UUIDField("签批包", null=True, blank=True)

    class Meta:
        verbose_name = "保密审查结论"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=[v.value for v in SecrecyVerdict]), name="verdict_is_one_of_four"
            ),
            models.CheckConstraint(
                condition=Q(verdict=SecrecyVerdict.OPEN) | ~Q(reason=""),
                name="a_verdict_against_openness_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.piece}：{self.get_verdict_display()}"


class AttributeDecision(models.Model):
    """One decision about a document's disclosure attribute, from birth on (公开属性的认定).

    `act` is what it was decided with: draft, change_attribute, a signature, decide_attribute, reassess.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="attribute_decisions")
    act = models.CharField("行为", max_length=20)
    label = models.CharField("行为名称", max_length=40)
    was = models.CharField("原公开属性", max_length=12, choices=ATTRIBUTES, blank=True)
    attribute = models.CharField("公开属性", max_length=12, choices=ATTRIBUTES)
    ground = models.CharField("不公开的情形", max_length=6, choices=GROUNDS, blank=True)
    under = models.CharField("依据", max_length=120)
    reason = models.CharField("理由", max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="认定人")
    on = models.DateField("日期", db_index=True)

    class Meta:
        verbose_name = "公开属性认定"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(attribute=Attribute.PROACTIVE) | ~Q(reason=""),
                name="a_decision_against_openness_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(attribute=Attribute.WITHHELD) | ~Q(ground=""),
                name="a_decision_to_withhold_has_a_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}：{self.get_attribute_display()}"
