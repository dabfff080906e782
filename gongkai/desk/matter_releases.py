"""What waits for a second person: each piece with its words, to be released or sent back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.desk.access import PER_PAGE, DeskRequest, desk_view, may_over, page_of, reasons_of, show
from gongkai.desk.forms.matters import HIDDEN_DOCUMENT
from gongkai.law.dossier import part_labels
from gongkai.law.source import LawError
from gongkai.matters import reads
from gongkai.matters.acts import releasing, taking_back
from gongkai.matters.acts.hands import words_of
from gongkai.matters.models import Call, CatalogueRow, Event, Link, Matter, Picture, Progress, Statement
from gongkai.matters.models.event import EVENT_PARTS, NOTICE
from gongkai.matters.models.released import Released
from gongkai.matters.proposals import Proposal, proposals_of
from gongkai.matters.waiting import WaitingList, writers_of

NAMES = {model: name for name, model in releasing.PIECES.items()}
PLACES = dict([*part_labels(), *EVENT_PARTS])


@dataclass(frozen=True)
class Waiting:
    """A piece as a reviewer reads it: what it is, of what, its words, and whether this person may decide.

    `leads`: the address of the document it links, "" for other pieces; `proposal`: of a row of the catalogue what changes.
    """

    piece: str
    row: Released
    label: str
    of: str
    opens: str
    says: str
    leads: str
    wrote: Person
    may: bool
    proposal: Proposal | None


@desk_view(Right.SEE_MATTERS)
def waiting(request: DeskRequest) -> HttpResponse:
    return _page(request)


@desk_view(Right.RELEASE_MATTERS, Right.REVIEW_PROGRESS, methods="POST")
def decide(request: DeskRequest, piece: str, key: str, act: str) -> HttpResponse:
    """Release a piece or send it back; which of the two the button says."""
    model = releasing.PIECES.get(piece)
    if model is None or not WaitingList(request.scope).holds(model, int(key)):
        raise Http404("没有这一项，或者已经办理")
    try:
        if act == "release":
            seen = request.POST.get("seen", "") if model is CatalogueRow else None
            releasing.release(piece, int(key), by=request.user, on=request.day, seen=seen)
        else:
            because = request.POST.get("because", "")
            releasing.send_back(piece, int(key), because=because, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, 409, reasons=reasons_of(refused))
    messages.success(request, "已公布" if act == "release" else "已退回")
    return redirect("desk:matter_releases")


@desk_view(Right.RELEASE_MATTERS, methods="POST")
def take_back(request: DeskRequest, piece: str, key: str) -> HttpResponse:
    """Take what was released off the public pages again."""
    model = taking_back.TAKEN_BACK.get(piece)
    row = model._default_manager.filter(pk=int(key)).first() if model else None
    of = releasing.of_piece(row) if row else None
    if of is None or of.agency_id != request.scope.agency:
        raise Http404("没有这一项")
    because = request.POST.get("because", "")
    try:
        taking_back.take_back(piece, int(key), because=because, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, 409, reasons=reasons_of(refused))
    messages.success(request, "已从公开页面撤下")
    return redirect(opens(of))


def _page(request: DeskRequest, status: int = 200, **more: object) -> HttpResponse:
    page = page_of(request, WaitingList(request.scope))  # type: ignore[arg-type]  # counts and slices as one
    rows = list(page)
    proposals = {
        one.row.pk: one for one in proposals_of(row for row in rows if isinstance(row, CatalogueRow))
    }
    matters = reads.unpublished(request.scope)
    context = {
        "page": page,
        "rows": [
            _waiting(request, row, wrote, proposals.get(row.pk) if isinstance(row, CatalogueRow) else None)
            for row, wrote in zip(rows, writers_of(rows), strict=True)
        ],
        "matters": matters[:PER_PAGE], "unpublished": matters.count(),
    }  # fmt: skip
    return show(request, "desk/matter_releases.html", context | more, status)


def _waiting(request: DeskRequest, row: Released, wrote: set[int], proposal: Proposal | None) -> Waiting:
    of = releasing.of_piece(row)
    right = Right.REVIEW_PROGRESS if isinstance(row, releasing.BY_DIVISION_HEAD) else Right.RELEASE_MATTERS
    return Waiting(
        piece=NAMES[type(row)],
        row=row,
        label=f"公开目录：{proposal.kind}" if proposal else _label(row),
        of=str(of),
        opens=opens(of),
        says="" if proposal else _says(row),
        leads=_leads(row),
        wrote=row.changer or row.author,
        may=may_over(request.scope, right, releasing.division_of(of)) and request.user.pk not in wrote,
        proposal=proposal,
    )


def _leads(row: Released) -> str:
    """Where the linked document is read, for who may see it."""
    if not isinstance(row, Link) or not row.is_shown:  # type: ignore[attr-defined]
        return ""
    return reverse("desk:document", args=[row.document.address])


def opens(of: Matter | Call | Event | CatalogueRow) -> str:
    """The address of its page at the desk."""
    if isinstance(of, CatalogueRow):
        return reverse("desk:catalogue_row", args=[of.number])
    name = {Matter: "desk:matter", Call: "desk:call", Event: "desk:event"}[type(of)]
    return reverse(name, args=[of.number])


def _label(row: Released) -> str:
    if isinstance(row, Statement):
        return f"{PLACES.get(row.place, row.place)}：{row.get_form_display()}"
    if isinstance(row, Link):
        return f"关联：{row.phase}{f'（{PLACES[row.part]}）' if row.part else ''}"
    return f"{row._meta.verbose_name}{'：改期' if row.changer else ''}"


def _says(row: Released) -> str:
    """All the words a reviewer answers for, none cut off."""
    match row:
        case Statement():
            return row.text + (f"（预计{row.expected_on}公开）" if row.expected_on else "")
        case Link():
            shown = row.is_shown  # type: ignore[attr-defined]
            return f"{row.document} {row.document.index_no}" if shown else HIDDEN_DOCUMENT
        case Progress():
            percent = "" if row.percent is None else f"（{row.percent}%）"
            return f"{row.period}{percent}：{row.text}"
        case Picture():
            return row.says
        case Call():
            return f"{row.first_day}至{row.last_day}\n{_named(row)}"
        case Event() if row.new_on:
            was, becomes = when(row.on, row.at), when(row.new_on, row.new_at)
            return f"原定：{was}，{row.place}\n改为：{becomes}，{row.new_place}"
        case Event():
            notices = [one.text for one in row.statements.all() if one.place == NOTICE and one.is_waiting]
            return "\n".join([f"{row.get_kind_display()}，{when(row.on, row.at)}", _named(row), *notices])
        case _:
            return _named(row)


def when(day: date, at: time | None) -> str:
    """A day with its hour, where one is known."""
    return f"{day} {at:%H:%M}" if at else str(day)


def _named(row: Released) -> str:
    """Its public words, each behind the name of its field."""
    said = [(row._meta.get_field(name).verbose_name, text) for name, text in words_of(row).items() if text]  # type: ignore[union-attr]
    return "\n".join(f"{label}：{text}" for label, text in said)
