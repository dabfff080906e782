"""What followed a reply before the reviewing body and in court (行政复议、行政诉讼)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency
from gongkai.agencies.scope import Scope
from gongkai.cases.models.case import Case
from gongkai.cases.models.correction import Correction
from gongkai.law.procedure import Stage
from gongkai.law.remedy import Result, Track


class RemedyQuerySet(models.QuerySet["Remedy"]):
    def of(self, agency: Agency) -> RemedyQuerySet:
        """Those over what one agency did."""
        return self.filter(Q(case__agency=agency) | Q(correction__agency=agency))

    def visible_to(self, scope: Scope) -> RemedyQuerySet:
        """Those over the cases and corrections a member of staff may see."""
        cases, corrections = Case.objects.visible_to(scope), Correction.objects.visible_to(scope)
        return self.filter(Q(case__in=cases.values("pk")) | Q(correction__in=corrections.values("pk")))


class Remedy(models.Model):
    """A reconsideration or a suit over the reply to a case, or over a correction (行政复议、行政诉讼; reading 0014)."""

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="remedies", verbose_name="申请"
    )
    correction = models.ForeignKey(
        Correction,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="remedies",
        verbose_name="更正申请",
    )
    track = models.CharField("途径", max_length=20, choices=[(t.value, t.label) for t in Track])
    lodged_on = models.DateField("受理日期")
    body = models.CharField("复议机关或者法院", max_length=100, blank=True)
    doc_no = models.CharField("案号", max_length=80, blank=True)
    copy_received_on = models.DateField("收到副本日期", null=True, blank=True)
    defence_due = models.DateField("答复（答辩）期限", null=True, blank=True)
    defended_on = models.DateField("提交答复（答辩）日期", null=True, blank=True)
    follows = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name="前一程序",
    )
    result_doc_no = models.CharField("决定（裁判）文号", max_length=80, blank=True)
    result_says = models.TextField("决定（裁判）要点", blank=True)
    result = models.CharField("结果", max_length=12, choices=[(r.value, r.label) for r in Result], blank=True)
    concluded_on = models.DateField("审结日期", null=True, blank=True)

    objects = RemedyQuerySet.as_manager()

    class Meta:
        verbose_name = "复议诉讼"
        ordering = ["lodged_on", "id"]
        indexes = [models.Index(fields=["lodged_on"]), models.Index(fields=["defence_due"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False, correction__isnull=True)
                | Q(case__isnull=True, correction__isnull=False),
                name="a_remedy_is_of_one_matter",
            ),
            models.CheckConstraint(
                condition=Q(result="", concluded_on__isnull=True)
                | ~Q(result="") & Q(concluded_on__isnull=False),
                name="a_concluded_remedy_has_a_result",
            ),
            models.CheckConstraint(
                condition=Q(defended_on__isnull=True) | Q(copy_received_on__isnull=False),
                name="a_defence_answers_a_copy",
            ),
            models.UniqueConstraint(
                fields=["case", "track", "doc_no"],
                condition=~Q(doc_no=""),
                name="a_remedy_is_lodged_once_under_its_number",
            ),
            models.UniqueConstraint(
                fields=["correction", "track", "doc_no"],
                condition=~Q(doc_no=""),
                name="a_remedy_of_a_correction_is_lodged_once",
            ),
            models.CheckConstraint(
                condition=Q(track__in=[t.value for t in Track]), name="remedy_track_is_known"
            ),
            models.CheckConstraint(
                condition=Q(result__in=["", *(r.value for r in Result)]), name="remedy_result_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.get_track_display()}"

    @property
    def matter(self) -> Case | Correction:
        """What the review or the suit is about."""
        matter = self.case or self.correction
        assert matter is not None  # the database holds one of them
        return matter

    @property
    def reanswer(self) -> Case | None:
        """The case that answers anew, struck out ones apart."""
        return next((c for c in self.reanswers.all() if c.stage != Stage.STRUCK), None)
