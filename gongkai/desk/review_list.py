"""What waits for somebody's hand, with the clock of each step; several approved at once, each checked alone (批量签批)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from gongkai.agencies.reads import amber_until, calendar
from gongkai.agencies.rights import MAY, Right
from gongkai.desk.access import DeskRequest, desk_view, reasons_of, show
from gongkai.desk.catalogue import reviews_for
from gongkai.desk.clockface import Face, due_face
from gongkai.documents import acts
from gongkai.documents.acts.after import CHECKERS, CONFIRMERS
from gongkai.documents.acts.attribute import LEADERS
from gongkai.documents.counting.models import CountingDecision
from gongkai.documents.counting.reads import waiting_decisions
from gongkai.documents.interpreting.reads import waiting_waivers
from gongkai.documents.models import Document, DocumentQuerySet, Edition, Waiver
from gongkai.documents.reads import to_check, to_confirm, to_reassess
from gongkai.law.moves import Move
from gongkai.law.review import LABELS, UNASKED, EditionStage, procedure_of
from gongkai.law.source import Citation, LawError
from gongkai.law.working_day import CalendarEnds, WorkCalendar

# Approvals whose sheet asks for no more than an opinion; verdicts and judgements are given one by one.
AT_ONCE = ("pass_legal", "pass_second", "sign", "sign_head")
SAID = "批量签批：同意"
NEAR = 1  # working days before its last one from which a step is amber
SHOWN = 100
AHEAD = 5  # working days before its day from which a new look is announced


@dataclass(frozen=True)
class Waiting:
    """An edition, its step, the clock of the step, and the act that may be taken at once (None: by its page only)."""

    edition: Edition
    stage: str
    face: Face | None
    row: Move[EditionStage] | None


@dataclass(frozen=True)
class Refused:
    """What was ticked and not taken, and why."""

    document: Document
    reasons: list[tuple[str, Citation | None]]


@desk_view()
def review_list(request: DeskRequest) -> HttpResponse:
    return _page(request)


@desk_view(methods="POST")
def take_several(request: DeskRequest) -> HttpResponse:
    """Approve what was ticked: each on its own, so that one refused holds up no other."""
    ticked = {int(key) for key in request.POST.getlist("edition") if key.isdecimal() and len(key) < 19}
    opinion = request.POST.get("opinion", "").strip()[:500] or SAID
    done, refused = 0, []
    for waiting in waiting_for(request):
        if waiting.edition.pk not in ticked or waiting.row is None:
            continue
        document = waiting.edition.document
        try:
            getattr(acts, waiting.row.act)(document.pk, opinion=opinion, by=request.user, on=request.day)
            done += 1
        except LawError as no:
            refused.append(Refused(document, reasons_of(no)))
    if not done and not refused:
        messages.warning(request, "没有办理：请先勾选要签批的稿件；已经由别人办理的不再列出")
    if done:
        messages.success(request, f"已签批{done}份")
    return _page(request, 409, refused=refused) if refused else redirect("desk:reviews")


def _page(request: DeskRequest, status: int = 200, refused: Iterable[Refused] = ()) -> HttpResponse:
    found = waiting_for(request)
    context = {"waiting": found, "refused": refused, "at_once": any(w.row for w in found), **after(request)}
    return show(request, "desk/reviews.html", context, status)


def waiting_for(request: DeskRequest) -> list[Waiting]:
    """Everything that waits for this person, the first due first."""
    days, day = calendar(), request.day
    found = []
    for edition in reviews_for(request)[:SHOWN]:
        hands = request.scope.hands(edition.document.division_id)
        table = procedure_of(edition.document.kind)
        rows = table.open_to(EditionStage(edition.stage), hands)
        row = next((r for r in rows if r.act in AT_ONCE and r.act not in UNASKED), None)
        found.append(
            Waiting(edition, LABELS[EditionStage(edition.stage)], step_face(edition.due, day, days), row)
        )
    return found


def step_face(due: date | None, day: date, days: WorkCalendar) -> Face | None:
    """The clock of a step: amber a working day before its last one, red after it."""
    if due is None:
        return None
    try:
        return due_face(due, day, amber_until(day, NEAR, days), days)
    except CalendarEnds:
        return Face("超期" if due < day else "办理中", "red" if due < day else "", due, False)


def after(request: DeskRequest) -> dict[str, Any]:
    """What follows a release or a decision to withhold, for whose hand it is: checks, confirmations, new looks; and the
    waivers and the proposals to count otherwise that somebody may decide."""
    own, hands = _own(request), request.scope.all_hands()
    days, day = calendar(), request.day
    checks = to_check(own, request.user) if hands & CHECKERS else Edition.objects.none()
    confirm = to_confirm(own, request.user) if hands & CONFIRMERS else Edition.objects.none()
    looks = to_reassess(own, amber_until(day, AHEAD, days)) if hands & LEADERS else Document.objects.none()
    decides = bool(hands & MAY[Right.DECIDE_WAIVER])
    waivers = waiting_waivers(own, request.user) if decides else Waiver.objects.none()
    confirms = bool(hands & MAY[Right.CONFIRM_COUNTING])
    countings = waiting_decisions(own, request.user) if confirms else CountingDecision.objects.none()
    return {
        "countings": list(countings[:SHOWN]),
        "waivers": list(waivers[:SHOWN]),
        "checks": [(e, step_face(e.check_due, day, days)) for e in checks[:SHOWN]],
        "confirms": [(e, step_face(e.confirm_due, day, days)) for e in confirm[:SHOWN]],
        "looks": [(d, step_face(d.reassess_on, day, days)) for d in looks[:SHOWN]],
    }


def _own(request: DeskRequest) -> DocumentQuerySet:
    """The documents whose page somebody checks: their divisions', or all for who sees the whole agency."""
    documents, divisions = Document.objects.visible_to(request.scope), request.scope.divisions
    return documents if divisions is None else documents.filter(division_id__in=divisions)
