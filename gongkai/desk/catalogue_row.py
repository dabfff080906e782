"""One row of the catalogue of disclosure at the desk: what it says, its change, its end, what became of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view, may_over, posted, reasons_of, show
from gongkai.desk.forms.matters import Because, ChangeRow
from gongkai.desk.once import made_once
from gongkai.journal.reads import lines_of
from gongkai.law.source import LawError
from gongkai.matters.acts.catalogue import TEXTS, change_row, retire_row
from gongkai.matters.models import CatalogueRow
from gongkai.matters.proposals import changes_of


def _row_of(request: DeskRequest, number: str) -> CatalogueRow:
    rows = CatalogueRow.objects.visible_to(request.scope)
    return get_object_or_404(
        rows.select_related("agency", "division", "column", "author", "proposed_by"), number=number
    )


@desk_view(Right.SEE_MATTERS, methods="GET HEAD POST")
def page(request: DeskRequest, number: str) -> HttpResponse:
    """A row; its change is posted here."""
    row = _row_of(request, number)
    if request.method != "POST":
        return _page(request, row)
    form = ChangeRow(posted(request), of=row, scope=request.scope, slip="change")
    if not form.is_valid():
        return _page(request, row, 422, form=form)
    given = form.facts()

    def make() -> str:
        return change_row(row.pk, by=request.user, on=request.day, **given).number

    try:
        made_once(request, form, make)
    except LawError as refused:
        return _page(request, row, 409, form=form, reasons=reasons_of(refused))
    messages.success(request, "已修改，由办公室另一人公布")
    return redirect("desk:catalogue_row", row.number)


@desk_view(Right.KEEP_MATTERS, methods="POST")
def retire(request: DeskRequest, number: str) -> HttpResponse:
    """Say that the row no longer belongs to the catalogue."""
    row = _row_of(request, number)
    form = Because(request.POST, of=row, scope=request.scope, slip="retire")
    if not form.is_valid():
        return _page(request, row, 422, end_form=form)

    def make() -> str:
        because = form.cleaned_data["because"]
        return retire_row(row.pk, because=because, by=request.user, on=request.day).number

    try:
        made_once(request, form, make)
    except LawError as refused:
        return _page(request, row, 409, end_form=form, reasons=reasons_of(refused))
    messages.success(request, "已提交停用，由办公室另一人公布；公布以前公开页面上还有这一行")
    return redirect("desk:catalogue_row", row.number)


def _page(request: DeskRequest, row: CatalogueRow, status: int = 200, **more: Any) -> HttpResponse:
    is_open = row.retired_on is None and row.changer is None
    may_keep = is_open and may_over(request.scope, Right.KEEP_MATTERS, row.division_id)
    if request.method == "POST" and not may_over(request.scope, Right.KEEP_MATTERS, row.division_id):
        raise Http404
    context = {
        "row": row, "says": [(label, getattr(row, name)) for name, label in TEXTS.items()],
        "changes": changes_of(row), "may_keep": may_keep,
        "form": ChangeRow(of=row, scope=request.scope, slip="change"),
        "end_form": Because(of=row, scope=request.scope, slip="retire"),
        "story": lines_of(row.agency, "catalogue", row.number),
    }  # fmt: skip
    return show(request, "desk/catalogue_row.html", context | more, status)
