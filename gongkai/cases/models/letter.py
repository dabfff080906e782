"""What was sent, exactly as it was sent, and how it was served (文书、送达)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person
from gongkai.cases.models.answer import Point
from gongkai.cases.models.case import Case
from gongkai.cases.models.correction import Correction
from gongkai.cases.models.event import CaseEvent
from gongkai.law.delivery import Electronic, Way
from gongkai.law.letter import Addressee, LetterKind
from gongkai.law.procedure import Stage

# The letters that answer a request, one a class of outcome.
ANSWER_LETTERS = tuple(k for k in LetterKind if k.letter.sign == "答")
FOR_FILE = tuple(k for k in LetterKind if k.letter.to is Addressee.FILE)


class LetterQuerySet(models.QuerySet["Letter"]):
    def valid(self) -> LetterQuerySet:
        """Neither void nor taken back after it had left the house."""
        return self.filter(cancelled_on__isnull=True, withdrawn_on__isnull=True)

    def answers(self) -> LetterQuerySet:
        """The answers that are valid."""
        return self.valid().filter(kind__in=ANSWER_LETTERS)

    def unserved(self) -> LetterQuerySet:
        """What is still to be served; what goes into the file never is."""
        return self.valid().filter(served_on__isnull=True).exclude(kind__in=FOR_FILE)


class Letter(models.Model):
    """A numbered letter of a case or of a correction. A cancelled one keeps its number and stays to be seen (作废); one
    that had left the house already (`cases.leaving`) is taken back by a letter of its own (`withdrawn_on`, 撤销).

    `word` and `pdf` are names of sealed files, with the SHA-256 of what is inside: what was sent, never made again.
    `served_on` is the day that counts (`law.delivery`).
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="letters")
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="letters", verbose_name="申请"
    )
    correction = models.ForeignKey(
        Correction,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name="更正申请",
    )
    event = models.ForeignKey(
        CaseEvent,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name="办理事实",
    )
    kind = models.CharField("文书", max_length=30, choices=[(k.value, k.label) for k in LetterKind])
    number = models.CharField("文号", max_length=80)
    party = models.CharField("收件人", max_length=100, blank=True)
    issued_on = models.DateField("制发日期")
    issued_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="制发人"
    )
    facts = models.JSONField("要素", default=dict)
    word = models.CharField("Word文件", max_length=80, blank=True)
    word_digest = models.CharField("Word摘要", max_length=64, blank=True)
    pdf = models.CharField("PDF文件", max_length=80, blank=True)
    pdf_digest = models.CharField("PDF摘要", max_length=64, blank=True)
    cancelled_on = models.DateField("作废日期", null=True, blank=True)
    cancelled_why = models.CharField("作废原因", max_length=200, blank=True)
    withdrawn_on = models.DateField("撤销日期", null=True, blank=True)
    way = models.CharField("送达方式", max_length=12, choices=[(w.value, w.label) for w in Way], blank=True)
    via = models.CharField(
        "电子形式", max_length=10, choices=[(e.value, e.label) for e in Electronic], blank=True
    )
    sent_on = models.DateField("送出日期", null=True, blank=True)
    signed_on = models.DateField("签收日期", null=True, blank=True)
    signed_by = models.CharField("签收人与关系", max_length=60, blank=True)
    tracking = models.CharField("邮件号码", max_length=40, blank=True)
    served_on = models.DateField("送达日期", null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "文书"
        ordering = ["issued_on", "id"]
        indexes = [models.Index(fields=["agency", "issued_on"])]
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="letter_number_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in LetterKind]), name="letter_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | Q(served_on__isnull=True),
                name="a_served_letter_is_not_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(cancelled_on__isnull=True),
                name="a_letter_is_void_or_taken_back",
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | ~Q(way=""), name="a_sent_letter_has_its_way"
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=False, correction__isnull=True)
                | Q(case__isnull=True, correction__isnull=False),
                name="a_letter_is_of_one_matter",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_valid(self) -> bool:
        return self.cancelled_on is None and self.withdrawn_on is None

    @property
    def is_answer(self) -> bool:
        return self.kind in ANSWER_LETTERS

    @property
    def is_for_file(self) -> bool:
        """Whether it goes into the file and to nobody: there is nothing to serve."""
        return self.kind in FOR_FILE

    @property
    def has_own_service(self) -> bool:
        """Whether serving it moves the case, by an act of the procedure. The fee notice of a closed case does not."""
        case = self.case
        return self.is_answer or (
            self.kind == LetterKind.FEE_NOTICE and case is not None and case.stage != Stage.CLOSED
        )


