"""Where a case stands, in words for who asked: the clock with its arithmetic, what happened, what may be done now.

Nobody is named: neither staff, nor the applicant, nor who was asked for an opinion.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from gongkai.agencies.reads import calendar
from gongkai.cases import acts
from gongkai.cases.clock import clock_of
from gongkai.cases.for_applicant import files_for, letters_for, messages_of, owes_reasons, sent_by
from gongkai.cases.models import Case
from gongkai.cases.reads import redress_of, request_of
from gongkai.journal.reads import lines_of
from gongkai.law import answer_limit
from gongkai.law.clock_reading import Reading
from gongkai.law.hand import Hand
from gongkai.law.procedure import CASE, Stage
from gongkai.law.working_day import Skip, WorkCalendar

# What the applicant is told of the handling; everything else is the agency's own record.
TOLD = {
    "receive", "confirm_receipt", "accept", "ask_to_complete", "complete", "ask_for_reasons", "give_reasons", "postpone",
    "consult_third_party", "third_party_answered", "consult_agency", "agency_answered", "extend", "notify_fee",
    "fee_notified", "fee_paid", "answer", "answer_on_the_spot", "let_lapse", "let_fee_lapse", "withdraw", "strike_out", "take_back", "answer_anew", "archive",
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One line of the public history: a day, what happened, under which article."""

    on: date
    label: str
    under: str


def history(case: Case) -> list[Step]:
    """What happened, without anybody's name."""
    lines = lines_of(case.agency, acts.MATTER, case.number).filter(act__in=TOLD)
    return [Step(line.on, line.label, line.under) for line in lines]


def grouped(skipped: tuple[Skip, ...]) -> list[tuple[str, int]]:
    """Days that did not count, by reason: 周末 8, 清明节 3."""
    names = sorted("周末" if s.why.startswith("星期") else s.why for s in skipped)
    return [(why, len(list(days))) for why, days in groupby(names)]


def open_to_applicant(case: Case) -> set[str]:
    """The acts the procedure lets the applicant take now."""
    return {move.act for move in CASE.open_to(Stage(case.stage), {Hand.APPLICANT})}


def standing(case: Case, today: date) -> dict[str, Any]:
    """What the page of a case shows, as the template names it."""
    days, open_acts = calendar(), open_to_applicant(case)
    reading = None if case.stage == Stage.STRUCK else clock_of(case, days, as_of=today)
    # What was only drafted is nobody's answer: points are shown with the letter that told them.
    is_answered = case.letters.answers().filter(served_on__isnull=False).exists()
    return {
        "case": case,
        "reading": reading,
        **(_arithmetic(case, reading, days, today) if reading else {}),
        "redress": redress_of(case),
        "points": [p for p in case.points.all() if p.outcome] if is_answered else [],
        "answer_no": case.letters.answers().values_list("number", flat=True).last(),
        "history": history(case),
        "corrected": case.answers_anew.case if case.answers_anew else None,
        "original": request_of(case),
        "anew": [r.reanswer for r in case.remedies.prefetch_related("reanswers") if r.reanswer],
        "asked_for": next((e for e in case.facts if e.what == "ask_to_complete"), None),
        "letters": letters_for(case),
        "given": files_for(case),
        "sent": sent_by(case),
        "messages_left": messages_of(case),
        "reasons_asked": owes_reasons(case),
        "may_complete": "complete" in open_acts,
        "may_withdraw": "withdraw" in open_acts,
        "may_send": not case.is_over and case.stage != Stage.INCOMPLETE,
        "may_write": case.archived_on is None and case.stage != Stage.STRUCK,
    }


def _arithmetic(case: Case, reading: Reading, days: WorkCalendar, today: date) -> dict[str, Any]:
    """How the due day was reached. A day on which two were asked at once is one day."""
    pauses = () if case.term else reading.pauses  # a stated term stands, whoever is asked
    covered = {d for pause in pauses for d in pause.days(days)}
    statutory = reading.limit if case.term else answer_limit.WORKING_DAYS.on(case.received_on or today).value
    return {
        "skipped": grouped(reading.skipped),
        "paused": [(pause, len(pause.days(days))) for pause in pauses],
        "paused_in_all": len(covered),
        "waiting": list(dict.fromkeys(p.what.label for p in pauses if p.until is None)),
        "statutory": statutory,
        "lengthened": reading.limit - statutory,
        "left": days.count(today, reading.due) if reading.due else 0,
        "first_due": days.nth_after(reading.started, reading.limit),
    }
