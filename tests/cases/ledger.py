"""What must be true of every case at every moment, whatever was done to it and by whom."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db import connection

from gongkai.agencies.models import Agency, Series
from gongkai.agencies.reads import calendar
from gongkai.cases.clock import clock_of
from gongkai.cases.models import (
    Applicant,
    Case,
    CaseEvent,
    CaseFile,
    Contact,
    Letter,
    Link,
    Opinion,
    Point,
    Proof,
    Proposal,
    Remedy,
    SearchRecord,
)
from gongkai.cases.reads import requests
from gongkai.journal.models import Entry
from gongkai.journal.reads import verify
from gongkai.law.clock_reading import Reading
from gongkai.law.forms.figures import Figures
from gongkai.law.forms.tie_out import check
from gongkai.law.letter import LetterKind, letter_number
from gongkai.law.outcome import Outcome
from gongkai.law.procedure import Stage
from gongkai.reports.counting import figures_of

KEPT = (
    Applicant, Case, CaseEvent, CaseFile, Contact, Letter, Link, Opinion, Point, Proof, Proposal, Remedy, SearchRecord,
    Series,
)  # fmt: skip
TABLES = [connection.ops.quote_name(model._meta.db_table) for model in KEPT]
ENDED_BY_ITSELF = (Outcome.NOT_COMPLETED, Outcome.FEE_UNPAID, Outcome.OTHER_ENDED)


def picture() -> dict[str, Any]:
    """Every row of the room as the database has it, and how long the journal is."""
    rows: dict[str, Any] = {"journal": Entry.objects.count()}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608
            rows[table] = cursor.fetchall()
    return rows


def everything_holds(agency: Agency, on: date) -> None:
    """Raises AssertionError naming the case that breaks a rule. `on` is the day every open clock was read last."""
    cases = Case.objects.order_by("pk").prefetch_related("events", "letters", "proposals", "points")
    for case in cases:
        _an_end_has_one_outcome_and_day(case)
        _its_letters_count_from_one(case)
        _one_proposal_is_open_where_one_is_reviewed(case)
        _its_clock_is_what_its_facts_say(case, on)
    assert verify().ok


def _an_end_has_one_outcome_and_day(case: Case) -> None:
    ended = case.stage == Stage.CLOSED
    assert (bool(case.outcome), case.closed_on is not None) == (ended, ended), case
    answers = [x for x in case.letters.all() if x.is_answer and x.served_on]
    if ended and case.outcome not in ENDED_BY_ITSELF:
        (answer,) = answers
        assert answer.served_on == case.closed_on, case
        assert all(p.outcome for p in case.points.all()), case
    else:
        assert answers == [], case


def _its_letters_count_from_one(case: Case) -> None:
    """Every sign of a case counts 1, 2, 3, void letters among them."""
    found: dict[str, list[Letter]] = defaultdict(list)
    for letter in sorted(case.letters.all(), key=lambda x: x.pk):
        found[LetterKind(letter.kind).letter.sign].append(letter)
    prefix, (year, _, number) = case.agency.letter_prefix, case.number.split("-")
    for letters in found.values():
        numbers = [
            letter_number(prefix, int(year), int(number), LetterKind(x.kind), nth)
            for nth, x in enumerate(letters, 1)
        ]
        assert [x.number for x in letters] == numbers, case


def _one_proposal_is_open_where_one_is_reviewed(case: Case) -> None:
    proposals = list(case.proposals.all())
    assert [p.round for p in proposals] == list(range(1, len(proposals) + 1)), case
    assert len([p for p in proposals if not p.ended]) == (case.stage == Stage.UNDER_REVIEW), case
    assert (case.stage == Stage.APPROVED) <= (proposals[-1:] != [] and proposals[-1].ended == "approved"), (
        case
    )


def _its_clock_is_what_its_facts_say(case: Case, on: date) -> None:
    reading = clock_of(case, calendar(), as_of=None if case.stage == Stage.CLOSED else on)
    if reading is None or case.stage == Stage.STRUCK:
        assert (case.due, case.clock_status) == (None, ""), case
        return
    if case.term:
        assert (reading.due, reading.stopped) == (case.term, False), case
    else:
        _no_pause_shortens_it(reading)
    if case.stage != Stage.CLOSED:
        shown = reading.due, reading.status, reading.waits_until
        assert (case.due, case.clock_status, case.waits_until) == shown, case
    elif reading.answered:
        assert (case.due, case.closed_on) == (reading.due, reading.answered), case


def _no_pause_shortens_it(reading: Reading) -> None:
    if reading.due is None:
        return
    days = calendar()
    assert reading.due >= days.nth_after(reading.started, reading.limit)
    covered = {d for p in reading.pauses for d in p.days(days) if d > reading.started}
    counted = [d for d in days.working_days(reading.started, reading.due) if d not in covered]
    assert (len(counted), counted[-1]) == (reading.limit, reading.due)


def the_year_ties_out(agency: Agency, first: int, last: int) -> None:
    """Every closed request that was received stands in one row, once, however often it was answered; what a year carries out the next carries in."""
    before: Figures | None = None
    ended = 0
    for year in range(first, last + 1):
        figures = figures_of(agency, year)
        faults = [f for f in check(figures, before) if f.gravity == "error" or f.rule == "C5"]
        assert faults == []
        ended += int(figures.cell("t3.r3_7_total.total") or 0)
        before = figures
    cases = requests(agency).filter(received_on__isnull=False)
    struck = Case.objects.filter(agency=agency, stage=Stage.STRUCK)
    assert not struck.exclude(outcome="", closed_on=None).exists()
    assert ended == cases.filter(stage=Stage.CLOSED).count()
    assert before is not None
    assert before.cell("t3.r4_carried_out.total") == cases.open().count()
