"""Rows of the catalogue of disclosure taken in at the desk: one by hand, or a sheet of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, desk_view, posted, reasons_of, show
from gongkai.desk.forms.matters import EnterRow, ImportRows
from gongkai.desk.once import made_once
from gongkai.law.source import LawError
from gongkai.matters.acts.catalogue import enter_row
from gongkai.matters.acts.importing import Taken, import_rows
from gongkai.matters.catalogue_sheet import rows_of

SHOWN = 100  # lines of a sheet that are wrong, as far as a page names them


@desk_view(Right.KEEP_MATTERS, methods="GET HEAD POST")
def enter(request: DeskRequest) -> HttpResponse:
    """A new row, by hand."""
    form = EnterRow(posted(request), of=request.user.agency, scope=request.scope)
    if request.method != "POST" or not form.is_valid():
        return show(request, "desk/enter_row.html", {"form": form}, 422 if form.is_bound else 200)
    given = form.facts()

    def make() -> str:
        return enter_row(request.user.agency, by=request.user, on=request.day, **given).number

    try:
        made = made_once(request, form, make)
    except LawError as refused:
        return show(request, "desk/enter_row.html", {"form": form, "reasons": reasons_of(refused)}, 409)
    messages.success(request, f"已登记：{made}，由办公室另一人公布")
    return redirect("desk:catalogue")


@desk_view(Right.KEEP_MATTERS, methods="GET HEAD POST")
def read_in(request: DeskRequest) -> HttpResponse:
    """Take a sheet in, every line or none; what is wrong is named line by line."""
    files = request.FILES if request.method == "POST" else None
    form = ImportRows(posted(request), files, of=request.user.agency, scope=request.scope, slip="sheet")
    if request.method != "POST" or not form.is_valid():
        return _sheet(request, form, 422 if form.is_bound else 200)
    given = form.cleaned_data["file"]
    try:
        taken = import_rows(
            request.user.agency, rows_of(given.name, given.file), because=form.cleaned_data["because"],
            by=request.user, on=request.day,
        )  # fmt: skip
    except LawError as refused:
        return _sheet(request, form, 409, reasons=reasons_of(refused))
    if taken.wrong:
        return _sheet(request, form, 409, wrong=taken.wrong[:SHOWN], wrong_all=len(taken.wrong))
    messages.success(request, _said(taken))
    return redirect("desk:catalogue")


def _sheet(request: DeskRequest, form: ImportRows, status: int, **more: Any) -> HttpResponse:
    return show(request, "desk/import_rows.html", {"form": form} | more, status)


def _said(taken: Taken) -> str:
    return (
        f"已导入：新登记{taken.entered}行，修改{taken.changed}行，{taken.same}行没有变化；由办公室另一人公布"
    )
