"""Questions to the reports' room."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.law.annual_procedure import ReportStage
from gongkai.law.forms.figures import Figures
from gongkai.reports.counting import figures_of
from gongkai.reports.models import AnnualReport


def published(agency: Agency) -> QuerySet[AnnualReport]:
    """Published reports, newest first."""
    return AnnualReport.objects.filter(agency=agency, stage=ReportStage.PUBLISHED).order_by("-year")


def figures_for(report: AnnualReport) -> Figures:
    """The frozen figures of a signed report, or those of a draft computed now."""
    if report.figures is not None:
        return Figures.from_json(report.figures)
    return figures_of(report.agency, report.year)
