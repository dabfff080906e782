"""The annual report of an agency and year, and the figures that come from outside the system."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency, Person
from gongkai.law.annual_procedure import REPORT, ReportStage


class Figure(models.Model):
    """A number of part two that no record here can give (licences, penalties, coercion, fees), with where it
    comes from and who confirmed it. A zero is a claim like any other.

    `value` counts decisions; for the fee it is yuan, printed in ten thousands.
    """

    class Cell(models.TextChoices):
        LICENSE = "t2_20_5.license", "行政许可处理决定数量（件）"
        PENALTY = "t2_20_6.penalty", "行政处罚处理决定数量（件）"
        COERCION = "t2_20_6.coercion", "行政强制处理决定数量（件）"
        ADMIN_FEE = "t2_20_8.admin_fee", "行政事业性收费金额（元）"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="figures")
    year = models.PositiveSmallIntegerField("年度")
    cell = models.CharField("栏目", max_length=30, choices=Cell.choices)
    value = models.DecimalField("数值", max_digits=14, decimal_places=2)
    source = models.CharField("数据来源和说明", max_length=300)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="填报人")
    confirmed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确认人"
    )
    confirmed_on = models.DateField("确认日期", null=True, blank=True)

    class Meta:
        verbose_name = "填报数"
        ordering = ["cell"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "cell"], name="figure_once_a_cell"),
            models.CheckConstraint(condition=Q(value__gte=0), name="figure_is_not_negative"),
            models.CheckConstraint(condition=~Q(source=""), name="figure_names_its_source"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_on__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_on__isnull=False),
                name="figure_confirmed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.get_cell_display()} {self.value}"


class AnnualReport(models.Model):
    """The report of a year: narrative here, tables computed until it is signed, frozen ever after."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="annual_reports")
    year = models.PositiveSmallIntegerField("年度")
    stage = models.CharField(
        "状态", max_length=12, choices=list(REPORT.labels.items()), default=ReportStage.DRAFT
    )
    overview = models.TextField("一、总体情况", blank=True)
    problems = models.TextField("五、存在的主要问题及改进情况", blank=True)
    other = models.TextField("六、其他需要报告的事项", blank=True)
    figures = models.JSONField("表格数据", null=True, blank=True)
    signed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签批人"
    )
    signed_on = models.DateField("签批日期", null=True, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True)

    class Meta:
        verbose_name = "年度报告"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_report_a_year"),
            models.CheckConstraint(
                condition=Q(stage=ReportStage.DRAFT)
                | Q(signed_by__isnull=False, signed_on__isnull=False, figures__isnull=False),
                name="a_signed_report_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(stage=ReportStage.PUBLISHED) | Q(published_on__isnull=False),
                name="a_published_report_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[s.value for s in ReportStage]), name="report_stage_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return f"{self.agency.name}{self.year}年政府信息公开工作年度报告"
