"""The validity of a document at the desk: what it does to older ones, what was done to it, its last day."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.desk.access import DeskRequest, desk_view, reasons_of, show
from gongkai.desk.clearing import may_write
from gongkai.desk.documents import insider, seen
from gongkai.desk.forms import Sheet
from gongkai.desk.forms.clearing import BecauseForm, LastDayForm, RegisterForm, RelationForm
from gongkai.documents.models import Document, Succession
from gongkai.documents.package import edition_in_hand
from gongkai.documents.validity import acts
from gongkai.documents.validity.standing import OUT_OF_FORCE, after_it, before_it, validity_on
from gongkai.law.review import EditionStage
from gongkai.law.source import LawError

ACTS = {
    "plan": (acts.plan, "登记修改、替代、废止的文件"),
    "register": (acts.register, "登记被修改、替代、废止"),
    "last_day": (acts.set_last_day, "确定有效期"),
    "lapse": (acts.declare_lapsed, "宣布失效"),
}


def form_of(act: str, document: Document, given: Any = None) -> Sheet:
    match act:
        case "plan":
            return RelationForm(given, agency=document.agency, slip=act)
        case "register":
            return RegisterForm(given, agency=document.agency, slip=act)
        case "last_day":
            begin = {"until": document.valid_until, "always": document.valid_always}
            return LastDayForm(given, slip=act, initial=begin)
    return BecauseForm(given, slip=act)


@desk_view()
def validity(request: DeskRequest, address: str) -> HttpResponse:
    return _page(request, seen(request, address))


@desk_view(methods="POST")
def take(request: DeskRequest, address: str, act: str) -> HttpResponse:
    """One act on the validity of a document."""
    document = seen(request, address)
    if act not in ACTS or not _may(request, document):
        raise Http404
    form = form_of(act, document, request.POST)
    if not form.is_valid():
        return _page(request, document, 422, reasons=[(form.first_error(), None)], bound=(act, form))
    function, label = ACTS[act]
    try:
        function(document.pk, by=request.user, on=request.day, **form.facts())  # type: ignore[attr-defined,operator]
    except LawError as refused:
        return _page(request, document, 409, reasons=reasons_of(refused), bound=(act, form))
    messages.success(request, f"已办理：{label}")
    return redirect("desk:validity", address)


@desk_view(methods="POST")
def undo(request: DeskRequest, address: str, key: int) -> HttpResponse:
    """Take a relation of this document back."""
    document = seen(request, address)
    row = get_object_or_404(Succession, pk=key)
    if document.pk not in (row.predecessor_id, row.successor_id) or not _may(request, document):
        raise Http404
    form = BecauseForm(request.POST)
    if not form.is_valid():
        return _page(request, document, 422, reasons=[(form.first_error(), None)])
    try:
        acts.undo(row.pk, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return _page(request, document, 409, reasons=reasons_of(refused))
    messages.success(request, "已撤销这条关系")
    return redirect("desk:validity", address)


def _may(request: DeskRequest, document: Document) -> bool:
    """Whose document it is, or who registers what becomes of it."""
    return insider(request, document) or bool(request.scope.hands(document.division_id) & acts.REGISTRARS)


def _page(request: DeskRequest, document: Document, status: int = 200, **more: Any) -> HttpResponse:
    act, bound = more.pop("bound", ("", None))
    current, inside = edition_in_hand(document), insider(request, document)
    draft = current is not None and current.stage == EditionStage.DRAFT and not document.is_live
    registrar = bool(request.scope.hands(document.division_id) & acts.REGISTRARS)
    stands = validity_on(document, request.day)
    out, over = document.published_on is not None, stands in OUT_OF_FORCE
    names = ["plan"] if draft and may_write(request, document) else []
    names += ["register", "last_day", "lapse"] if registrar and out and not over else []
    sheets = [(name, ACTS[name][1], bound if name == act else form_of(name, document)) for name in names]
    context = {
        "document": document, "stands": stands, "sheets": sheets, "act": act, "may_undo": registrar or draft,
        "before": before_it(document), "after": after_it(document) if inside else after_it(document).filter(took_effect_on__isnull=False),
    }  # fmt: skip
    return show(request, "desk/validity.html", context | more, status)
