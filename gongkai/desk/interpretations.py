"""Which documents are interpreted, late, never or by waiver not: a list with counts, on a page and as a workbook (政策解读)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from gongkai.agencies.reads import calendar, house_rule
from gongkai.desk import narrowing
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, show
from gongkai.desk.sheet import Column, sheet_response
from gongkai.documents.interpreting.models import Waiver
from gongkai.documents.interpreting.reads import Standing, counted, days_late, listed, measured, owing
from gongkai.documents.models import Document
from gongkai.law.interpretation import duty_of
from gongkai.law.working_day import WorkCalendar


@dataclass(frozen=True)
class Row:
    """A document with its standing in words, why it is to be interpreted, and how late it is in working days."""

    document: Document
    standing: Standing
    why: str
    interpreted: date | None
    late: int | None
    within_grace: bool
    waiver: Waiver | None


COLUMNS: tuple[Column[Row], ...] = (
    Column("索引号", 28, lambda r: r.document.index_no),
    Column("标题", 40, lambda r: r.document.title),
    Column("发文字号", 22, lambda r: r.document.doc_no),
    Column("责任科室", 14, lambda r: r.document.division.name),
    Column("应当解读的理由", 30, lambda r: r.why),
    Column("文件发布", 12, lambda r: r.document.published_on),
    Column("解读发布", 12, lambda r: r.interpreted),
    Column("情况", 22, lambda r: r.standing.label),
    Column("滞后（工作日）", 14, lambda r: r.late),
    Column("免予解读的理由", 36, lambda r: r.waiver.reason if r.waiver else ""),
    Column("审批人", 10, lambda r: r.waiver.decided_by.name if r.waiver and r.waiver.decided_by else ""),
)
LATE = (Standing.LATE, Standing.NEVER)


@desk_view()
def interpretations(request: DeskRequest) -> HttpResponse:
    by, rows = _asked(request)
    counts = counted(rows)
    narrowed = rows.filter(standing=by["standing"]) if by["standing"] else rows
    page = page_of(request, listed(narrowed))
    shown = rows_of(request, page.object_list)
    context = {
        "page": page, "rows": shown, "by": by, "counts": [(s, n) for s, n in counts.items()], "measure": measured(counts),
        "standings": Standing.choices, **narrowing.said(by, request.scope.agency),
    }  # fmt: skip
    return show(request, "desk/interpretations.html", context)


@desk_view()
def export(request: DeskRequest) -> HttpResponse:
    """The list as narrowed, as a workbook."""
    by, rows = _asked(request)
    narrowed = rows.filter(standing=by["standing"]) if by["standing"] else rows
    title = f"{request.user.agency.name}政策解读台账"
    return sheet_response("interpretations", request.day, COLUMNS, rows_of(request, listed(narrowed)), title)


def rows_of(request: DeskRequest, documents: Iterable[Document]) -> list[Row]:
    """The rows of a list; calendar and grace are asked for once."""
    days, grace = calendar(), house_rule(request.user.agency, "interpretation_grace", request.day)
    return [_row(document, request.day, days, grace) for document in documents]


def _row(document: Document, today: date, days: WorkCalendar, grace: int) -> Row:
    standing = Standing(document.standing)  # type: ignore[attr-defined]
    first = document.first_interpreted  # type: ignore[attr-defined]
    assert document.published_on is not None
    late = days_late(document.published_on, first, today, days) if standing in LATE else None
    granted = [w for w in document.waivers.all() if w.state == Waiver.State.GRANTED]
    within = late is not None and late <= grace
    return Row(document, standing, _why(document), first, late, within, granted[-1] if granted else None)


def _why(document: Document) -> str:
    """Why it is to be interpreted: by rule, else what the drafter wrote."""
    due = duty_of(
        kind=document.kind, normative=document.normative, title=document.title, genre=document.genre,
        is_major=document.is_major,
    )  # fmt: skip
    return due.reason if due.is_due else document.interpretation_reason or "自行选择解读"


def _asked(request: DeskRequest) -> tuple[dict[str, str], QuerySet[Any]]:
    """The filters asked for, and the documents of the period: one's own divisions', or the whole agency's."""
    by = asked(request, standing=Standing.values, **narrowing.ASKED)
    documents, divisions = Document.objects.visible_to(request.scope), request.scope.divisions
    if divisions is not None:  # that something is public gives no look into why it was not interpreted
        documents = documents.filter(division_id__in=divisions)
    return by, owing(documents.filter(narrowing.narrowed(by, "published_on")))
