"""Reconsideration and suits at the desk: lodged, answered, concluded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.agencies.scope import Right
from gongkai.cases import acts
from gongkai.cases.models import Case, Correction, Remedy
from gongkai.desk.access import READ_CASES, DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.case_page import case_of, show_case
from gongkai.desk.case_sheets import REMEDIES
from gongkai.desk.corrections import correction_of, show_correction
from gongkai.desk.forms.case_record import AnewForm, ConcludeForm, CopyForm, DefendForm, LodgeForm
from gongkai.desk.once import made_once
from gongkai.desk.sheet import sheet_response
from gongkai.law.remedy import Result, Track
from gongkai.law.source import LawError


def _asked(request: DeskRequest) -> tuple[dict[str, str], QuerySet[Remedy]]:
    """The filters asked for, and the reviews and suits they leave."""
    by = asked(request, track=list(Track), result=["pending", *Result])
    rows = Remedy.objects.visible_to(request.scope).select_related("case", "correction", "follows")
    if by["track"]:
        rows = rows.filter(track=by["track"])
    if by["result"]:
        rows = rows.filter(result="" if by["result"] == "pending" else by["result"])
    return by, rows


@desk_view(*READ_CASES)
def remedies(request: DeskRequest) -> HttpResponse:
    """Reviews and suits over the cases and corrections one sees: what is to be answered first."""
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


@dataclass(frozen=True)
class Step:
    """A step of a review or a suit: its sheet, the field its day stands in, its act, and what is said of it done."""

    form: Callable[..., Any]
    day: str
    act: Callable[..., object]
    done: str


STEPS = {
    "copy": Step(CopyForm, "received", acts.receive_copy, "已登记收到副本"),
    "defend": Step(DefendForm, "sent", acts.defend, "已登记提交答复（答辩）"),
    "conclude": Step(ConcludeForm, "concluded", acts.conclude_remedy, "已登记复议诉讼结果"),
    "anew": Step(AnewForm, "received", acts.answer_anew, "已登记重新答复，请受理分办"),
}
OF_CASES = frozenset({"anew"})  # a correction is decided anew on its own page


def _matter(
    request: DeskRequest, number: str, of: str
) -> tuple[Case | Correction, Callable[..., HttpResponse]]:
    """The case or the correction of a number, and its page with more on it."""
    if of == "correction":
        correction = correction_of(request, number)
        return correction, partial(show_correction, request, correction)
    case = case_of(request, number)
    return case, partial(show_case, request, case)


def _back(matter: Case | Correction, said: str, request: DeskRequest) -> HttpResponse:
    messages.success(request, said)
    page = "desk:case" if isinstance(matter, Case) else "desk:correction"
    return redirect(f"{reverse(page, args=[matter.number])}#remedies")


@desk_view(Right.RECORD_REMEDY, methods="POST")
def lodge(request: DeskRequest, number: str, of: str = "case") -> HttpResponse:
    """A review or a suit over a case or a correction was accepted."""
    matter, shown = _matter(request, number, of)
    form = LodgeForm(request.POST, matter=matter, on=request.day, slip="lodge")
    if not form.is_valid():
        return shown(422, bound={"lodge": form})
    take = acts.lodge_remedy if isinstance(matter, Case) else acts.lodge_remedy_of_correction

    def make() -> str:
        return str(take(matter.pk, by=request.user, on=request.day, **form.facts()).pk)

    try:
        made_once(request, form, make)
    except LawError as refused:
        return shown(409, bound={"lodge": form}, reasons=reasons_of(refused))
    return _back(matter, "已登记复议诉讼", request)


@desk_view(Right.RECORD_REMEDY, methods="GET HEAD POST")
def step(request: DeskRequest, number: str, key: int, step: str, of: str = "case") -> HttpResponse:
    """The page of the matter with the sheet of this step laid open; posted, the step is on record."""
    matter, shown = _matter(request, number, of)
    remedy = get_object_or_404(matter.remedies, pk=key)
    if step not in STEPS or step in OF_CASES and of != "case":
        raise Http404
    row = STEPS[step]
    form = row.form(posted(request), slip="remedy", initial={row.day: request.day})
    place = {"bound": {"remedy": form}, "remedy_open": remedy, "remedy_step": step}
    if request.method != "POST":
        return shown(**place)
    if not form.is_valid():
        return shown(422, **place)
    try:
        row.act(remedy.pk, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return shown(409, reasons=reasons_of(refused), **place)
    return _back(matter, row.done, request)
