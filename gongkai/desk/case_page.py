"""The page of a case: its clock, points, letters, record, and the acts open to who looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.db.models import Count, Prefetch, prefetch_related_objects
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from gongkai.agencies.reads import calendar, house_rule
from gongkai.agencies.scope import Right
from gongkai.cases import acts
from gongkai.cases.acts import Why
from gongkai.cases.acts.mailing import why_not_mailed
from gongkai.cases.acts.striking import why_kept
from gongkai.cases.answer import lacks_files, legal_review_of, not_yet, to_take_back, wanted_opinions
from gongkai.cases.consulted import asked_about, why_held
from gongkai.cases.leaving import in_the_house
from gongkai.cases.masking import Reader, masked
from gongkai.cases.models import Case, Letter, Point
from gongkai.cases.reads import asked_by_several, asked_in_month, repeats
from gongkai.desk.access import READ_CASES, DeskRequest, desk_view, may_over, reasons_of, show
from gongkai.desk.case_story import arithmetic, refused_by_clock, row_of, story
from gongkai.desk.cases import near_of
from gongkai.desk.clockface import face
from gongkai.desk.forms.case_acts import ELSEWHERE, FORMS
from gongkai.desk.forms.case_record import (
    ContactForm,
    FileForm,
    LinkForm,
    LodgeForm,
    PackageForm,
    RecordForm,
    SearchForm,
    SignedForm,
    SplitForm,
    WhyForm,
)
from gongkai.desk.forms.cases import ActForm
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.moves import Move
from gongkai.law.outcome import ANSWERS
from gongkai.law.procedure import CASE, CONSENT, Stage
from gongkai.law.source import Citation, LawError
from gongkai.law.working_day import WorkCalendar

Reasons = list[tuple[str, Citation | None]]
# What several parts of the page ask for, read once.
CASE_READS = (
    "events__about",
    Prefetch("points", Point.objects.select_related("earlier")),
    Prefetch("letters", Letter.objects.select_related("issued_by")),
)


@dataclass(frozen=True)
class Step:
    """A row of the procedure open to these hands: its sheet, whether it lies open, and why not today."""

    row: Move[Stage]
    form: ActForm
    opened: bool
    why_not: Reasons


def case_of(request: DeskRequest, number: str) -> Case:
    """The case of a number, where it is visible to who asks; 404 otherwise."""
    seen = Case.objects.visible_to(request.scope).filter(number=number)
    return get_object_or_404(
        seen.select_related("agency", "division", "handler", "applicant", "answers_anew__case")
    )


@desk_view(*READ_CASES)
def page(request: DeskRequest, number: str) -> HttpResponse:
    case = case_of(request, number)
    if case.handler_id == request.user.pk and case.opened_on is None:
        case.opened_on = acts.open_first(case.pk, by=request.user, on=request.day).opened_on
    moved = (case.due_was, case.due) if case.due_moved_on and case.handler_id == request.user.pk else None
    if moved:
        acts.see_moved_clock(case.pk, by=request.user, on=request.day)
    refused = case.extension_refused_on if case.handler_id == request.user.pk else None
    if refused:
        acts.see_refused_extension(case.pk, by=request.user, on=request.day)
    return show_case(request, case, moved=moved, refused=refused)


def show_case(
    request: DeskRequest,
    case: Case,
    status: int = 200,
    *,
    bound: Mapping[str, Form] | None = None,
    reasons: Reasons | None = None,
    **more: Any,
) -> HttpResponse:
    """The case page. `bound` maps a sheet to the form that was refused, kept as it was typed."""
    days, bound = calendar(), bound or {}
    prefetch_related_objects([case], *CASE_READS)
    sheets = _sheets(request, case, days, bound)
    lines, looks = story(case)
    points, letters = (
        list(case.points.select_related("earlier")),
        list(case.letters.select_related("issued_by").prefetch_related("files", "mails")),
    )
    _offer_mail(letters, case, may_over(request.scope, Right.KEEP_CASE, case.division_id))
    files = list(case.files.select_related("added_by", "point"))
    asked = asked_about(case, points, days, request.day)
    for point in points:
        point.asked = asked[point.pk]  # type: ignore[attr-defined]
    hands = request.scope.hands(case.division_id)
    open_acts = {m.act for m in CASE.open_to(Stage(case.stage), hands)}
    proposal = case.proposals.select_related("by").prefetch_related("opinions__by").last()
    keeps = may_over(request.scope, Right.KEEP_CASE, case.division_id) or request.scope.may(
        Right.RECORD_REMEDY
    )
    context = {
        "case": case, "face": face(case, request.day, near_of(request), days), "stage": case.standing,
        "sums": arithmetic(case, days, request.day), "story": lines, "looks": looks,
        "sheets": sheets, "shut": [s for s in sheets if s.why_not], "row": row_of(case), "answered": case.outcome in ANSWERS,
        "points": points, "undecided": len([p for p in points if not p.outcome]),
        "may_decide": "decide" in open_acts, "may_keep": keeps, "may_add": keeps and not case.archived_on,
        "searches": case.searches.select_related("by", "point"), "contacts": case.contacts.select_related("by", "answers").prefetch_related("answered_by"),
        "letters": letters, "to_record": _to_record(letters), "to_sign": [x for x in letters if x.is_for_file and x.is_valid],
        "anew": [x for x in in_the_house(case, letters) if not x.is_answer],
        "unserved": case.letters.unserved() if "archive" in open_acts and not case.archived_on else [],
        "extension_concerns": case.handler_id == request.user.pk or bool(hands & CONSENT),
        "mistaken": to_take_back(case, hands) if "take_back" in open_acts else [],
        "files": files, "bare": [p for p in points if lacks_files(p, files)],
        "links": case.links.select_related("to"), "linked_from": case.linked_from.select_related("case"),
        "proposal": proposal, "wanted": wanted_opinions(case, proposal, legal_review_of(case.agency, request.day)) if proposal and not proposal.ended else [],
        "repeats": repeats(case).aggregate(n=Count("id"))["n"], "unseen": (unseen := _unseen(request, case)), "unseen_count": sum(unseen.values()), "in_month": asked_in_month(case), "several": _several(case, request.day),
        "may_look": may_over(request.scope, Right.SEE_APPLICANT, case.division_id),
        "may_record_remedy": request.scope.may(Right.RECORD_REMEDY) and case.stage == Stage.CLOSED,
        "remedies": case.remedies.select_related("follows").prefetch_related("reanswers"), "remedies_at": reverse("desk:lodge", args=[case.number]),
        "reads": Reader(case, request.scope, "applicant" in more),
        "reasons": reasons or [], "forms": _record_forms(request, case, points) | dict(bound),
        "opened": next(iter(bound), ""), "wrong": next((f for f in bound.values() if f.is_bound and f.errors), None),
    }  # fmt: skip
    return show(request, "desk/case.html", context | more, status)


def _unseen(request: DeskRequest, case: Case) -> dict[str, int]:
    """Earlier requests for the same that who looks may not open: how many at whose division, to ask there."""
    seen = Case.objects.visible_to(request.scope).values("pk")
    hidden = repeats(case).exclude(pk__in=seen).order_by("division__name").values_list("division__name")
    return {name or "公开专干（尚未分办）": n for name, n in hidden.annotate(n=Count("id"))}


def _to_record(letters: list[Letter]) -> list[Letter]:
    """The letters a record of service can still be made for."""
    have = {x.facts.get("of") for x in letters if x.is_for_file and not x.cancelled_on}
    return [
        x for x in letters
        if not (x.is_for_file or x.cancelled_on or x.way == Way.ELECTRONIC or x.number in have)
    ]  # fmt: skip


def _offer_mail(letters: list[Any], case: Case, may_keep: bool) -> None:
    """Give each letter the button it has for e-mail: its first sending, one after a failure, or one after asking."""
    buttons = {"failed": "重发电子邮件", "unknown": "已与申请人核实没有收到，重发"}
    for letter in letters:
        states = [m.state for m in letter.mails.all()]
        button = buttons.get(states[-1], "") if states else "发电子邮件"
        letter.mail_button = button if may_keep and not why_not_mailed(case, letter) else ""
        letter.mail_again = states[-1:] == ["unknown"]


def _several(case: Case, on: date) -> int:
    """How many applicants asked for the same, where that is enough to suggest publishing it; else 0."""
    found = asked_by_several(case)
    return found if found >= house_rule(case.agency, "suggest_proactive_at", on) else 0


def _sheets(request: DeskRequest, case: Case, days: WorkCalendar, bound: Mapping[str, Form]) -> list[Step]:
    hands = request.scope.hands(case.division_id)
    rows = CASE.open_to(Stage(case.stage), hands)
    known = {row.act for row in rows}
    rows += [
        next(m for m in CASE.moves if m.act == act) for act in bound if act in FORMS and act not in known
    ]
    opened = request.GET.get("open", "")
    return [
        _sheet(row, case, hands, days, request.day, bound, opened) for row in rows if row.act not in ELSEWHERE
    ]


def _sheet(
    row: Move[Stage], case: Case, hands: frozenset[Hand], days: WorkCalendar, on: date, bound: Mapping[str, Form], opened: str
) -> Step:  # fmt: skip
    form = bound.get(row.act)
    if isinstance(form, ActForm):
        return Step(row, form, True, [])
    form = FORMS[row.act](case=case, on=on, hands=hands, slip=row.act)
    why_not = not_yet(case, row.act) + why_kept(case, row.act) + why_held(case, row.act, on)
    why_not += refused_by_clock(case, row.act, days, on)
    if row.act == "take_back" and not why_not and not to_take_back(case, hands):
        why_not = [("没有由您的岗位撤销的文书；延期、合理延迟的告知书由同意的负责人撤销", row.under)]
    return Step(row, form, not why_not and row.act == opened, why_not)


def _record_forms(request: DeskRequest, case: Case, points: list[Any]) -> dict[str, Form]:
    return {
        "split": SplitForm(initial={"points": "\n".join(masked(case, p.asks) for p in points)}, slip="split"),
        "search": SearchForm(slip="search"),
        "contact": ContactForm(slip="contact"),
        "file": FileForm(case=case, slip="file"),
        "link": LinkForm(slip="link"),
        "lodge": LodgeForm(matter=case, on=request.day, slip="lodge"),
        "look": WhyForm(slip="look"),
        "record": RecordForm(slip="record"),
        "signed": SignedForm(slip="signed"),
        "package": PackageForm(slip="package"),
    }


@desk_view(*READ_CASES, methods="POST")
def act(request: DeskRequest, number: str, act: str) -> HttpResponse:
    """Any act of the procedure: the sheet's facts go to the function of that name."""
    case = case_of(request, number)
    if act not in FORMS:
        raise Http404
    hands = request.scope.hands(case.division_id)
    form = FORMS[act](request.POST, case=case, on=request.day, hands=hands, slip=act)
    if not form.is_valid():
        return show_case(request, case, 422, bound={act: form})
    try:
        getattr(acts, act)(case.pk, by=request.user, on=request.day, **form.facts())
    except LawError as refused:
        return show_case(request, case, 409, bound={act: form}, reasons=reasons_of(refused))
    messages.success(request, f"已办理：{next(m.label for m in CASE.moves if m.act == act)}")
    return redirect("desk:case", number)


@desk_view(*READ_CASES, methods="POST")
def applicant(request: DeskRequest, number: str) -> HttpResponse:
    """Show who asked, for a reason; a line says who looked and why."""
    case = case_of(request, number)
    form = WhyForm(request.POST, slip="look")
    if not form.is_valid():
        return show_case(request, case, 422, bound={"look": form})
    why = Why(form.cleaned_data["why"])
    seen = acts.look(case, why=why, by=request.user, on=request.day)
    return show_case(request, case, applicant=seen, why=why, proofs=list(seen.proofs.all()))


@desk_view(*READ_CASES, methods="POST")
def proof(request: DeskRequest, number: str, key: int) -> HttpResponse:
    """A proof of identity, opened for a reason and never kept by the browser."""
    case = case_of(request, number)
    form = WhyForm(request.POST, slip="look")
    if not form.is_valid():
        return show_case(request, case, 422, bound={"look": form})
    get_object_or_404(case.applicant.proofs, pk=key)
    found, content = acts.open_proof(
        case, key, why=Why(form.cleaned_data["why"]), by=request.user, on=request.day
    )
    return sent(found.name, content)


def sent(name: str, content: bytes) -> HttpResponse:
    """A file to keep, never to be run in the page."""
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "no-store"
    return answer
