"""One year's report in the format somebody asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO

from gongkai.agencies.models import Agency
from gongkai.law.forms.figures import Figures
from gongkai.reports.counting import figures_of
from gongkai.reports.models import AnnualReport
from gongkai.reports.page import report_page
from gongkai.reports.reads import figures_for
from gongkai.reports.sheet import write_sheets
from gongkai.reports.word import write_report

DEMONSTRATION = "演示数据，不是真实的政府信息"
# The sections somebody writes; the others are tables alone.
WRITTEN = ("overview", "problems", "other")


def narrative_of(agency: Agency, year: int) -> dict[str, str]:
    """The written sections of a report; empty where none was begun."""
    report = AnnualReport.objects.filter(agency=agency, year=year).first()
    return {key: getattr(report, key) for key in WRITTEN} if report else {}


def figures_in_force(agency: Agency, year: int) -> Figures:
    """The frozen figures of a signed report, else those of today's records."""
    report = AnnualReport.objects.filter(agency=agency, year=year).select_related("agency").first()
    return figures_for(report) if report else figures_of(agency, year)


def build(agency: Agency, year: int, kind: str, narrative: Mapping[str, str]) -> bytes:
    """The report as json, html, docx or xlsx. Raises NoNationalForm before 2019, KeyError for another kind."""
    figures = figures_in_force(agency, year)
    title = f"{agency.name}{year}年政府信息公开工作年度报告"
    remark = DEMONSTRATION if agency.is_demonstration else ""
    out = BytesIO()
    match kind:
        case "json":
            return (json.dumps(figures.as_json(), ensure_ascii=False, indent=2) + "\n").encode()
        case "html":
            return report_page(figures, narrative, title=title, remark=remark).encode()
        case "docx":
            write_report(figures, narrative, title=title, path_or_file=out, remark=remark)
        case "xlsx":
            write_sheets(figures, title=title, path_or_file=out)
        case _:
            raise KeyError(kind)
    return out.getvalue()
