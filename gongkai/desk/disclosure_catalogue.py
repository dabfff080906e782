"""The catalogue of disclosure at the desk: its rows with their filters, out as a sheet, and what waits released."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, may_over, page_of, reasons_of, show
from gongkai.desk.sheet import Column, sheet_response
from gongkai.law.source import LawError
from gongkai.matters import reads
from gongkai.matters.acts.releasing import release_rows
from gongkai.matters.catalogue_sheet import COLUMNS, Places
from gongkai.matters.models import CatalogueRow
from gongkai.matters.models.catalogue import CatalogueRowQuerySet
from gongkai.matters.proposals import Proposal, proposals_of

WIDTHS = {"elements": 50, "basis": 40, "second_item": 28}


@desk_view(Right.SEE_MATTERS)
def rows(request: DeskRequest) -> HttpResponse:
    """The rows; `empty=1` leaves those without a record, `state=waiting` what waits for a second person."""
    return _page(request)


@desk_view(Right.RELEASE_MATTERS, methods="GET HEAD POST")
def release_ticked(request: DeskRequest) -> HttpResponse:
    """Release the rows ticked as they were shown, all or none. Read, it is the list of what waits."""
    if request.method != "POST":
        return redirect(f"{reverse('desk:catalogue')}?{_waiting_query(request)}")
    ticked = dict(one for value in request.POST.getlist("row") if (one := _ticked(value)))
    own = CatalogueRow.objects.visible_to(request.scope).filter(pk__in=ticked).waiting()
    try:
        keys = own.values_list("pk", flat=True)
        done = release_rows({key: ticked[key] for key in keys}, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, 409, state="waiting", reasons=reasons_of(refused))
    messages.success(request, f"已公布{len(done)}行")
    return redirect("desk:catalogue")


def _waiting_query(request: DeskRequest) -> str:
    kept = request.GET.copy()
    kept["state"] = "waiting"
    return kept.urlencode()


def _ticked(value: str) -> tuple[int, str] | None:
    """The key of a row and the fingerprint of what was read of it, as a box says them; None for what is none."""
    key, _, seen = value.partition(":")
    return (int(key), seen) if key.isdecimal() and len(key) < 10 else None


@desk_view(Right.SEE_MATTERS)
def export(request: DeskRequest) -> HttpResponse:
    """The rows as they are filtered, with the columns a sheet comes in with."""
    _, found = _asked(request)
    places = Places.of(request.user.agency)
    title = f"{request.user.agency.name}公开目录"
    return sheet_response("catalogue", request.day, _columns(places), reads.coverage(found), title)


def _columns(places: Places) -> tuple[Column[CatalogueRow], ...]:
    def of(name: str) -> Column[CatalogueRow]:
        label = next(label for label, field in COLUMNS.items() if field == name)
        say = {"column": places.called, "division": lambda row: row.division.name}
        return Column(label, WIDTHS.get(name, 18), say.get(name, lambda row: getattr(row, name)))

    return tuple(of(name) for name in COLUMNS.values())


def _asked(request: DeskRequest, state: str = "") -> tuple[dict[str, str], CatalogueRowQuerySet]:
    """The filters asked for, and the rows they leave; `state` rules over the one asked."""
    by = asked(request, empty=["1"], state=["waiting", "retired"], q=None) | (
        {"state": state} if state else {}
    )
    own = CatalogueRow.objects.visible_to(request.scope)
    found = {"retired": own.filter(retired_on__isnull=False), "waiting": own.waiting()}.get(by["state"])
    if found is None:  # what is not public yet has no coverage
        found = own.public() if by["empty"] else own.current()
    if by["q"]:
        found = found.holding(by["q"])
    return by, reads.uncovered(found) if by["empty"] else found


def _page(request: DeskRequest, status: int = 200, state: str = "", **more: object) -> HttpResponse:
    by, found = _asked(request, state)
    own = CatalogueRow.objects.visible_to(request.scope)
    total, empties = own.public().count(), reads.uncovered(own.public()).count()
    covered = total - empties
    page = page_of(request, reads.coverage(found).select_related("author", "proposed_by"))
    waits = proposals_of(page) if by["state"] == "waiting" else []
    context = {
        "page": page, "by": by, "query": page.query,  # type: ignore[attr-defined]
        "rows": [(one, _may_release(request, one)) for one in waits],
        "total": total, "covered": covered, "empties": empties, "percent": round(100 * covered / total, 1) if total else None,
        "waiting": own.waiting().count(), "retired": own.filter(retired_on__isnull=False).count(),
        "may_keep": request.scope.may(Right.KEEP_MATTERS),
        "may_release": request.scope.may(Right.RELEASE_MATTERS),
        "may_take_back": request.scope.may(Right.RELEASE_MATTERS),
    }  # fmt: skip
    return show(request, "desk/disclosure_catalogue.html", context | more, status)


def _may_release(request: DeskRequest, one: Proposal) -> bool:
    """Whether a row waits for this very person."""
    wrote = one.row.changer or one.row.author
    return wrote != request.user and may_over(request.scope, Right.RELEASE_MATTERS, one.row.division_id)
