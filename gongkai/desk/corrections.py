"""Corrections of records at the desk: the list, the counter, the page with its acts (更正申请)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db.models import F, Q
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.agencies.rights import MAY
from gongkai.agencies.scope import Right
from gongkai.cases.acts import Upload, Why
from gongkai.cases.acts import corrections as acts
from gongkai.cases.acts.correction_record import MATTER
from gongkai.cases.models import Correction
from gongkai.desk.access import DeskRequest, asked, desk_view, may_over, page_of, posted, reasons_of, show
from gongkai.desk.clockface import reminder_face
from gongkai.desk.forms.case_record import LodgeForm, WhyForm
from gongkai.desk.forms.corrections import (
    FORMS,
    AddFile,
    CorrectionSheet,
    RegisterCorrection,
    ServeNotice,
)
from gongkai.desk.narrowing import is_year
from gongkai.desk.once import made_once
from gongkai.journal.models import Entry
from gongkai.journal.reads import lines_of
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.correction_procedure import CORRECTION, CorrectionStage
from gongkai.law.house_rule import BY_NAME
from gongkai.law.moves import Move
from gongkai.law.receipt import Channel
from gongkai.law.source import LawError

OPEN, ALL = "open", "all"
# Who reads what is wrong with somebody's record: who handles it, and who decides.
SIGNERS = frozenset().union(*(m.by for m in CORRECTION.moves if m.act == "correct"))


@desk_view(Right.SEE_CASES)
def corrections(request: DeskRequest) -> HttpResponse:
    """The list, what is to be reminded of first; nobody's identity on it."""
    by = asked(request, stage=[OPEN, ALL, *CorrectionStage], due=["reminded"], year=None, q=None)
    rows = Correction.objects.visible_to(request.scope).select_related("division", "handler")
    if by["stage"] in ("", OPEN):
        rows, by["stage"] = rows.open(), OPEN
    elif by["stage"] != ALL:
        rows = rows.filter(stage=by["stage"])
    if by["due"]:
        rows = rows.open().filter(remind_on__lte=request.day)
    if is_year(by["year"]):
        rows = rows.filter(received_on__year=int(by["year"]))
    if by["q"]:
        rows = rows.filter(Q(number__icontains=by["q"]) | Q(record__icontains=by["q"]))
    latest = (F("closed_on").desc(nulls_first=True), F("remind_on").asc(nulls_last=True), "-id")
    page = page_of(request, rows.order_by(*latest))
    for correction in page:
        correction.face = reminder_face(correction, request.day)
    context = {
        "page": page, "by": by, "stages": CORRECTION.labels, "silent": BY_NAME["correction_days"].silent,
        "may_register": request.scope.may(Right.REGISTER_CASE),
    }  # fmt: skip
    return show(request, "desk/corrections.html", context)


@desk_view(Right.REGISTER_CASE, methods="GET HEAD POST")
def register(request: DeskRequest) -> HttpResponse:
    """Register a correction that came on paper or was told at the counter."""
    template = "desk/register_correction.html"
    form = RegisterCorrection(posted(request), request.FILES or None, initial={"received": request.day})
    if request.method != "POST":
        return show(request, template, {"form": form})
    if not form.is_valid():
        return show(request, template, {"form": form}, 422)
    given = form.cleaned_data

    def make() -> str:
        return acts.register(
            request.user.agency, form.asker(), ApplicantKind(given["kind"]), form.wanted(),
            channel=Channel(given["channel"]), received=given["received"], by=request.user, on=request.day,
            proofs=[Upload(f.name, f) for f in given["proofs"]], evidence=[Upload(f.name, f) for f in given["evidence_files"]],
        ).number  # fmt: skip

    try:
        number = made_once(request, form, make)
    except LawError as refused:
        return show(request, template, {"form": form, "reasons": reasons_of(refused)}, 409)
    messages.success(request, f"已登记：{number}")
    if Correction.objects.visible_to(request.scope).filter(number=number).exists():
        return redirect("desk:correction", number)
    return redirect("desk:corrections")


def correction_of(request: DeskRequest, number: str) -> Correction:
    """The correction of a number, where it is visible to who asks; 404 otherwise."""
    seen = Correction.objects.visible_to(request.scope)
    people = ("agency", "division", "handler", "checked_by", "decided_by")
    return get_object_or_404(seen.select_related(*people), number=number)


