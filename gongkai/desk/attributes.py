"""The monthly list of decisions about disclosure attributes (公开属性认定清单), on a page and as a workbook."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse

from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, show
from gongkai.desk.sheet import Column, sheet_response
from gongkai.documents.models import AttributeDecision, Document
from gongkai.documents.reads import decided_in
from gongkai.law.attribute import Attribute

COLUMNS: tuple[Column[AttributeDecision], ...] = (
    Column("认定日期", 12, lambda d: d.on),
    Column("索引号", 28, lambda d: d.document.index_no),
    Column("标题", 40, lambda d: d.document.title),
    Column("责任科室", 14, lambda d: d.document.division.name),
    Column("环节", 16, lambda d: d.label),
    Column("原公开属性", 12, lambda d: d.get_was_display() if d.was else ""),
    Column("公开属性", 12, lambda d: d.get_attribute_display()),
    Column("不公开的情形", 30, lambda d: d.get_ground_display() if d.ground else ""),
    Column("依据", 36, lambda d: d.under),
    Column("理由", 36, lambda d: d.reason),
    Column("认定人", 10, lambda d: d.by.name),
)


@desk_view()
def attributes(request: DeskRequest) -> HttpResponse:
    month, rows = _asked(request)
    counts = [(a.label, len({d.document_id for d in rows if d.attribute == a})) for a in Attribute]
    context = {"page": page_of(request, rows), "month": month, "counts": counts, "total": rows.count()}
    return show(request, "desk/attributes.html", context)


@desk_view()
def export(request: DeskRequest) -> HttpResponse:
    """The decisions of the month as a workbook."""
    month, rows = _asked(request)
    title = f"{request.user.agency.name}{month.year}年{month.month}月公开属性认定清单"
    return sheet_response(f"attributes-{month:%Y-%m}", request.day, COLUMNS, rows, title)


def _asked(request: DeskRequest) -> tuple[date, QuerySet[AttributeDecision]]:
    """The month asked for, this one where it is none, and what was decided in it about documents seen here."""
    said = asked(request, month=None)["month"]
    first = date(request.day.year, request.day.month, 1)
    if found := re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", said):
        first = date(int(found[1]), int(found[2]), 1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    divisions = request.scope.divisions
    documents = Document.objects.visible_to(request.scope)
    if divisions is not None:  # what is public gives no look into how it was decided
        documents = documents.filter(division_id__in=divisions)
    return first, decided_in(documents, first, last)
