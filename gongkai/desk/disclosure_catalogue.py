"""The catalogue of disclosure at the desk: its rows with their filters, a new row, a sheet in and out, several released."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, may_over, page_of, posted, reasons_of, show
from gongkai.desk.forms.matters import EnterRow, ImportRows
from gongkai.desk.once import made_once
from gongkai.desk.sheet import Column, sheet_response
from gongkai.law.source import LawError
from gongkai.matters import reads
from gongkai.matters.acts.catalogue import enter_row
from gongkai.matters.acts.importing import Taken, import_rows
from gongkai.matters.acts.releasing import release_rows
from gongkai.matters.catalogue_sheet import COLUMNS, Places, rows_of
from gongkai.matters.models import CatalogueRow
from gongkai.matters.models.catalogue import CatalogueRowQuerySet

SHOWN = 100  # lines of a sheet that are wrong, as far as a page names them
WIDTHS = {"elements": 50, "basis": 40, "second_item": 28}


@desk_view(Right.SEE_MATTERS, methods="GET HEAD POST")
def rows(request: DeskRequest) -> HttpResponse:
    """The rows, and a form for a new one; `empty=1` leaves those without a record."""
    form = EnterRow(posted(request), of=request.user.agency, scope=request.scope)
    if request.method != "POST":
        return _page(request, form=form)
    if not form.is_valid():
        return _page(request, 422, form=form)
    given = form.facts()
    try:
        made = made_once(
            request, form,
            lambda: enter_row(request.user.agency, by=request.user, on=request.day, **given).number,
        )  # fmt: skip
    except LawError as refused:
        return _page(request, 409, form=form, reasons=reasons_of(refused))
    messages.success(request, f"已登记：{made}，由办公室另一人公布")
    return redirect("desk:catalogue")


@desk_view(Right.KEEP_MATTERS, methods="POST")
def read_in(request: DeskRequest) -> HttpResponse:
    """Take a sheet in, every line or none; what is wrong is named line by line."""
    form = ImportRows(request.POST, request.FILES, of=request.user.agency, scope=request.scope, slip="sheet")
    if not form.is_valid():
        return _page(request, 422, sheet_form=form)
    try:
        given = form.cleaned_data["file"]
        found = rows_of(given.name, given.file)
        taken = import_rows(
            request.user.agency, found, because=form.cleaned_data["because"], by=request.user, on=request.day
        )
    except LawError as refused:
        return _page(request, 409, sheet_form=form, reasons=reasons_of(refused))
    if taken.wrong:
        wrong = {"wrong": taken.wrong[:SHOWN], "wrong_all": len(taken.wrong)}
        return _page(request, 409, sheet_form=form, **wrong)
    messages.success(request, _said(taken))
    return redirect("desk:catalogue")


def _said(taken: Taken) -> str:
    return (
        f"已导入：新登记{taken.entered}行，修改{taken.changed}行，{taken.same}行没有变化；由办公室另一人公布"
    )


@desk_view(Right.RELEASE_MATTERS, methods="POST")
def release_ticked(request: DeskRequest) -> HttpResponse:
    """Release the rows ticked, all or none."""
    ticked = [int(key) for key in request.POST.getlist("row") if key.isdecimal() and len(key) < 10]
    own = CatalogueRow.objects.visible_to(request.scope).filter(pk__in=ticked).waiting()
    try:
        done = release_rows(list(own.values_list("pk", flat=True)), by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, 409, reasons=reasons_of(refused))
    messages.success(request, f"已公布{len(done)}行")
    return redirect("desk:catalogue")


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


def _asked(request: DeskRequest) -> tuple[dict[str, str], CatalogueRowQuerySet]:
    """The filters asked for, and the rows they leave."""
    by = asked(request, empty=["1"], state=["waiting", "retired"], q=None)
    own = CatalogueRow.objects.visible_to(request.scope)
    if by["state"] == "retired":
        found = own.filter(retired_on__isnull=False)
    else:
        found = own.waiting() if by["state"] else own.current()
    if by["q"]:
        found = found.holding(by["q"])
    return by, reads.uncovered(found) if by["empty"] else found


def _page(request: DeskRequest, status: int = 200, **more: object) -> HttpResponse:
    by, found = _asked(request)
    own = CatalogueRow.objects.visible_to(request.scope)
    total, empties = own.current().count(), reads.uncovered(own.current()).count()
    covered = total - empties
    page = page_of(request, reads.coverage(found).select_related("author", "proposed_by"))
    context = {
        "page": page, "by": by, "query": page.query,  # type: ignore[attr-defined]
        "rows": [(row, _may_release(request, row)) for row in page],
        "total": total, "covered": covered, "empties": empties, "percent": round(100 * covered / total, 1) if total else None,
        "waiting": own.waiting().count(), "retired": own.filter(retired_on__isnull=False).count(),
        "may_keep": request.scope.may(Right.KEEP_MATTERS),
        "may_take_back": request.scope.may(Right.RELEASE_MATTERS),
        "form": EnterRow(of=request.user.agency, scope=request.scope),
        "sheet_form": ImportRows(of=request.user.agency, scope=request.scope, slip="sheet"),
    }  # fmt: skip
    return show(request, "desk/disclosure_catalogue.html", context | more, status)


def _may_release(request: DeskRequest, row: CatalogueRow) -> bool:
    """Whether a row waits for this very person."""
    return (
        row.is_waiting
        and (row.changer or row.author) != request.user
        and may_over(request.scope, Right.RELEASE_MATTERS, row.division_id)
    )
