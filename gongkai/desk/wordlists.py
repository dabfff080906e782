"""The agency's lists at the desk (本单位词表): by kind, adding and ending a row, a sheet read in and out."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.forms.wordlists import EndForm, ListSheetForm, WordForm
from gongkai.desk.sheet import XLSX, Column, sheet_response
from gongkai.documents.models import ListedWord
from gongkai.documents.wordlists import acts
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.documents.wordlists.models import ListedWordQuerySet
from gongkai.documents.wordlists.sheet import rows_of, template
from gongkai.law.source import LawError
from gongkai.text.finding import Gravity

COLUMNS: tuple[Column[ListedWord], ...] = (
    Column("类别", 14, lambda w: w.get_kind_display()),
    Column("词语", 30, lambda w: w.word),
    Column("改为", 30, lambda w: w.better),
    Column("职务或简称", 30, lambda w: "、".join(w.names)),
    Column("旧称或误称", 30, lambda w: "、".join(w.wrong)),
    Column("代字或规则", 14, lambda w: w.code),
    Column("排名", 8, lambda w: w.order),
    Column("等级", 8, lambda w: Gravity(w.gravity).label if w.kind == ListKind.TERM else ""),
    Column("本单位", 8, lambda w: "是" if w.is_own else ""),
    Column("依据", 30, lambda w: w.source),
    Column("起用日期", 12, lambda w: w.since),
    Column("最后一天", 12, lambda w: w.until),
    Column("登记人", 10, lambda w: w.by.name),
)
SHOWN = 50  # rows of a sheet that were left out, as far as a page names them


def _asked(request: DeskRequest) -> tuple[dict[str, str], ListedWordQuerySet]:
    """The filters, and the rows they leave: those that hold today unless all are asked for."""
    by = asked(request, kind=list(ListKind), q=None, all=["1"])
    rows = ListedWord.objects.filter(agency=request.user.agency).select_related("by", "ended_by")
    if not by["all"]:
        rows = rows.filter(Q(until__isnull=True) | Q(until__gte=request.day, ended_on__isnull=True))
    if by["kind"]:
        rows = rows.filter(kind=by["kind"])
    if by["q"]:
        rows = rows.filter(Q(word__icontains=by["q"]) | Q(better__icontains=by["q"]))
    return by, rows


@desk_view(Right.SEE_LEDGER, methods="GET HEAD POST")
def lists(request: DeskRequest) -> HttpResponse:
    """The lists, for everybody who drafts or reviews; who keeps them adds a row."""
    kind = _kind(request)
    form = WordForm(posted(request), kind=kind, slip="new", initial={"since": request.day})
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        made = acts.list_word(
            request.user.agency, kind=kind, by=request.user, on=request.day, **form.cleaned_data
        )
    except LawError as refused:
        return _page(request, form, 409, reasons=reasons_of(refused))
    messages.success(request, f"已登记：{made}")
    return redirect(f"{reverse('desk:lists')}?kind={kind}")


def _kind(request: DeskRequest) -> ListKind:
    said = request.GET.get("kind", "")
    return ListKind(said) if said in list(ListKind) else ListKind.TERM


@desk_view(Right.KEEP_LISTS, methods="GET HEAD POST")
def end(request: DeskRequest, key: int) -> HttpResponse:
    """From tomorrow on a row holds no more; one of today was a mistake, and holds no more at once."""
    row = get_object_or_404(ListedWord, pk=key, agency=request.user.agency)
    form = EndForm(posted(request), slip="end")
    is_mistake = row.never_holds_if_ended(request.day)
    status = 200
    more: dict[str, object] = {"is_mistake": is_mistake}
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                acts.end_word(row.pk, by=request.user, on=request.day, **form.cleaned_data)
                until = "" if is_mistake else "，今天仍然有效，明天起不再使用"
                messages.success(request, f"已停用：{row}{until}")
                return redirect(f"{reverse('desk:lists')}?kind={row.kind}")
            except LawError as refused:
                status, more = 409, more | {"reasons": reasons_of(refused)}
    return show(request, "desk/list_end.html", {"row": row, "form": form} | more, status)


@desk_view(Right.KEEP_LISTS, methods="POST")
def read_in(request: DeskRequest) -> HttpResponse:
    """Add the rows of a sheet; those left out are named with what is wrong."""
    form = ListSheetForm(request.POST, request.FILES, slip="sheet")
    blank = WordForm(kind=_kind(request), slip="new", initial={"since": request.day})
    if not form.is_valid():
        return _page(request, blank, 422, reasons=[(form.first_error(), None)])
    given = form.cleaned_data["file"]
    try:
        rows = rows_of(given.name, given.file)
        done, wrong = acts.import_words(request.user.agency, rows, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, blank, 409, reasons=reasons_of(refused))
    messages.success(request, f"已登记{done}条")
    if wrong:
        return _page(request, blank, wrong=wrong[:SHOWN], wrong_all=len(wrong))
    return redirect("desk:lists")


@desk_view(Right.SEE_LEDGER)
def empty_sheet(request: DeskRequest) -> HttpResponse:
    saved_as = 'attachment; filename="agency-lists.xlsx"'
    return HttpResponse(template(), content_type=XLSX, headers={"Content-Disposition": saved_as})


@desk_view(Right.SEE_LEDGER)
def export(request: DeskRequest) -> HttpResponse:
    """The lists as they are filtered, as a workbook that can be read in again."""
    _, rows = _asked(request)
    return sheet_response("agency-lists", request.day, COLUMNS, rows, f"{request.user.agency.name}词表")


def _page(request: DeskRequest, form: WordForm, status: int = 200, **more: object) -> HttpResponse:
    by, rows = _asked(request)
    context = {
        "page": page_of(request, rows), "by": by, "form": form, "kind": form.kind, "kinds": list(ListKind),
        "may_keep": request.scope.may(Right.KEEP_LISTS), "sheet_form": ListSheetForm(slip="sheet"),
    }  # fmt: skip
    return show(request, "desk/lists.html", context | more, status)
