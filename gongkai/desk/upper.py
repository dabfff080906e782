"""The register of upper documents at the desk: the list with search, entering, changing, a sheet read in."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.forms.clearing import UpperChangeForm, UpperForm, UpperSheetForm
from gongkai.desk.sheet import XLSX, Column, sheet_response
from gongkai.documents.models import UpperDocument
from gongkai.documents.upper import acts
from gongkai.documents.upper.reads import registered
from gongkai.documents.upper.sheet import rows_of, template
from gongkai.law.source import LawError
from gongkai.law.upper_document import Disclosure

COLUMNS: tuple[Column[UpperDocument], ...] = (
    Column("标题", 44, lambda u: u.title),
    Column("发文字号", 24, lambda u: u.number),
    Column("发文机关", 24, lambda u: u.issuer),
    Column("公开属性", 12, lambda u: u.get_disclosure_display()),
    Column("来源", 30, lambda u: u.source),
    Column("登记人", 10, lambda u: u.by.name),
    Column("登记日期", 12, lambda u: u.on),
)
SHOWN = 50  # rows of a sheet that were left out, as far as a page names them


def _asked(request: DeskRequest) -> tuple[dict[str, str], QuerySet[UpperDocument]]:
    by = asked(request, q=None, disclosure=[d.value for d in Disclosure])
    return by, registered(request.user.agency, by["q"], by["disclosure"])


@desk_view(methods="GET HEAD POST")
def register(request: DeskRequest) -> HttpResponse:
    """The register, for everybody who drafts or reviews; the office enters."""
    form = UpperForm(posted(request), slip="new")
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        made = acts.register_upper(request.user.agency, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return _page(request, form, 409, reasons=reasons_of(refused))
    messages.success(request, f"已登记：{made}")
    return redirect("desk:uppers")


@desk_view(Right.KEEP_UPPER, methods="GET HEAD POST")
def change(request: DeskRequest, key: int) -> HttpResponse:
    """Put an entry right."""
    row = get_object_or_404(UpperDocument, pk=key, agency=request.scope.agency)
    begin = {name: getattr(row, name) for name in ("title", "number", "issuer", "disclosure", "source")}
    form = UpperChangeForm(posted(request), slip="change", initial=begin)
    status, more = 200, {}
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                acts.change_upper(row.pk, by=request.user, on=request.day, **form.facts())
                messages.success(request, "已修改登记")
                return redirect("desk:uppers")
            except LawError as refused:
                status, more = 409, {"reasons": reasons_of(refused)}
    return show(request, "desk/upper.html", {"upper": row, "form": form} | more, status)


@desk_view(Right.KEEP_UPPER, methods="POST")
def read_in(request: DeskRequest) -> HttpResponse:
    """Enter the rows of a sheet; those left out are named with what is wrong."""
    form = UpperSheetForm(request.POST, request.FILES, slip="sheet")
    if not form.is_valid():
        return _page(request, UpperForm(slip="new"), 422, reasons=[(form.first_error(), None)])
    given = form.cleaned_data["file"]
    try:
        rows = rows_of(given.name, given.file)
        done, wrong = acts.import_uppers(request.user.agency, rows, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, UpperForm(slip="new"), 409, reasons=reasons_of(refused))
    messages.success(request, f"已登记{done}件")
    return (
        _page(request, UpperForm(slip="new"), wrong=wrong[:SHOWN], wrong_all=len(wrong))
        if wrong
        else redirect("desk:uppers")
    )


@desk_view(Right.KEEP_UPPER)
def empty_sheet(request: DeskRequest) -> HttpResponse:
    saved_as = 'attachment; filename="upper-documents.xlsx"'
    return HttpResponse(template(), content_type=XLSX, headers={"Content-Disposition": saved_as})


@desk_view()
def export(request: DeskRequest) -> HttpResponse:
    """The register as it is filtered, as a workbook."""
    _, rows = _asked(request)
    title = f"{request.user.agency.name}上级文件登记簿"
    return sheet_response("upper-documents", request.day, COLUMNS, rows, title)


def _page(request: DeskRequest, form: UpperForm, status: int = 200, **more: object) -> HttpResponse:
    by, rows = _asked(request)
    context = {
        "page": page_of(request, rows), "by": by, "form": form, "disclosures": [(d.value, d.label) for d in Disclosure],
        "may_keep": request.scope.may(Right.KEEP_UPPER), "sheet_form": UpperSheetForm(slip="sheet"),
    }  # fmt: skip
    return show(request, "desk/uppers.html", context | more, status)
