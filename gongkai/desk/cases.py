"""Requests at the desk: the inbox, the counter, and the page of a case with its clock and its acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count, F, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from gongkai.agencies.reads import amber_until, calendar, house_rule
from gongkai.agencies.scope import Right
from gongkai.cases import acts
from gongkai.cases.models import Case
from gongkai.cases.reads import clock_strip, redress_of, repeats
from gongkai.desk import narrowing
from gongkai.desk.access import DeskRequest, asked, desk_view, may_over, page_of, posted, reasons_of, show
from gongkai.desk.case_story import arithmetic, receipt_of, refused_by_clock, row_of, story
from gongkai.desk.clockface import face
from gongkai.desk.forms.cases import FORMS, ActForm, ConcludeForm, LodgeForm, RegisterForm
from gongkai.journal.acts import note
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.moves import Move
from gongkai.law.outcome import ANSWERS, Outcome
from gongkai.law.procedure import CASE, Stage
from gongkai.law.receipt import Channel
from gongkai.law.remedy import Result, Track
from gongkai.law.source import Citation, LawError, Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.law.working_day import WorkCalendar

OPEN, ALL = "open", "all"
LOOK = "see_applicant"


@desk_view(Right.SEE_CASES)
def inbox(request: DeskRequest) -> HttpResponse:
    """The list of requests, what is due first on top; nobody's identity on it."""
    by = asked(
        request, stage=[OPEN, ALL, *Stage], mine=["1"], due=["must", "red", "amber", "stopped"], year=None, q=None,
        **narrowing.ASKED,
    )  # fmt: skip
    days, near = calendar(), _near(request)
    seen = Case.objects.visible_to(request.scope)
    rows = seen.filter(_which(by, request, near)).select_related("division", "handler", "agency")
    page = page_of(
        request, rows.order_by(F("closed_on").desc(nulls_first=True), F("due").asc(nulls_last=True), "-id")
    )
    for case in page:
        case.face = face(case, request.day, near, days)
    context = {
        "page": page, "by": by, "stages": CASE.labels, "strip": clock_strip(seen, request.day, near),
        "may_register": request.scope.may(Right.REGISTER_CASE),
    }  # fmt: skip
    context |= narrowing.said(by, request.scope.agency)
    return show(request, "desk/cases.html", context)


def must_do(day: date) -> Q:
    """What cannot wait until tomorrow: due today or over, to be confirmed, or to be handed out."""
    return Q(stage__in=[Stage.SUBMITTED, Stage.RECEIVED]) | Q(due__lte=day) & ~Q(stage=Stage.CLOSED)


def _near(request: DeskRequest) -> date:
    amber = house_rule(request.user.agency, "amber_days", request.day)
    return amber_until(request.day, amber, calendar())


def _which(by: dict[str, str], request: DeskRequest, near: date) -> Q:
    which = narrowing.narrowed(by, "closed_on")
    if by["since"] or by["until"]:
        which &= Q(outcome__in=ANSWERS)
        by["stage"] = by["stage"] or ALL
    if narrowing.is_year(by["year"]):
        which &= Q(received_on__year=int(by["year"]))
        by["stage"] = by["stage"] or ALL
    if by["q"]:
        which &= Q(number__icontains=by["q"]) | Q(asked__icontains=by["q"])
        by["stage"] = by["stage"] or ALL
    by["stage"] = by["stage"] or OPEN
    if by["stage"] == OPEN or by["due"]:
        which &= ~Q(stage=Stage.CLOSED)
    elif by["stage"] != ALL:
        which &= Q(stage=by["stage"])
    match by["due"]:
        case "must":
            which &= must_do(request.day)
        case "red":
            which &= Q(due__lt=request.day)
        case "amber":
            which &= Q(due__range=(request.day, near))
        case "stopped":
            which &= Q(clock_status="stopped")
    return which & Q(handler=request.user) if by["mine"] else which


@desk_view(Right.REGISTER_CASE, methods="GET HEAD POST")
def register(request: DeskRequest) -> HttpResponse:
    """Register a request at the counter."""
    form = RegisterForm(posted(request), today=request.day, initial={"submitted_on": request.day})
    if request.method != "POST":
        return show(request, "desk/register.html", {"form": form})
    if not form.is_valid():
        return show(request, "desk/register.html", {"form": form}, 422)
    given = form.cleaned_data
    try:
        case = acts.receive(
            request.user.agency, form.asker(), ApplicantKind(given["kind"]), given["asked"],
            channel=Channel(given["channel"]), by=request.user, on=given["submitted_on"], confirmed=given["confirmed"],
            asked_doc_no=given["asked_doc_no"], wanted_form=given["wanted_form"],
        )  # fmt: skip
    except LawError as refused:
        return show(request, "desk/register.html", {"form": form, "reasons": reasons_of(refused)}, 409)
    return show(
        request, "desk/registered.html", {"case": case, "seen": _seen(request, case.number).exists()}, 201
    )


def _seen(request: DeskRequest, number: str) -> Any:
    return Case.objects.visible_to(request.scope).filter(number=number)


def _case(request: DeskRequest, number: str) -> Case:
    return get_object_or_404(_seen(request, number).select_related("agency", "division", "handler"))


@desk_view(Right.SEE_CASES)
def page(request: DeskRequest, number: str) -> HttpResponse:
    return _page(request, _case(request, number))


