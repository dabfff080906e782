"""A wish to have a record about oneself put right: where it stands, what was found, how it ended (更正申请)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, Scope
from gongkai.cases.models.applicant import ERASED_IS_GONE, Identity
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.correction_outcome import CorrectionOutcome
from gongkai.law.correction_procedure import CORRECTION, CorrectionStage
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel

DECIDED = (CorrectionOutcome.CORRECTED, CorrectionOutcome.NOT_CORRECTED)
ELSEWHERE = (CorrectionOutcome.PASSED_ON, CorrectionOutcome.TOLD_WHERE)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def visible_to(self, scope: Scope) -> CorrectionQuerySet:
        """What a member of staff may see: as with cases, the whole agency or one's own divisions."""
        own = self.filter(agency_id=scope.agency)
        divisions = scope.reach(Right.SEE_CASES)
        if divisions is None:
            return own
        seen = Q(division_id__in=divisions) | Q(handler_id=scope.person)
        if Hand.WINDOW in scope.everywhere:  # the window follows what it registered until it is handed out
            seen |= Q(division__isnull=True)
        return own.filter(seen)

    def open(self) -> CorrectionQuerySet:
        return self.exclude(stage=CorrectionStage.CLOSED)


class Correction(models.Model):
    """One correction (条例第四十一条). Who asked stands apart, in CorrectionApplicant; no count of requests holds it.

    `remind_on` is the house's own reminder: no law makes a correction late.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="corrections", verbose_name="受理机关"
    )
    number = models.CharField("更正申请编号", max_length=30)
    applicant_kind = models.CharField(
        "申请人类型", max_length=20, choices=[(k.value, k.label) for k in ApplicantKind]
    )
    channel = models.CharField("申请渠道", max_length=20, choices=[(c.value, c.label) for c in Channel])
    received_on = models.DateField("收到日期")
    record = models.CharField("记录", max_length=300)
    wrong = models.TextField("不准确之处")
    should_be = models.TextField("应当更正为")
    evidence = models.TextField("证据")
    stage = models.CharField(
        "状态", max_length=12, choices=list(CORRECTION.labels.items()), default=CorrectionStage.RECEIVED
    )
    division = models.ForeignKey(
        Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办科室"
    )
    handler = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办人"
    )
    remind_on = models.DateField("提醒日期", null=True, blank=True)
    finding = models.TextField("核实情况", blank=True)
    checked_on = models.DateField("核实日期", null=True, blank=True)
    checked_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核实人"
    )
    outcome = models.CharField(
        "处理结果", max_length=20, choices=[(o.value, o.label) for o in CorrectionOutcome], blank=True
    )
    decision = models.TextField("处理结论", blank=True)
    elsewhere = models.CharField("有权更正的机关", max_length=100, blank=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人"
    )
    closed_on = models.DateField("办结日期", null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "更正申请"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["agency", "stage", "remind_on"]),
            models.Index(fields=["agency", "closed_on"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="correction_number_once"),
            models.CheckConstraint(
                condition=Q(stage=CorrectionStage.CLOSED, closed_on__isnull=False) & ~Q(outcome="")
                | ~Q(stage=CorrectionStage.CLOSED) & Q(outcome="", closed_on__isnull=True),
                name="a_closed_correction_has_its_end",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[s.value for s in CorrectionStage]), name="correction_stage_is_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *(o.value for o in CorrectionOutcome)]),
                name="correction_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(applicant_kind__in=[k.value for k in ApplicantKind]),
                name="correction_applicant_is_known",
            ),
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True, finding="")
                | Q(checked_on__isnull=False) & ~Q(finding=""),
                name="a_checked_correction_has_a_finding",
            ),
            models.CheckConstraint(
                condition=~Q(stage=CorrectionStage.CHECKED) & ~Q(outcome__in=DECIDED)
                | Q(checked_on__isnull=False),
                name="a_correction_is_decided_when_checked",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=ELSEWHERE) | ~Q(elsewhere=""), name="elsewhere_names_the_agency"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("received_on")),
                name="closed_after_it_was_received",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CorrectionApplicant(Identity):
    """Who wants a record put right (更正申请人)."""

    correction = models.OneToOneField(Correction, on_delete=models.PROTECT, related_name="applicant")

    class Meta:
        verbose_name = "更正申请人"
        constraints = [
            models.CheckConstraint(condition=ERASED_IS_GONE, name="an_erased_corrector_is_gone"),
        ]

    def __str__(self) -> str:
        return f"{self.correction} 申请人"


class CorrectionFile(models.Model):
    """A file of a correction, sealed: a proof of identity, or evidence that the record is wrong."""

    class Purpose(models.TextChoices):
        IDENTITY = "identity", "身份证明"
        EVIDENCE = "evidence", "证据材料"

    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="files")
    purpose = models.CharField("用途", max_length=10, choices=Purpose.choices)
    name = models.CharField("文件名", max_length=120)
    size = models.PositiveIntegerField("大小")
    digest = models.CharField("摘要", max_length=64)
    sealed = models.CharField("存放", max_length=80)
    added_on = models.DateField("添加日期")

    class Meta:
        verbose_name = "更正申请材料"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.correction} {self.name}"