@desk_view(Right.SEE_CASES)
def page(request: DeskRequest, number: str) -> HttpResponse:
    return show_correction(request, correction_of(request, number))


def show_correction(
    request: DeskRequest,
    correction: Correction,
    status: int = 200,
    *,
    bound: Mapping[str, Form] | None = None,
    **more: Any,
) -> HttpResponse:
    """The page. `bound` maps a sheet to the form that was refused, kept as it was typed."""
    bound = bound or {}
    hands = request.scope.hands(correction.division_id)
    lines, looks = _story(correction)
    context = {
        "correction": correction, "stage": CORRECTION.labels[CorrectionStage(correction.stage)],
        "face": reminder_face(correction, request.day), "silent": BY_NAME["correction_days"].silent,
        "sheets": _sheets(request, correction, bound), "story": lines, "looks": looks,
        "may_read": bool(hands & (MAY[Right.SEE_APPLICANT] | SIGNERS)),
        "may_look": may_over(request.scope, Right.SEE_APPLICANT, correction.division_id),
        "may_keep": may_over(request.scope, Right.KEEP_CASE, correction.division_id),
        "letters": correction.letters.select_related("issued_by"), "files": correction.files.all(),
        "remedies": correction.remedies.select_related("follows"), "remedies_at": reverse("desk:lodge_of_correction", args=[correction.number]),
        "may_record_remedy": request.scope.may(Right.RECORD_REMEDY) and correction.stage == CorrectionStage.CLOSED,
        "forms": _record_forms(request, correction) | dict(bound), "opened": next(iter(bound), ""),
    }  # fmt: skip
    return show(request, "desk/correction.html", context | more, status)


def _record_forms(request: DeskRequest, correction: Correction) -> dict[str, Form]:
    return {
        "look": WhyForm(slip="look"),
        "file": AddFile(slip="file"),
        "lodge": LodgeForm(matter=correction, on=request.day, slip="lodge"),
        "serve": ServeNotice(correction=correction, on=request.day, slip="serve"),
    }


def _story(correction: Correction) -> tuple[list[Entry], list[tuple[Entry, str]]]:
    """The lines of a correction, and apart from them who looked at the applicant's identity and why."""
    lines = list(lines_of(correction.agency, MATTER, correction.number))
    looks = [e for e in lines if e.act in ("see_applicant", "see_proof")]
    return [e for e in lines if e not in looks], [(e, Why(e.facts["why"]).label) for e in looks]


def _sheets(
    request: DeskRequest, correction: Correction, bound: Mapping[str, Form]
) -> list[tuple[Move[CorrectionStage], Form, bool]]:
    """The rows open to these hands, each with its sheet; a refused act keeps its place though it is not open."""
    rows = CORRECTION.open_to(CorrectionStage(correction.stage), request.scope.hands(correction.division_id))
    known = {row.act for row in rows}
    rows += [
        next(m for m in CORRECTION.moves if m.act == act)
        for act in bound
        if act in FORMS and act not in known
    ]
    return [
        (row, bound.get(row.act) or _blank(request, correction, row.act), row.act in bound) for row in rows
    ]


def _blank(request: DeskRequest, correction: Correction, act: str) -> CorrectionSheet:
    return FORMS[act](correction=correction, on=request.day, slip=act)


@desk_view(Right.SEE_CASES, methods="POST")
def act(request: DeskRequest, number: str, act: str) -> HttpResponse:
    """Any act of the procedure: the sheet's facts go to the function of that name."""
    correction = correction_of(request, number)
    if act not in FORMS:
        raise Http404
    form = FORMS[act](request.POST, correction=correction, on=request.day, slip=act)
    if not form.is_valid():
        return show_correction(request, correction, 422, bound={act: form})
    try:
        getattr(acts, act)(correction.pk, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return show_correction(request, correction, 409, bound={act: form}, reasons=reasons_of(refused))
    messages.success(request, f"已办理：{next(m.label for m in CORRECTION.moves if m.act == act)}")
    if Correction.objects.visible_to(request.scope).filter(pk=correction.pk).exists():
        return redirect("desk:correction", number)
    return redirect("desk:corrections")
