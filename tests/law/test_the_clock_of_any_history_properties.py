"""The clock over any facts at all, and over every history it accepts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law import clock
from gongkai.law.clock_event import Event, What
from gongkai.law.clock_reading import Reading
from gongkai.law.source import NotYetLaw, Refusal
from gongkai.law.working_day import CalendarEnds, Status, seed_calendar

CALENDAR = seed_calendar()
DAY = timedelta(days=1)
PARTIES = ("", "某公司", "甲市财政局")
STEPS = st.integers(0, 45)


@st.composite
def facts(draw: st.DrawFn, received: date, first: int = 0) -> Event:
    """A fact some days after the receipt, with whatever somebody may have written beside it."""
    on = received + draw(st.integers(first, 70)) * DAY
    got = draw(st.none() | st.integers(-3, 10).map(lambda n: on + n * DAY))
    what = draw(st.sampled_from(What))
    party, about = draw(st.sampled_from(PARTIES)), draw(st.frozensets(st.integers(1, 3)))
    return Event(on, what, draw(st.none() | st.integers(-2, 25)), got, party, about=about)


@st.composite
def histories(draw: st.DrawFn, first: date = date(2021, 1, 4)) -> tuple[date, list[Event]]:
    """Facts in the order of their days, of which the clock accepts every one as it comes."""
    received = draw(st.dates(first, date(2027, 3, 1)))
    kept: list[Event] = []
    for event in sorted(draw(st.lists(facts(received), max_size=10)), key=lambda e: e.on):
        try:
            clock.read(received, [*kept, event], CALENDAR)
        except (Refusal, CalendarEnds):
            continue
        kept.append(event)
    return received, kept


@given(st.dates(date(2018, 1, 1), date(2028, 6, 1)).flatmap(lambda d: st.tuples(st.just(d), st.lists(facts(d, -5), max_size=8))))  # fmt: skip
@settings(max_examples=300)
def test_whatever_is_told_the_clock_reads_it_or_says_why_not(told: tuple[date, list[Event]]) -> None:
    received, events = told
    for as_of in (None, received + 40 * DAY):
        try:
            assert isinstance(clock.read(received, events, CALENDAR, as_of=as_of), Reading)
        except (Refusal, CalendarEnds, NotYetLaw) as said:
            assert str(said).strip()  # noqa: PT017


@given(histories(), STEPS)
@settings(max_examples=200)
def test_a_due_day_is_the_last_of_exactly_so_many_working_days_outside_the_pauses(
    history: tuple[date, list[Event]], after: int
) -> None:
    received, events = history
    reading = clock.read(received, events, CALENDAR, as_of=received + after * DAY)
    if reading.due is None:
        return
    covered = {d for p in reading.pauses for d in p.days(CALENDAR)}
    counted = [d for d in CALENDAR.working_days(reading.started, reading.due) if d not in covered]
    assert (len(counted), counted[-1]) == (reading.limit, reading.due)
    assert CALENDAR.is_working_day(reading.due)
    assert reading.due >= CALENDAR.nth_after(reading.started, reading.limit), "a pause shortened the limit"


@given(histories(date(2026, 9, 1)))
def test_a_day_is_provisional_where_the_span_touches_a_year_without_its_notice(
    history: tuple[date, list[Event]],
) -> None:
    received, events = history
    reading = clock.read(received, events, CALENDAR)
    if reading.due is None:
        return
    touched = {CALENDAR.year(y).status for y in range(reading.started.year, reading.due.year + 1)}
    assert (reading.status == Status.PROVISIONAL) == (Status.PROVISIONAL in touched)


@given(histories(), STEPS, STEPS)
def test_waiting_alone_ends_a_silence_once_and_moves_no_day_after_that(
    history: tuple[date, list[Event]], first: int, later: int
) -> None:
    received, events = history
    last = max((e.on for e in events), default=received)
    before = clock.read(received, events, CALENDAR, as_of=last + first * DAY)
    after = clock.read(received, events, CALENDAR, as_of=last + (first + later) * DAY)
    if not before.stopped:
        assert (after.due, after.status, after.limit) == (before.due, before.status, before.limit)
    if before.stopped and before.waits_for in (What.CONSULT_THIRD_PARTY, What.CONSULT_AGENCY):
        assert before.waits_until is not None
        assert after.stopped == (last + (first + later) * DAY <= before.waits_until)


@given(histories(), STEPS, STEPS)
@settings(max_examples=200)
def test_a_clock_that_stood_goes_on_with_the_days_it_had_left(
    history: tuple[date, list[Event]], after: int, silent: int
) -> None:
    received, events = history
    sent = max((e.on for e in events), default=received) + after * DAY
    running = clock.read(received, events, CALENDAR, as_of=sent)
    if running.due is None or running.answered or sent > running.due:
        return
    asked = [*events, Event(sent, What.CONSULT_AGENCY, party="甲市审计局")]
    standing = clock.read(received, asked, CALENDAR, as_of=sent)
    assert standing.waits_until is not None
    back = min(sent + silent * DAY, standing.waits_until)
    resumed = clock.read(received, [*asked, Event(back, What.AGENCY_ANSWERED, party="甲市审计局")], CALENDAR)
    assert standing.left == CALENDAR.count(sent, running.due)
    assert resumed.due == (CALENDAR.nth_after(back, standing.left) if standing.left else running.due)


@given(histories(), STEPS, STEPS, st.data())
@settings(max_examples=300)
def test_a_struck_fact_reads_as_if_it_had_never_been(
    history: tuple[date, list[Event]], later: int, after: int, data: st.DataObject
) -> None:
    """Whatever the fact, whenever it is struck, and whatever was told meanwhile (reading 0012)."""
    received, events = history
    if not events:
        return
    told = [replace(e, key=n, settled=True) for n, e in enumerate(events)]
    gone = data.draw(st.sampled_from(told))
    last = max(e.on for e in told)
    struck = [*told, Event(last + later * DAY, What.STRUCK, strikes=gone.key)]
    without = [e for e in told if e is not gone]
    as_of = last + (later + after) * DAY
    assert _read(received, struck, as_of) == _read(received, without, as_of)


def _read(received: date, events: list[Event], as_of: date) -> Reading | str:
    try:
        return clock.read(received, events, CALENDAR, as_of=as_of)
    except (Refusal, CalendarEnds) as said:
        return str(said)


@given(histories(), st.data())
def test_nothing_is_struck_twice_nor_what_was_never_told(
    history: tuple[date, list[Event]], data: st.DataObject
) -> None:
    received, events = history
    told = [replace(e, key=n, settled=True) for n, e in enumerate(events)]
    known = data.draw(st.sampled_from([e.key for e in told] or [99]))
    twice = [Event(received, What.STRUCK, strikes=known, key=n) for n in (100, 101)]
    for strikes in (twice, [Event(received, What.STRUCK, strikes=98)], [Event(received, What.STRUCK)]):
        with pytest.raises(Refusal, match="没有可以撤销的办理事实，或者已经撤销"):
            clock.read(received, [*told, *strikes], CALENDAR)


SAME_DAY = (
    Event(date(2024, 3, 18), What.CONSULT_THIRD_PARTY, party="某公司"),
    Event(date(2024, 3, 18), What.CONSULT_AGENCY, party="甲市财政局"),
    Event(date(2024, 3, 18), What.EXTEND, days=5),
    Event(date(2024, 3, 18), What.EXTEND, days=15),
    Event(date(2024, 3, 18), What.POSTPONE, days=3),
)
LATER = (
    Event(date(2024, 3, 20), What.CONSULT_RECEIVED, party="某公司"),
    Event(date(2024, 3, 25), What.AGENCY_ANSWERED, party="甲市财政局"),
    Event(date(2024, 3, 25), What.THIRD_PARTY_ANSWERED, party="某公司"),
)


@given(st.permutations(SAME_DAY), st.permutations(LATER))
def test_what_happened_on_one_day_may_be_told_in_any_order(same: list[Event], later: list[Event]) -> None:
    """Letters to different parties, extensions and delays of one day do not stand on each other."""
    for upto in range(len(later) + 1):
        kept = {e.what for e in later[:upto]}
        told = clock.read(date(2024, 3, 11), [*later[:upto], *same], CALENDAR)
        plain = clock.read(date(2024, 3, 11), [*SAME_DAY, *(e for e in LATER if e.what in kept)], CALENDAR)
        assert (told.due, told.limit, told.left, told.waits_until) == (
            plain.due, plain.limit, plain.left, plain.waits_until
        )  # fmt: skip


@given(histories(), st.integers(0, 60), st.data())
def test_nothing_told_after_an_answer_makes_a_late_one_timely(
    history: tuple[date, list[Event]], after: int, data: st.DataObject
) -> None:
    received, events = history
    served = max((e.on for e in events), default=received) + after * DAY
    answered = [*events, Event(served, What.ANSWERED)]
    if clock.read(received, answered, CALENDAR).on_time():
        return
    try:
        later = clock.read(received, [*answered, *data.draw(st.lists(facts(served), max_size=3))], CALENDAR)
    except (Refusal, CalendarEnds):
        return
    assert later.on_time() is False or later.answered != served


def test_a_late_opinion_of_one_party_leaves_the_pause_of_another_alone() -> None:
    """The first party's time passed before the request was completed; what it says then ends nobody else's pause."""
    events = [
        Event(date(2024, 3, 12), What.CONSULT_THIRD_PARTY, party="某公司"),
        Event(date(2024, 3, 13), What.ASK_TO_COMPLETE),
        Event(date(2024, 4, 22), What.COMPLETE),
        Event(date(2024, 4, 23), What.CONSULT_THIRD_PARTY, party="另一公司"),
        Event(date(2024, 4, 25), What.THIRD_PARTY_ANSWERED, party="某公司"),
    ]
    reading = clock.read(date(2024, 3, 11), events, CALENDAR)
    assert [(p.party, p.until) for p in reading.pauses] == [("另一公司", None)]


def test_a_letter_sent_after_the_answer_stops_nothing() -> None:
    late = [Event(date(2024, 4, 10), What.ANSWERED), Event(date(2024, 4, 11), What.CONSULT_AGENCY)]
    reading = clock.read(date(2024, 3, 11), late, CALENDAR)
    assert (reading.due, reading.on_time()) == (date(2024, 4, 9), False)


def test_an_extension_told_after_the_day_the_answer_is_recorded_for_is_no_contradiction() -> None:
    """The answer went out on the eleventh, an extension was consented to on the twelfth, the service entered later."""
    events = [Event(date(2024, 3, 25), What.ANSWERED), Event(date(2024, 3, 26), What.EXTEND, days=5)]
    assert clock.read(date(2024, 3, 11), events, CALENDAR).on_time() is True
