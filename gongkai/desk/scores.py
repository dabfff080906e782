"""The assessment at the desk (专项考核): a period measured, agency-wide and per division."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse

from gongkai.agencies.models import Agency, Division
from gongkai.agencies.reads import calendar
from gongkai.agencies.scope import Right
from gongkai.cases.reads import answered_in_time
from gongkai.desk import narrowing
from gongkai.desk.access import DeskRequest, asked, desk_view, show
from gongkai.desk.narrowing import is_year
from gongkai.documents import reads as documents
from gongkai.law.assessment import Mark, Measure, marks, score
from gongkai.law.working_day import WorkCalendar
from gongkai.quality.reads import rectified


@dataclass(frozen=True)
class Card:
    """The marks of the agency (`of` is None) or of a division, each with the address of what was counted, and
    the score they make."""

    of: Division | None
    marks: list[tuple[Mark, str]]
    score: float | None


@desk_view(Right.SEE_SCORES)
def card(request: DeskRequest) -> HttpResponse:
    """The card of a year or a quarter. Who sees some divisions only sees their cards beside the agency's."""
    by = asked(request, year=None, quarter=list("1234"))
    year = int(by["year"]) if is_year(by["year"]) and int(by["year"]) <= 2100 else request.day.year
    first, last = period(year, int(by["quarter"] or 0))
    agency, days, own = request.user.agency, calendar(), request.scope.divisions
    divisions = Division.objects.filter(agency=agency)
    if own is not None:
        divisions = divisions.filter(pk__in=own)
    cards = [card_of(agency, first, last, days, division) for division in divisions]
    context = {
        "year": year, "by": by, "first": first, "last": last, "whole": card_of(agency, first, last, days, None, opens=own is None),
        "cards": cards, "years": range(request.day.year, request.day.year - 4, -1),
    }  # fmt: skip
    return show(request, "desk/scores.html", context)


def period(year: int, quarter: int) -> tuple[date, date]:
    """The first and last day of a quarter (1–4), or of the whole year (0)."""
    if not quarter:
        return date(year, 1, 1), date(year, 12, 31)
    after = date(year + 1, 1, 1) if quarter == 4 else date(year, quarter * 3 + 1, 1)
    return date(year, quarter * 3 - 2, 1), after - timedelta(days=1)


def card_of(
    agency: Agency,
    first: date,
    last: date,
    days: WorkCalendar,
    division: Division | None,
    *,
    opens: bool = True,
) -> Card:
    """Six measures, their marks and the score. `opens` tells whether the lists behind it may be seen whole."""
    of = division.pk if division else None
    measures: dict[str, Measure] = {
        "timely": documents.timely(agency, first, last, days, division=of),
        "in_step": documents.in_step(agency, first, last, division=of),
        "many_forms": documents.many_forms(agency, first, last, division=of),
        "answered_in_time": answered_in_time(agency, first, last, division=of),
        "secrecy_reviewed": documents.secrecy_reviewed(agency, first, last, division=of),
        "rectified": rectified(agency, first, last, division=of),
    }
    given, lists = marks(measures), _lists(first, last, of) if opens else {}
    return Card(division, [(mark, lists.get(mark.indicator.key, "")) for mark in given], score(given))


def _lists(first: date, last: date, division: int | None) -> dict[str, str]:
    """Per indicator the address of the list its measure was counted from."""
    span = {"since": first, "until": last, "division": division}
    documents = reverse("desk:documents")
    return {
        "timely": narrowing.address(documents, stage="live", **span),
        "in_step": narrowing.address(documents, stage="live", needs=1, **span),
        "many_forms": narrowing.address(documents, stage="live", category="interpretation", **span),
        "answered_in_time": narrowing.address(reverse("desk:cases"), **span),
        "secrecy_reviewed": narrowing.address(documents, stage="issued", **span),
        "rectified": narrowing.address(reverse("desk:ledger"), real=1, **span),
    }