class CaseFile(models.Model):
    """A file of a case: the applicant's material, what is handed out, an opinion received, a proof of service.

    The content is sealed; `point` is the one it is handed out for, None for the whole case; `name` is what it was called, `digest` the SHA-256 of what is inside.
    """

    class Purpose(models.TextChoices):
        MATERIAL = "material", "申请人材料"
        AUTHORISATION = "authorisation", "授权委托书"
        HANDED_OUT = "handed_out", "提供的信息"
        OPINION = "opinion", "征求到的意见"
        PROOF = "proof", "送达凭证"
        REMEDY = "remedy", "复议诉讼文书"
        OTHER = "other", "其他材料"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="files")
    purpose = models.CharField("用途", max_length=14, choices=Purpose.choices)
    point = models.ForeignKey(
        Point, on_delete=models.PROTECT, null=True, blank=True, related_name="files", verbose_name="申请要点"
    )
    name = models.CharField("文件名", max_length=120)
    size = models.PositiveIntegerField("大小")
    digest = models.CharField("摘要", max_length=64)
    sealed = models.CharField("存放", max_length=80)
    added_on = models.DateField("添加日期")
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    letter = models.ForeignKey(
        Letter, on_delete=models.PROTECT, null=True, blank=True, related_name="files", verbose_name="文书"
    )

    class Meta:
        verbose_name = "案卷材料"
        ordering = ["added_on", "id"]

    def __str__(self) -> str:
        return f"{self.case} {self.name}"


class Contact(models.Model):
    """A telephone call, a visit, a message about a case (沟通记录). Says what was said, not who the applicant is."""

    class How(models.TextChoices):
        PHONE = "phone", "电话"
        VISIT = "visit", "当面"
        EMAIL = "email", "电子邮件"
        POST = "post", "信函"
        ONLINE = "online", "网上留言"
        REASONS = "reasons", "说明的理由"

    class Via(models.TextChoices):
        """The way the applicant's reasons came."""

        PORTAL = "portal", "申请进度页"
        COUNTER = "counter", "当面"
        POST = "post", "来信"
        OTHER = "other", "其他方式"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField("日期")
    how = models.CharField("方式", max_length=10, choices=How.choices)
    via = models.CharField("说明理由的途径", max_length=10, choices=Via.choices, blank=True)
    reached = models.BooleanField("联系上了", default=True)
    says = models.TextField("内容")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answers = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_by",
        verbose_name="回复",
    )

    class Meta:
        verbose_name = "沟通记录"
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(via="") | Q(how="reasons"), name="only_reasons_say_by_which_way_they_came"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.on} {self.get_how_display()}"

    @property
    def is_answered(self) -> bool:
        return bool(self.answered_by.all())


class Link(models.Model):
    """A case that has to do with an earlier one (重复申请、关联申请)."""

    class Kind(models.TextChoices):
        REPEATS = "repeats", "重复"
        RELATED = "related", "关联"
        SPLIT = "split", "一事一申请拆分"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    to = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField("关系", max_length=10, choices=Kind.choices)

    class Meta:
        verbose_name = "关联申请"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "to"], name="two_cases_are_linked_once"),
            models.CheckConstraint(condition=~Q(case=models.F("to")), name="a_case_is_not_linked_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.get_kind_display()} {self.to}"
