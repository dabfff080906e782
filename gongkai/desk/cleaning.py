"""The clean-up of normative documents at the desk: its rounds, proposals and decisions, its result, its workbook."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.reads import house_rule
from gongkai.agencies.scope import Right
from gongkai.desk.access import DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.forms import Sheet
from gongkai.desk.forms.cleaning import BeginForm, DecideForm, ProposeForm, ReopenForm, ResultForm
from gongkai.desk.sheet import Column, sheet_response
from gongkai.documents.acts.attribute import LEADERS
from gongkai.documents.cleaning import acts
from gongkai.documents.cleaning.listing import otherwise
from gongkai.documents.cleaning.reads import items_of, rounds
from gongkai.documents.models import CleanUpItem, CleanUpRound
from gongkai.documents.package import edition_in_hand
from gongkai.documents.validity.standing import expiring
from gongkai.law.source import LawError
from gongkai.law.succession import CleanUp
from gongkai.text.book_marks import in_book_marks

COLUMNS: tuple[Column[CleanUpItem], ...] = (
    Column("标题", 44, lambda i: i.document.title),
    Column("发文字号", 22, lambda i: i.document.doc_no),
    Column("成文日期", 12, lambda i: i.document.made_on),
    Column("有效期至", 12, lambda i: i.document.valid_until or ("长期" if i.document.valid_always else "")),
    Column("责任科室", 14, lambda i: i.document.division.name),
    Column("科室意见", 12, lambda i: i.get_proposal_display() if i.proposal else ""),
    Column("理由", 34, lambda i: i.proposal_reason),
    Column("提出人", 10, lambda i: i.proposed_by.name if i.proposed_by else ""),
    Column("决定", 12, lambda i: i.get_decision_display() if i.decision else ""),
    Column("决定理由", 34, lambda i: i.decision_reason),
    Column("决定人", 10, lambda i: i.decided_by.name if i.decided_by else ""),
    Column("执行日期", 12, lambda i: i.carried_out_on),
)
SHOWN = 50
SHELVES = {"to_propose": "还没有意见", "to_decide": "等领导决定", "decided": "已经决定"}


@desk_view(methods="GET HEAD POST")
def cleaning(request: DeskRequest) -> HttpResponse:
    """The rounds, what comes to its last day, and a form to begin a round."""
    form = BeginForm(posted(request), initial={"year": request.day.year})
    if request.method != "POST":
        return _rounds(request, form)
    if not form.is_valid():
        return _rounds(request, form, 422)
    try:
        made = acts.begin_round(request.user.agency, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return _rounds(request, form, 409, reasons=reasons_of(refused))
    messages.success(request, f"已发起：{made}")
    return redirect("desk:clean_up", made.year)


def _rounds(request: DeskRequest, form: BeginForm, status: int = 200, **more: Any) -> HttpResponse:
    agency = request.user.agency
    until = request.day + timedelta(days=house_rule(agency, "expiry_days", request.day))
    near = expiring(agency, request.day, until)
    if request.scope.divisions is not None and not request.scope.may(Right.CLEAN_UP):
        near = near.filter(division_id__in=request.scope.divisions)
    context = {
        "rounds": rounds(agency), "near": near[:SHOWN], "until": until, "form": form, "may_begin": request.scope.may(Right.CLEAN_UP),
    }  # fmt: skip
    return show(request, "desk/cleaning.html", context | more, status)


def _round(request: DeskRequest, year: int) -> CleanUpRound:
    return get_object_or_404(rounds(request.user.agency).select_related("agency", "result"), year=year)


@desk_view()
def clean_up(request: DeskRequest, year: int) -> HttpResponse:
    return _page(request, _round(request, year))


@desk_view(methods="POST")
def on_item(request: DeskRequest, year: int, key: int, act: str) -> HttpResponse:
    """A proposal or a decision on one document."""
    round_ = _round(request, year)
    item = get_object_or_404(items_of(round_, request.scope), pk=key)
    if act not in ("propose", "decide"):
        raise Http404
    form: ProposeForm | DecideForm = (ProposeForm if act == "propose" else DecideForm)(
        request.POST, slip=f"{act}{key}"
    )
    if not form.is_valid():
        return _page(request, round_, 422, reasons=[(form.first_error(), None)], bound=(key, act, form))
    try:
        function = acts.propose if act == "propose" else acts.decide
        function(item.pk, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return _page(request, round_, 409, reasons=reasons_of(refused), bound=(key, act, form))
    messages.success(request, f"已登记：{in_book_marks(item.document.title)}")
    return redirect(f"{request.path.partition('/item/')[0]}/#i{key}")


@desk_view(Right.CLEAN_UP, methods="POST")
def carry_out(request: DeskRequest, year: int) -> HttpResponse:
    round_ = _round(request, year)
    try:
        acts.carry_out(round_.pk, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, round_, 409, reasons=reasons_of(refused))
    messages.success(request, "已执行全部清理结论")
    return redirect("desk:clean_up", year)


@desk_view(Right.CLEAN_UP, methods="POST")
def conclude(request: DeskRequest, year: int) -> HttpResponse:
    round_ = _round(request, year)
    try:
        acts.conclude_round(round_.pk, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, round_, 409, reasons=reasons_of(refused))
    messages.success(request, "已结束清理，请拟稿公布结果；公布以后执行")
    return redirect("desk:clean_up", year)


@desk_view(Right.CLEAN_UP, methods="POST")
def reopen(request: DeskRequest, year: int) -> HttpResponse:
    round_ = _round(request, year)
    form = ReopenForm(request.POST, slip="reopen")
    if not form.is_valid():
        return _page(request, round_, 422, reasons=[(form.first_error(), None)], reopen_form=form)
    try:
        acts.reopen_round(round_.pk, by=request.user, on=request.day, **form.cleaned_data)
    except LawError as refused:
        return _page(request, round_, 409, reasons=reasons_of(refused), reopen_form=form)
    messages.success(request, "已重新清理，意见和决定可以修改")
    return redirect("desk:clean_up", year)


@desk_view(Right.CLEAN_UP, methods="POST")
def result(request: DeskRequest, year: int) -> HttpResponse:
    """Draft the document that publishes the result."""
    round_ = _round(request, year)
    form = ResultForm(request.POST, agency=request.user.agency, slip="result")
    if not form.is_valid():
        return _page(request, round_, 422, reasons=[(form.first_error(), None)])
    try:
        made = acts.draft_result(
            round_.pk, column=form.cleaned_data["column"], by=request.user, on=request.day
        )
    except LawError as refused:
        return _page(request, round_, 409, reasons=reasons_of(refused))
    messages.success(request, "已按清理结论拟稿，请核对后送审")
    return redirect("desk:edit", made.address)


@desk_view(Right.CLEAN_UP, methods="POST")
def redraft(request: DeskRequest, year: int) -> HttpResponse:
    """Write the draft of the result anew from the decisions."""
    round_ = _round(request, year)
    try:
        made = acts.redraft_result(round_.pk, by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, round_, 409, reasons=reasons_of(refused))
    messages.success(request, "已按现在的结论改写清理结果，请核对后送审")
    return redirect("desk:edit", made.address)


@desk_view()
def export(request: DeskRequest, year: int) -> HttpResponse:
    round_ = _round(request, year)
    title = f"{request.user.agency.name}{round_}"
    return sheet_response(f"clean-up-{year}", request.day, COLUMNS, items_of(round_, request.scope), title)


def _page(request: DeskRequest, round_: CleanUpRound, status: int = 200, **more: Any) -> HttpResponse:
    bound = more.pop("bound", (0, "", None))
    by = asked(request, shelf=SHELVES)
    rows = items_of(round_, request.scope)
    match by["shelf"]:
        case "to_propose":
            rows = rows.filter(proposal="")
        case "to_decide":
            rows = rows.exclude(proposal="").filter(decision="")
        case "decided":
            rows = rows.exclude(decision="")
    page = page_of(request, rows)
    lines = [(item, _sheets(request, item, bound)) for item in page]
    context = _of_result(round_) | {
        "round": round_, "page": page, "lines": lines, "by": by, "shelves": SHELVES, "kinds": CleanUp,
        "may_clean": request.scope.may(Right.CLEAN_UP), "result_form": ResultForm(agency=request.user.agency, slip="result"),
        "reopen_form": ReopenForm(slip="reopen"), "ready": request.day > round_.until and not round_.items.filter(decision="").exists(),
    }  # fmt: skip
    return show(request, "desk/clean_up.html", context | more, status)


def _of_result(round_: CleanUpRound) -> dict[str, Any]:
    """Whether a result may be drafted, and how many documents the one in draft lists otherwise than they were decided."""
    result = round_.result
    in_hand = edition_in_hand(result) if result and not result.is_live else None
    concluded = round_.concluded_on is not None and round_.closed_on is None
    items = round_.items.select_related("document")
    return {
        "may_draft": concluded and in_hand is None and not round_.is_announced,
        "to_redraft": len(otherwise(items, in_hand.text)) if concluded and in_hand else 0,
    }


def _sheets(request: DeskRequest, item: CleanUpItem, bound: Any) -> list[tuple[str, str, Sheet, bool]]:
    """(act, label, sheet, whether it stands open) of what this person may do about a document."""
    hands = request.scope.hands(item.document.division_id)
    kinds: list[tuple[str, str, type[Sheet]]] = []
    if item.round.concluded_on is not None:
        return []
    if hands & acts.PROPOSERS and not item.decision:
        kinds.append(("propose", "提出意见", ProposeForm))
    if hands & LEADERS and item.proposal:
        kinds.append(("decide", "决定", DecideForm))
    found = []
    for act, label, kind in kinds:
        mine = bound[0] == item.pk and bound[1] == act
        begin = {
            "proposal": item.proposal,
            "reason": item.proposal_reason,
            "decision": item.decision or item.proposal,
        }
        begin |= {"reason": item.decision_reason} if act == "decide" else {}
        found.append((act, label, bound[2] if mine else kind(slip=f"{act}{item.pk}", initial=begin), mine))
    return found
