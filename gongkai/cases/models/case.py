"""The request case: where it stands, its clock as last computed, how it ended (政府信息公开申请)."""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.scope import Right, Scope
from gongkai.documents.models import Document
from gongkai.files import vault
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.outcome import Outcome
from gongkai.law.procedure import CASE, Stage
from gongkai.law.receipt import Channel

if TYPE_CHECKING:
    from gongkai.cases.models.event import CaseEvent


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
        if scope.may(Right.REVIEW_ANSWER):  # what was put forward for review
            put_forward = Case.proposals.rel.related_model.objects.filter(case=OuterRef("pk"))  # type: ignore[attr-defined]
            seen |= Q(Exists(put_forward))
        if scope.may(Right.RECORD_REMEDY):  # and what may come before a court
            seen |= Q(stage=Stage.CLOSED)
        return own.filter(seen)

    def open(self) -> CaseQuerySet:
        return self.exclude(stage__in=CASE.ends)

    def unopened(self) -> CaseQuerySet:
        """Handed out, and its handler has not looked yet."""
        return self.open().filter(handler__isnull=False, opened_on__isnull=True)


class Case(models.Model):
    """One request for government information (政府信息公开申请). Who asked stands apart, in Applicant.

    `submitted_on` is the day it was filed, signed for or sent; `registered_on` the day the desk entered it, whose year
    its number has; `received_on` the statutory day of receipt, from which the clock and the annual report count.
    The query code is kept as a keyed mark, to know it again, and sealed, to print it on a receipt again.
    A case that `answers_anew` is the same request again, after a review or a suit corrected its answer; `term` is the last day
    the decision states. It is counted as no request (`cases.reads.requests`).
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="cases", verbose_name="受理机关"
    )
    number = models.CharField("申请编号", max_length=30)
    code_mark = models.CharField("查询码标记", max_length=64, blank=True)
    code_sealed = models.TextField("查询码（加密）", blank=True)
    applicant_kind = models.CharField(
        "申请人类型", max_length=20, choices=[(k.value, k.label) for k in ApplicantKind]
    )
    channel = models.CharField("申请渠道", max_length=20, choices=[(c.value, c.label) for c in Channel])
    submitted_on = models.DateField("提交日期")
    registered_on = models.DateField("登记日期")
    received_on = models.DateField("收到日期", null=True, blank=True)
    asked = models.TextField("申请内容")
    asked_doc_no = models.CharField("文号", max_length=60, blank=True)
    wanted_form = models.CharField("获取方式", max_length=60, blank=True)
    help_needed = models.CharField("需要的帮助", max_length=200, blank=True)
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
    opened_on = models.DateField("承办人打开日期", null=True, blank=True)
    extension_days = models.PositiveSmallIntegerField("申请延长的工作日数", null=True, blank=True)
    extension_reason = models.TextField("申请延期的理由", blank=True)
    extension_refused_on = models.DateField("不同意延期、承办人还没有看到", null=True, blank=True)
    due = models.DateField("答复期限", null=True, blank=True)
    clock_status = models.CharField("期限状态", max_length=12, blank=True)
    waits_until = models.DateField("暂停至", null=True, blank=True)
    due_was = models.DateField("变化前的答复期限", null=True, blank=True)
    due_moved_on = models.DateField("期限变化日期", null=True, blank=True)
    outcome = models.CharField(
        "办理结果", max_length=30, choices=[(o.value, o.label) for o in Outcome], blank=True
    )
    closed_on = models.DateField("办结日期", null=True, blank=True)
    became = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="转为主动公开",
    )
    struck_on = models.DateField("登记作废日期", null=True, blank=True)
    struck_why = models.TextField("登记作废的原因", blank=True)
    same_as = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="registered_again",
        verbose_name="重复登记的是",
    )
    answers_anew = models.ForeignKey(
        "cases.Remedy",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reanswers",
        verbose_name="重新答复所依据的复议诉讼",
    )
    term = models.DateField("决定（裁判）确定的期限", null=True, blank=True)
    archived_on = models.DateField("归档日期", null=True, blank=True)
    archive_no = models.CharField("归档号", max_length=40, blank=True)

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
                condition=Q(received_on__isnull=False)
                | Q(stage__in=[Stage.SUBMITTED, Stage.CLOSED, Stage.STRUCK]),
                name="a_case_in_hand_was_received",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("submitted_on")),
                name="closed_after_it_was_submitted",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.STRUCK, struck_on__isnull=False, due__isnull=True) & ~Q(struck_why="")
                | ~Q(stage=Stage.STRUCK) & Q(struck_on__isnull=True, struck_why="", same_as__isnull=True),
                name="struck_means_a_day_and_a_reason_and_no_clock",
            ),
            models.CheckConstraint(
                condition=Q(same_as__isnull=True) | ~Q(same_as=models.F("id")),
                name="a_case_is_not_registered_again_as_itself",
            ),
            models.CheckConstraint(
                condition=Q(registered_on__gte=models.F("submitted_on")),
                name="registered_when_it_came_or_later",
            ),
            models.CheckConstraint(
                condition=Q(archived_on__isnull=True) | Q(stage=Stage.CLOSED) & ~Q(archive_no=""),
                name="only_a_closed_case_is_archived",
            ),
            models.CheckConstraint(
                condition=Q(term__isnull=True)
                | Q(answers_anew__isnull=False, term__gte=models.F("received_on")),
                name="only_an_answer_given_anew_has_a_term",
            ),
            models.UniqueConstraint(
                fields=["answers_anew"],
                condition=~Q(stage=Stage.STRUCK),
                name="a_remedy_is_answered_anew_once",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def query_code(self) -> str:
        """The code that opens the progress page, as it was given out. Raises Refusal with a wrong key."""
        return vault.open_text(self.code_sealed) if self.code_sealed else ""

    def is_opened_by(self, code: str) -> bool:
        """Whether a typed code is this one: by its mark, in constant time, under any key still in use."""
        return sum(compare_digest(self.code_mark, mark) for mark in vault.marks(code)) > 0

    @property
    def is_over(self) -> bool:
        """Closed, or struck out of the register."""
        return self.stage in CASE.ends

    @property
    def is_withdrawn(self) -> bool:
        """Whether the applicant took it back: the one act that ends in this outcome."""
        return self.outcome == Outcome.OTHER_ENDED

    @property
    def standing(self) -> str:
        """Where it stands, as people say it: the stage, withdrawn, or the archive with its number."""
        if self.archived_on:
            return f"已归档 {self.archive_no}"
        return "已撤回" if self.is_withdrawn else self.get_stage_display()

    @property
    def result(self) -> str:
        """How it ended, in words; the row of the annual report is told beside it."""
        return "申请人撤回申请" if self.is_withdrawn else self.get_outcome_display()

    @property
    def corrected(self) -> Case | None:
        """The case whose answer a review or a suit corrected, where this one answers it anew."""
        return self.answers_anew.case if self.answers_anew else None

    @property
    def facts(self) -> list[CaseEvent]:
        """What happened, in order: without what was taken back, and without the taking back."""
        told = list(self.events.all())
        struck = {e.strikes_id for e in told}
        return [e for e in told if e.strikes_id is None and e.pk not in struck]

    @property
    def series(self) -> tuple[int, int]:
        """The year and the place in its series: 2024-YSQ-0007 is (2024, 7)."""
        year, _, rest = self.number.partition("-")
        return int(year), int(rest.rpartition("-")[2])
