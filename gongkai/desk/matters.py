"""Matters at the desk: the matrix matter × stage with its filters, a new matter, decisions and their first word."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.models import Division
from gongkai.agencies.scope import Right
from gongkai.desk import narrowing
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.forms.matters import OpenMatter
from gongkai.desk.matter_releases import opens
from gongkai.desk.once import made_once
from gongkai.desk.sheet import Column, sheet_response
from gongkai.law.dossier import PHASES, MatterKind
from gongkai.law.source import LawError
from gongkai.matters import reads
from gongkai.matters.acts.opening import open_matter
from gongkai.matters.dossier import Cell, cells_of
from gongkai.matters.late import Late, coming, late
from gongkai.matters.models import Matter
from gongkai.matters.models.matter import KINDS, MatterQuerySet, reach_of
from gongkai.matters.waiting import WaitingList


@dataclass(frozen=True)
class Row:
    """A matter with its five cells, each with its state of the day."""

    matter: Matter
    cells: tuple[tuple[Cell, str], ...]


def _asked(request: DeskRequest) -> tuple[dict[str, str], MatterQuerySet]:
    """The filters asked for, and the matters they leave, with their counts."""
    by = asked(request, kind=list(MatterKind), year=None, state=["open", "closed", "unpublished"], q=None, **narrowing.ASKED)  # fmt: skip
    rows = Matter.objects.visible_to(request.scope).filter(narrowing.narrowed(by, "begun"))
    if by["kind"]:
        rows = rows.filter(kind=by["kind"])
    if narrowing.is_year(by["year"]):
        rows = rows.filter(begun__year=int(by["year"]))
    if by["state"]:
        which = {
            "open": Q(closed_on__isnull=True), "closed": Q(closed_on__isnull=False),
            "unpublished": Q(published_on__isnull=True),
        }  # fmt: skip
        rows = rows.filter(which[by["state"]])
    if by["q"]:
        rows = rows.filter(Q(title__icontains=by["q"]) | Q(number=by["q"]))
    return by, reads.matrix(rows).select_related("division", "owner")


def _rows(request: DeskRequest, matters: list[Matter]) -> list[Row]:
    cells = cells_of(matters, request.day)
    return [
        Row(matter, tuple((cell, cell.state(request.day)) for cell in five))
        for matter, five in zip(matters, cells, strict=True)
    ]


def _here(request: DeskRequest, found: list[Late]) -> list[tuple[Late, str]]:
    """Of what is late or due the part this person sees, each with its page."""
    reach = reach_of(request.scope, Right.SEE_MATTERS)
    return [(one, opens(one.of)) for one in found if reach is None or one.division in reach]


@desk_view(Right.SEE_MATTERS)
def matrix(request: DeskRequest) -> HttpResponse:
    by, rows = _asked(request)
    page = page_of(request, rows)
    divisions = Division.objects.filter(agency=request.scope.agency)
    context = {
        "page": page, "rows": _rows(request, list(page)), "by": by, "kinds": KINDS, "phases": PHASES,
        "divisions": divisions, "late": _here(request, late(request.user.agency, request.day)),
        "coming": _here(request, coming(request.user.agency, request.day)),
        "waiting": WaitingList(request.scope).count(),
        "may_keep": request.scope.may(Right.KEEP_MATTERS),
    }  # fmt: skip
    return show(request, "desk/matters.html", context | narrowing.said(by, request.scope.agency))


STATES = {"full": "", "explained": "已说明", "overdue": "逾期", "empty": "空缺"}


def _in_cell(at: int) -> Column[Row]:
    def of(row: Row) -> str | int:
        cell, state = row.cells[at]
        if cell.count:
            return cell.count
        return (
            f"{STATES[state]}（预计{cell.gap.expected_on}）：{cell.gap.text}" if cell.gap else STATES[state]
        )

    return Column(PHASES[at], 20, of)


COLUMNS: tuple[Column[Row], ...] = (
    Column("编号", 16, lambda r: r.matter.number),
    Column("事项", 40, lambda r: r.matter.title),
    Column("类型", 14, lambda r: r.matter.get_kind_display()),
    Column("责任科室", 18, lambda r: r.matter.division.name),
    Column("责任人", 12, lambda r: r.matter.owner.name),
    Column("开始日期", 12, lambda r: r.matter.begun),
    *(_in_cell(at) for at in range(len(PHASES))),
    Column("公布日期", 12, lambda r: r.matter.published_on),
    Column("办结日期", 12, lambda r: r.matter.closed_on),
)


@desk_view(Right.SEE_MATTERS)
def export(request: DeskRequest) -> HttpResponse:
    """The matrix, with its filters, as a workbook."""
    _, rows = _asked(request)
    title = f"{request.user.agency.name}五公开事项台账"
    return sheet_response("matters", request.day, COLUMNS, _rows(request, list(rows)), title)


@desk_view(Right.KEEP_MATTERS, methods="GET HEAD POST")
def open_new(request: DeskRequest) -> HttpResponse:
    """Enter a matter."""
    form = OpenMatter(posted(request), of=request.user.agency, scope=request.scope)
    if request.method != "POST":
        return show(request, "desk/open_matter.html", {"form": form})
    if not form.is_valid():
        return show(request, "desk/open_matter.html", {"form": form}, 422)
    given = form.facts() | {"kind": MatterKind(form.cleaned_data["kind"])}
    try:
        number = made_once(
            request, form,
            lambda: open_matter(request.user.agency, by=request.user, on=request.day, **given).number,
        )  # fmt: skip
    except LawError as refused:
        return show(request, "desk/open_matter.html", {"form": form, "reasons": reasons_of(refused)}, 409)
    messages.success(request, f"已登记：{number}")
    return redirect("desk:matter", number)


@desk_view(Right.SEE_MATTERS)
def decisions(request: DeskRequest) -> HttpResponse:
    """Decisions taken: days to the first word, and those nobody explained."""
    rows = reads.decided(request.user.agency)
    context = {
        "rows": rows, "average": reads.average_days(rows), "unexplained": [r for r in rows if not r.is_explained],
    }  # fmt: skip
    return show(request, "desk/decisions.html", context)