def _page(request: DeskRequest, case: Case, status: int = 200, **more: Any) -> HttpResponse:
    """The case page; `bound` is the sheet that was refused, kept as it was typed."""
    days, bound = calendar(), more.pop("bound", None)
    lines, looks = story(case)
    hands = request.scope.hands(case.division_id)
    rows = CASE.open_to(Stage(case.stage), hands)
    if bound and bound[0] not in [row.act for row in rows]:
        rows.append(next(m for m in CASE.moves if m.act == bound[0]))
    sheets = [_sheet(row, case, days, request.day, bound) for row in rows]
    context = {
        "case": case, "face": face(case, request.day, _near(request), days), "stage": CASE.labels[Stage(case.stage)],
        "sums": arithmetic(case, days, request.day), "story": lines, "looks": looks, "sheets": sheets,
        "row": row_of(case), "answered": case.outcome in ANSWERS,
        "remedies": [(r, ConcludeForm(slip=f"r{r.pk}")) for r in case.remedies.all()],
        "lodge_form": LodgeForm(), "repeats": repeats(case).aggregate(n=Count("id"))["n"],
        "may_look": may_over(request.scope, Right.SEE_APPLICANT, case.division_id),
        "may_record_remedy": request.scope.may(Right.RECORD_REMEDY) and case.stage == Stage.CLOSED,
    }  # fmt: skip
    return show(request, "desk/case.html", context | more, status)


@dataclass(frozen=True)
class Step:
    """A row of the procedure open to these hands: its sheet, whether it lies open, and why not today."""

    row: Move[Stage]
    form: ActForm
    opened: bool
    why_not: list[tuple[str, Citation | None]]


def _sheet(
    row: Move[Stage], case: Case, days: WorkCalendar, on: date, bound: tuple[str, ActForm] | None
) -> Step:
    if bound and bound[0] == row.act:
        return Step(row, bound[1], True, [])
    form = FORMS[row.act](case=case, on=on, slip=row.act)
    return Step(row, form, False, refused_by_clock(case, row.act, days, on))


@desk_view(Right.SEE_CASES, methods="POST")
def act(request: DeskRequest, number: str, act: str) -> HttpResponse:
    """Any act of the procedure: the sheet's facts go to the function of that name."""
    case = _case(request, number)
    if act not in FORMS:
        raise Http404
    form = FORMS[act](request.POST, case=case, on=request.day, slip=act)
    if not form.is_valid():
        return _page(request, case, 422, bound=(act, form))
    try:
        getattr(acts, act)(case.pk, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return _page(request, case, 409, bound=(act, form), reasons=reasons_of(refused))
    messages.success(request, f"已办理：{next(m.label for m in CASE.moves if m.act == act)}")
    return redirect("desk:case", number)


@desk_view(Right.SEE_CASES, methods="POST")
def applicant(request: DeskRequest, number: str) -> HttpResponse:
    """Show who asked, and leave a line that somebody looked."""
    case = _case(request, number)
    return _page(request, case, applicant=_look(request, case))


def _look(request: DeskRequest, case: Case) -> Any:
    if not may_over(request.scope, Right.SEE_APPLICANT, case.division_id):
        raise Refusal(("申请人身份信息只供办理这件申请的人员查看", OGI_2019.article(15)))
    note(
        case.agency, acts.MATTER, case.number, LOOK, label="查看身份信息", under=OGI_2019.article(15),
        by=request.user, on=request.day,
    )  # fmt: skip
    return case.applicant


@desk_view(Right.SEE_CASES, methods="GET HEAD POST")
def letter(request: DeskRequest, number: str) -> HttpResponse:
    """The letter of an answered case. Posted, it is addressed by name, and a line says who printed it."""
    case = _case(request, number)
    if case.outcome not in ANSWERS:
        raise Http404
    context = {
        "case": case, "outcome": Outcome(case.outcome), "receipt": receipt_of(case), "redress": redress_of(case),
        "applicant": _look(request, case) if request.method == "POST" else None,
        "may_look": may_over(request.scope, Right.SEE_APPLICANT, case.division_id),
    }  # fmt: skip
    return show(request, "desk/letter.html", context)


@desk_view(Right.RECORD_REMEDY, methods="POST")
def lodge(request: DeskRequest, number: str) -> HttpResponse:
    case = _case(request, number)
    form = LodgeForm(request.POST)
    if not form.is_valid():
        return _page(request, case, 422, lodge_form=form)
    try:
        acts.lodge_remedy(case.pk, track=Track(form.cleaned_data["track"]), by=request.user, on=request.day)
    except LawError as refused:
        return _page(request, case, 409, lodge_form=form, reasons=reasons_of(refused))
    messages.success(request, "已登记复议诉讼")
    return redirect("desk:case", number)


@desk_view(Right.RECORD_REMEDY, methods="POST")
def conclude(request: DeskRequest, number: str, key: int) -> HttpResponse:
    case = _case(request, number)
    remedy = get_object_or_404(case.remedies, pk=key)
    form = ConcludeForm(request.POST)
    if not form.is_valid():
        return _page(request, case, 422)
    try:
        acts.conclude_remedy(
            remedy.pk, result=Result(form.cleaned_data["result"]), by=request.user, on=request.day
        )
    except LawError as refused:
        return _page(request, case, 409, reasons=reasons_of(refused))
    messages.success(request, "已登记复议诉讼结果")
    return redirect("desk:case", number)
