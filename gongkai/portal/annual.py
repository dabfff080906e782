"""Published annual reports (W10): the list, the page with its statutory tables, the Word file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from gongkai.documents.counting.reads import proactive_counts
from gongkai.portal.number_links import linked
from gongkai.portal.place import agency_of, crumbs, open_page
from gongkai.portal.statutory import web_table
from gongkai.reports.building import build, narrative_of
from gongkai.reports.models import AnnualReport
from gongkai.reports.reads import figures_for, published

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NARRATIVE = ("overview", "problems", "other")
HEADING = re.compile(r"（[一二三四五六七八九十]+）[^。]{1,40}")


@require_safe
@open_page
def annual(request: HttpRequest) -> HttpResponse:
    reports = published(agency_of(request)).select_related("agency").defer("figures", *NARRATIVE)
    context = {"section": "nb", "reports": reports, "crumbs": crumbs(("年度报告", reverse("portal:annual")))}
    return render(request, "portal/annual.html", context)


@require_safe
@open_page
def report(request: HttpRequest, year: int) -> HttpResponse:
    shown = _report(request, year)
    figures = figures_for(shown)
    counts = proactive_counts(shown.agency, year)
    chapters = [
        {
            "key": section.key,
            "heading": section.heading,
            "lines": _lines(shown, section.key, counts),
            "tables": [web_table(figures, figures.shape.table(key)) for key in section.tables],
        }
        for section in figures.shape.sections
    ]
    context = {
        "section": "nb", "report": shown, "chapters": chapters,
        "crumbs": crumbs(("年度报告", reverse("portal:annual")), (f"{year}年度", "")),
    }  # fmt: skip
    return render(request, "portal/report.html", context)


def _report(request: HttpRequest, year: int) -> AnnualReport:
    return get_object_or_404(published(agency_of(request)).select_related("agency"), year=year)


@dataclass(frozen=True)
class Line:
    """A paragraph of the narrative, or a heading such as （一）主动公开 that stands on a line of its own."""

    html: SafeString
    is_heading: bool


def _lines(shown: AnnualReport, key: str, counts: dict[str, int]) -> list[Line]:
    """The narrative of a chapter, a paragraph a line; numbers counted from records lead to them."""
    text = getattr(shown, key, "") if key in NARRATIVE else ""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [Line(linked(line, shown.year, counts), bool(HEADING.fullmatch(line))) for line in lines]


@require_safe
def word(request: HttpRequest, year: int) -> HttpResponse:
    shown = _report(request, year)
    made = build(shown.agency, year, "docx", narrative_of(shown.agency, year))
    answer = HttpResponse(made, content_type=WORD)
    answer["Content-Disposition"] = content_disposition_header(True, f"{shown.title}.docx") or ""
    return answer
