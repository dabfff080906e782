"""Reconsideration and suits at the desk: lodged, answered, concluded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import F, QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.agencies.scope import Right
from gongkai.cases import acts
from gongkai.cases.models import Case, Remedy
from gongkai.desk.access import READ_CASES, DeskRequest, asked, desk_view, page_of, reasons_of, show
from gongkai.desk.case_page import case_of, show_case
from gongkai.desk.case_sheets import REMEDIES
from gongkai.desk.forms.case_record import AnewForm, ConcludeForm, CopyForm, DefendForm, LodgeForm
from gongkai.desk.once import made_once
from gongkai.desk.sheet import sheet_response
from gongkai.law.remedy import Result, Track
from gongkai.law.source import LawError


def _asked(request: DeskRequest) -> tuple[dict[str, str], QuerySet[Remedy]]:
    """The filters asked for, and the reviews and suits they leave."""
    by = asked(request, track=list(Track), result=["pending", *Result])
    seen = Case.objects.visible_to(request.scope)
    rows = Remedy.objects.filter(case__in=seen).select_related("case", "follows")
    if by["track"]:
        rows = rows.filter(track=by["track"])
    if by["result"]:
        rows = rows.filter(result="" if by["result"] == "pending" else by["result"])
    return by, rows


@desk_view(*READ_CASES)
def remedies(request: DeskRequest) -> HttpResponse:
    """Reviews and suits over the cases one sees: what is to be answered first."""
    by, rows = _asked(request)
    page = page_of(
        request,
        rows.order_by(F("concluded_on").desc(nulls_first=True), F("defence_due").asc(nulls_last=True), "-id"),
    )
    tracks, results = (
        [(t.value, t.label) for t in Track],
        [("pending", "尚未审结"), *((r.value, r.label) for r in Result)],
    )
    return show(request, "desk/remedies.html", {"page": page, "by": by, "tracks": tracks, "results": results})


@desk_view(*READ_CASES)
def export(request: DeskRequest) -> HttpResponse:
    """The reviews and suits of the list, with its filters, as a workbook."""
    _, rows = _asked(request)
    title = f"{request.user.agency.name}依申请公开复议诉讼台账"
    acts.note_export(request.user.agency, "复议诉讼台账", rows.count(), by=request.user, on=request.day)
    return sheet_response("remedies", request.day, REMEDIES, rows.order_by("lodged_on", "id"), title)


def _done(
    request: DeskRequest, case: Case, slip: str, form: Form, take: Callable[[], Any], said: str, **more: Any
) -> HttpResponse:
    if not form.is_valid():
        return show_case(request, case, 422, bound={slip: form}, **more)
    try:
        take()
    except LawError as refused:
        return show_case(request, case, 409, bound={slip: form}, reasons=reasons_of(refused), **more)
    messages.success(request, said)
    return redirect(f"{reverse('desk:case', args=[case.number])}#remedies")


@desk_view(Right.RECORD_REMEDY, methods="POST")
def lodge(request: DeskRequest, number: str) -> HttpResponse:
    case = case_of(request, number)
    form = LodgeForm(request.POST, case=case, on=request.day, slip="lodge")

    def make() -> str:
        return str(acts.lodge_remedy(case.pk, by=request.user, on=request.day, **form.facts()))

    return _done(request, case, "lodge", form, lambda: made_once(request, form, make), "已登记复议诉讼")


def _remedy(request: DeskRequest, number: str, key: int) -> tuple[Case, Remedy]:
    case = case_of(request, number)
    return case, get_object_or_404(case.remedies, pk=key)


@desk_view(Right.RECORD_REMEDY)
def step(request: DeskRequest, number: str, key: int, step: str) -> HttpResponse:
    """The case page with the sheet for this step of a review or suit laid open."""
    case, remedy = _remedy(request, number, key)
    if step not in _FORMS:
        raise Http404
    form = _FORMS[step](slip="remedy", initial={_DAY[step]: request.day})
    return show_case(request, case, bound={"remedy": form}, remedy_open=remedy, remedy_step=step)


@desk_view(Right.RECORD_REMEDY, methods="POST")
def receive_copy(request: DeskRequest, number: str, key: int) -> HttpResponse:
    case, remedy = _remedy(request, number, key)
    form = CopyForm(request.POST, slip="remedy")
    return _done(
        request, case, "remedy", form,
        lambda: acts.receive_copy(remedy.pk, by=request.user, on=request.day, **form.cleaned_data), "已登记收到副本",
        remedy_open=remedy, remedy_step="copy",
    )  # fmt: skip


@desk_view(Right.RECORD_REMEDY, methods="POST")
def defend(request: DeskRequest, number: str, key: int) -> HttpResponse:
    case, remedy = _remedy(request, number, key)
    form = DefendForm(request.POST, slip="remedy")
    return _done(
        request, case, "remedy", form,
        lambda: acts.defend(remedy.pk, by=request.user, on=request.day, **form.cleaned_data), "已登记提交答复（答辩）",
        remedy_open=remedy, remedy_step="defend",
    )  # fmt: skip


@desk_view(Right.RECORD_REMEDY, methods="POST")
def conclude(request: DeskRequest, number: str, key: int) -> HttpResponse:
    case, remedy = _remedy(request, number, key)
    form = ConcludeForm(request.POST, slip="remedy")
    return _done(
        request, case, "remedy", form,
        lambda: acts.conclude_remedy(remedy.pk, by=request.user, on=request.day, **form.facts()), "已登记复议诉讼结果",
        remedy_open=remedy, remedy_step="conclude",
    )  # fmt: skip


@desk_view(Right.RECORD_REMEDY, methods="POST")
def answer_anew(request: DeskRequest, number: str, key: int) -> HttpResponse:
    case, remedy = _remedy(request, number, key)
    form = AnewForm(request.POST, slip="remedy")
    return _done(
        request, case, "remedy", form,
        lambda: acts.answer_anew(remedy.pk, by=request.user, on=request.day, **form.cleaned_data), "已登记重新答复，请受理分办",
        remedy_open=remedy, remedy_step="anew",
    )  # fmt: skip


_FORMS: dict[str, Any] = {"copy": CopyForm, "defend": DefendForm, "conclude": ConcludeForm, "anew": AnewForm}
_DAY = {"copy": "received", "defend": "sent", "conclude": "concluded", "anew": "received"}
