"""Behind a cell: the records a number of the annual report was counted from (逐项核对)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency
from gongkai.cases import reads as cases
from gongkai.cases.models import Case, Remedy
from gongkai.documents.models import Document
from gongkai.documents.validity.standing import ended_between, in_force_at
from gongkai.law.forms.shape import form
from gongkai.law.outcome import Outcome
from gongkai.reports.models import Figure


class NoSuchCell(ValueError):
    """An address that is not on the form."""


@dataclass(frozen=True)
class Behind:
    """`asked` says in words what was counted; exactly one of the lists is given."""

    cell: str
    asked: str
    cases: QuerySet[Case] | None = None
    remedies: QuerySet[Remedy] | None = None
    documents: QuerySet[Document] | None = None
    figure: Figure | None = None


def behind(agency: Agency, year: int, cell: str) -> Behind:
    """The records behind a cell. Raises NoSuchCell for an address not on the form."""
    table, _, place = cell.partition(".")
    row, _, column = place.partition(".")
    try:
        match table:
            case "t3":
                return _requests(agency, year, cell, row, column)
            case "t4":
                return _remedies(agency, year, cell, row, column)
            case "t2_20_1":
                return _normative(agency, year, cell, row, column)
    except KeyError:
        raise NoSuchCell(cell) from None
    if cell not in Figure.Cell.values:
        raise NoSuchCell(cell)
    figure = Figure.objects.filter(agency=agency, year=year, cell=cell).select_related(
        "entered_by", "confirmed_by"
    )
    return Behind(cell, f"{year}年{Figure.Cell(cell).label}，由机关填报并经人确认", figure=figure.first())


def _requests(agency: Agency, year: int, cell: str, row: str, column: str) -> Behind:
    table = form(year).table("t3")
    label = table.row(row).label
    which = {
        "r1_new": cases.new_in(year),
        "r2_carried_in": cases.carried_into(year),
        "r3_7_total": cases.closed_in(year),
        "r4_carried_out": cases.carried_out_of(year),
    }.get(row)
    if which is None:
        outcomes = [o.value for o in Outcome if o.ground.row == row]
        if not outcomes:
            raise KeyError(row)
        which = cases.closed_in(year) & Q(outcome__in=outcomes)
    said = table.columns[table.column_at(column)].label
    if column != "total":
        which &= Q(applicant_kind=column)
    found = cases.requests(agency).filter(which).select_related("division", "handler").order_by("received_on")
    return Behind(cell, f"{year}年“{label}”，申请人：{said}", cases=found)


def _remedies(agency: Agency, year: int, cell: str, row: str, column: str) -> Behind:
    table = form(year).table("t4")
    label = table.row(row).label
    table.column_at(column)
    found = cases.remedies_at_end_of(agency, year).select_related("case", "correction")
    pending = Q(concluded_on__isnull=True) | Q(concluded_on__year__gt=year)
    found = found.filter(track=row)
    if column == "pending":
        found = found.filter(pending)
    elif column != "total":
        found = found.filter(result=column, concluded_on__year=year)
    return Behind(cell, f"{year}年{label}：{table.columns[table.column_at(column)].label}", remedies=found)


def _normative(agency: Agency, year: int, cell: str, row: str, column: str) -> Behind:
    first, last = date(year, 1, 1), date(year, 12, 31)
    table = form(year).table("t2_20_1")
    which = {
        "issued": Q(made_on__range=(first, last)),
        "repealed": ended_between(first, last),
        "in_force": in_force_at(last),
    }[column]
    found = Document.objects.filter(which, agency=agency, is_live=True, normative=table.row(row).key)
    label = f"{year}年{table.row(row).label}：{table.columns[table.column_at(column)].label}"
    return Behind(cell, label, documents=found.select_related("division"))
