"""Request cases, their applicants, what happened to them, and what followed in review and court (依申请公开)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, Scope
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.clock import What
from gongkai.law.hand import Hand
from gongkai.law.outcome import Outcome
from gongkai.law.procedure import CASE, Stage
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Result, Track


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, scope: Scope) -> CaseQuerySet:
        """What a member of staff may see: the one gate of every desk page."""
        own = self.filter(agency_id=scope.agency)
        divisions = scope.reach(Right.SEE_CASES)
        if divisions is None:
            return own
        seen = Q(division_id__in=divisions) | Q(handler_id=scope.person)
        if Hand.WINDOW in scope.everywhere:  # the window follows what it registered until it is handed out
            seen |= Q(division__isnull=True)
        return own.filter(seen)

    def open(self) -> CaseQuerySet:
        return self.exclude(stage=Stage.CLOSED)


class Case(models.Model):
    """One request for government information (政府信息公开申请). Who asked stands apart, in Applicant."""

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="cases", verbose_name="受理机关"
    )
    number = models.CharField("申请编号", max_length=30)
    query_code = models.CharField("查询码", max_length=12)
    applicant_kind = models.CharField(
        "申请人类型", max_length=20, choices=[(k.value, k.label) for k in ApplicantKind]
    )
    channel = models.CharField("申请渠道", max_length=20, choices=[(c.value, c.label) for c in Channel])
    submitted_on = models.DateField("提交日期")
    received_on = models.DateField("收到日期", null=True, blank=True)
    asked = models.TextField("申请内容")
    asked_doc_no = models.CharField("文号", max_length=60, blank=True)
    wanted_form = models.CharField("获取方式", max_length=60, blank=True)
    stage = models.CharField(
        "状态", max_length=20, choices=list(CASE.labels.items()), default=Stage.SUBMITTED
    )
    division = models.ForeignKey(
        Division,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name="承办科室",
    )
    handler = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="承办人"
    )
    due = models.DateField("答复期限", null=True, blank=True)
    clock_status = models.CharField("期限状态", max_length=12, blank=True)
    waits_until = models.DateField("暂停至", null=True, blank=True)
    outcome = models.CharField(
        "办理结果", max_length=30, choices=[(o.value, o.label) for o in Outcome], blank=True
    )
    answer = models.TextField("答复内容", blank=True)
    answer_no = models.CharField("答复文号", max_length=80, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "申请"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["agency", "stage", "due"]),
            models.Index(fields=["agency", "received_on"]),
            models.Index(fields=["agency", "closed_on"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="case_number_once"),
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED, closed_on__isnull=False) & ~Q(outcome="")
                | ~Q(stage=Stage.CLOSED) & Q(outcome="", closed_on__isnull=True),
                name="closed_means_outcome_and_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *(o.value for o in Outcome)]), name="an_outcome_has_one_row"
            ),
            models.CheckConstraint(
                condition=Q(applicant_kind__in=[k.value for k in ApplicantKind]), name="a_case_has_one_column"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[s.value for s in Stage]), name="case_stage_is_known"
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=False) | Q(stage__in=[Stage.SUBMITTED, Stage.CLOSED]),
                name="a_case_in_hand_was_received",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("submitted_on")),
                name="closed_after_it_was_submitted",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Applicant(models.Model):
    """Who asked, and how to reach them. Kept apart from the case, so lists and counts never touch it."""

    class IdKind(models.TextChoices):
        ID_CARD = "id_card", "居民身份证"
        PASSPORT = "passport", "护照"
        CREDIT_CODE = "credit_code", "统一社会信用代码"
        OTHER = "other", "其他证件"

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="applicant")
    name = models.CharField("姓名或者名称", max_length=100)
    id_kind = models.CharField("证件类型", max_length=20, choices=IdKind.choices)
    id_number = models.CharField("证件号码", max_length=40)
    contact = models.CharField("联系人", max_length=60, blank=True)
    phone = models.CharField("联系电话", max_length=40)
    email = models.EmailField("电子邮箱", blank=True)
    address = models.CharField("通信地址", max_length=200, blank=True)

    class Meta:
        verbose_name = "申请人"

    def __str__(self) -> str:
        return f"{self.case} 申请人"


class CaseEvent(models.Model):
    """A fact the clock reads: what happened on a day. Never edited."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    on = models.DateField("日期")
    what = models.CharField("事项", max_length=30, choices=[(w.value, w.label) for w in What])
    days = models.PositiveSmallIntegerField("工作日数", null=True, blank=True)
    received = models.DateField("对方收到日期", null=True, blank=True)
    party = models.CharField("被征求意见方", max_length=100, blank=True)
    says = models.TextField("内容", blank=True)

    class Meta:
        verbose_name = "办理事实"
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["case", "on"])]

    def __str__(self) -> str:
        return f"{self.on} {self.get_what_display()}"


class Remedy(models.Model):
    """A reconsideration or a suit over the reply to a case (行政复议、行政诉讼)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="remedies")
    track = models.CharField("途径", max_length=20, choices=[(t.value, t.label) for t in Track])
    lodged_on = models.DateField("受理日期")
    result = models.CharField("结果", max_length=12, choices=[(r.value, r.label) for r in Result], blank=True)
    concluded_on = models.DateField("审结日期", null=True, blank=True)

    class Meta:
        verbose_name = "复议诉讼"
        ordering = ["lodged_on", "id"]
        indexes = [models.Index(fields=["lodged_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="", concluded_on__isnull=True)
                | ~Q(result="") & Q(concluded_on__isnull=False),
                name="a_concluded_remedy_has_a_result",
            ),
            models.CheckConstraint(
                condition=Q(track__in=[t.value for t in Track]), name="remedy_track_is_known"
            ),
            models.CheckConstraint(
                condition=Q(result__in=["", *(r.value for r in Result)]), name="remedy_result_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.get_track_display()}"
