"""Requests at the desk: the inbox with its clocks, and the counter."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q
from django.http import HttpResponse

from gongkai.agencies.reads import amber_until, calendar, house_rule
from gongkai.agencies.scope import Right
from gongkai.cases import acts
from gongkai.cases.acts import Upload
from gongkai.cases.masking import is_found
from gongkai.cases.models import Case, CaseQuerySet, Contact
from gongkai.cases.reads import clock_strip, counted, registered_before
from gongkai.cases.waiting import asks_to_extend
from gongkai.desk import narrowing
from gongkai.desk.access import READ_CASES, DeskRequest, asked, desk_view, page_of, posted, reasons_of, show
from gongkai.desk.case_sheets import REGISTER_READS, register_columns
from gongkai.desk.clockface import face
from gongkai.desk.forms.cases import RegisterForm
from gongkai.desk.once import made_once
from gongkai.desk.sheet import sheet_response
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.outcome import ANSWERS
from gongkai.law.procedure import CASE, Stage
from gongkai.law.receipt import Channel
from gongkai.law.source import LawError, Refusal

OPEN, ALL = "open", "all"


DUE = ("must", "red", "amber", "stopped", "unopened", "extension", "refused", "asked", "moved")


def _asked(request: DeskRequest, near: date) -> tuple[dict[str, str], CaseQuerySet]:
    """The filters asked for, and the cases they leave; `near` is the last amber day."""
    by = asked(
        request,
        stage=[OPEN, ALL, *Stage],
        mine=["1"],
        counted=["1"],
        due=DUE,
        year=None,
        q=None,
        same=None,
        **narrowing.ASKED,
    )
    which = _which(by, request, near)
    seen = Case.objects.visible_to(request.scope)
    found = (counted(seen) if by["counted"] else seen).filter(which).select_related("applicant")
    if by["q"]:  # by what is masked nobody finds a case
        found = found.filter(
            pk__in=[c.pk for c in found if by["q"].upper() in c.number or is_found(c, by["q"])]
        )
    return by, found


@desk_view(*READ_CASES)
def inbox(request: DeskRequest) -> HttpResponse:
    """The list of requests, what is due first on top; nobody's identity on it."""
    days, near = calendar(), near_of(request)
    by, found = _asked(request, near)
    rows = found.select_related("division", "handler", "agency")
    page = page_of(
        request, rows.order_by(F("closed_on").desc(nulls_first=True), F("due").asc(nulls_last=True), "-id")
    )
    for case in page:
        case.face = face(case, request.day, near, days)
    strip = clock_strip(Case.objects.visible_to(request.scope), request.day, near)
    context = {
        "page": page, "by": by, "stages": CASE.labels, "strip": strip,
        "may_register": request.scope.may(Right.REGISTER_CASE), "may_correct": request.scope.may(Right.SEE_CASES),
    }  # fmt: skip
    context |= narrowing.said(by, request.scope.agency)
    return show(request, "desk/cases.html", context)


@desk_view(*READ_CASES)
def export(request: DeskRequest) -> HttpResponse:
    """The requests of the list, with its filters, as the register (依申请公开登记表); nobody's identity in it."""
    _, found = _asked(request, near_of(request))
    rows = (
        found.select_related("division", "handler", "same_as")
        .prefetch_related(*REGISTER_READS)
        .order_by("id")
    )
    title = f"{request.user.agency.name}政府信息公开申请登记台账"
    acts.note_export(request.user.agency, "申请登记台账", rows.count(), by=request.user, on=request.day)
    return sheet_response("ysq", request.day, register_columns(calendar(), request.day), rows, title)


def must_do(day: date) -> Q:
    """What cannot wait until tomorrow: due today or over, to be confirmed, or to be handed out."""
    return Q(stage__in=[Stage.SUBMITTED, Stage.RECEIVED]) | Q(due__lte=day) & ~Q(stage__in=CASE.ends)


def near_of(request: DeskRequest) -> date:
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
    if by["same"]:
        seen = Case.objects.visible_to(request.scope)
        which &= Q(asked__in=seen.filter(number=by["same"]).values("asked"))
        by["stage"] = by["stage"] or ALL
    if by["due"] == "asked":  # the answer to a question may be owed after the case was closed
        by["stage"] = by["stage"] or ALL
    by["stage"] = by["stage"] or OPEN
    if by["stage"] == OPEN and by["due"] != "asked" or by["due"] not in ("", "asked"):
        which &= ~Q(stage__in=CASE.ends)
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
        case "unopened":
            which &= Q(handler__isnull=False, opened_on__isnull=True)
        case "asked":
            which &= Q(
                pk__in=Contact.objects.exclude(case__stage=Stage.STRUCK)
                .filter(by__isnull=True, how=Contact.How.ONLINE, answered_by__isnull=True)
                .values("case")
            )
        case "moved":
            which &= Q(due_moved_on__isnull=False)
        case "extension":
            which &= asks_to_extend(request.scope)
        case "refused":
            which &= Q(extension_refused_on__isnull=False, handler=request.user)
    return which & Q(handler=request.user) if by["mine"] else which


class RegisteredBefore(Refusal):
    """The same person asked for the same a few days ago: to be looked at before it is registered again."""

    def __init__(self, cases: list[Case]) -> None:
        numbers = "、".join(case.number for case in cases)
        super().__init__(
            (f"同一申请人的同样内容已经登记为{numbers}，没有再登记；确实是另一件的，请勾选后再登记", None)
        )
        self.cases = cases


@desk_view(Right.REGISTER_CASE, methods="GET HEAD POST")
def register(request: DeskRequest) -> HttpResponse:
    """Register a request at the counter; pressed twice, it is the same one, and asked twice, it is said first."""
    form = RegisterForm(
        posted(request), request.FILES or None, today=request.day, initial={"submitted_on": request.day}
    )
    if request.method != "POST":
        return show(request, "desk/register.html", {"form": form})
    if not form.is_valid():
        return show(request, "desk/register.html", {"form": form}, 422)
    given = form.cleaned_data

    def make() -> str:
        before = registered_before(request.user.agency, form.asker(), given["asked"], request.day)
        if before and not given["another"]:
            raise RegisteredBefore(before)
        return acts.receive(
            request.user.agency, form.asker(), ApplicantKind(given["kind"]), given["asked"],
            channel=Channel(given["channel"]), by=request.user, on=request.day,
            submitted=given["submitted_on"], confirmed=given["confirmed"],
            asked_doc_no=given["asked_doc_no"], wanted_form=given["wanted_form"], help_needed=given["help_needed"],
            proofs=[Upload(f.name, f) for f in given["proofs"]],
        ).number  # fmt: skip

    try:
        number = made_once(request, form, make)
    except LawError as refused:
        before = refused.cases if isinstance(refused, RegisteredBefore) else []
        context = {"form": form, "reasons": reasons_of(refused), "before": before}
        return show(request, "desk/register.html", context, 409)
    case = Case.objects.get(agency=request.user.agency, number=number)
    seen = Case.objects.visible_to(request.scope).filter(pk=case.pk).exists()
    return show(request, "desk/registered.html", {"case": case, "seen": seen}, 201)
