"""The clock over any history of consultations."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law import clock
from gongkai.law.clock_event import Event, What
from gongkai.law.working_day import seed_calendar

CALENDAR = seed_calendar()


@st.composite
def histories(draw: st.DrawFn) -> tuple[date, list[Event]]:
    """A receipt and finished consultations after it, as they may overlap in real life."""
    received = draw(st.dates(date(2019, 5, 15), date(2026, 3, 1)))
    events = []
    for _ in range(draw(st.integers(0, 3))):
        sent = received + timedelta(days=draw(st.integers(0, 25)))
        back = sent + timedelta(days=draw(st.integers(0, 20)))
        kind = draw(st.sampled_from(["THIRD_PARTY", "AGENCY"]))
        events += [Event(sent, What[f"CONSULT_{kind}"]), Event(back, What[f"{kind}_ANSWERED"])]
    return received, events


@given(histories())
def test_a_pause_never_shortens_a_limit(history: tuple[date, list[Event]]) -> None:
    received, events = history
    plain = clock.read(received, [], CALENDAR).due
    paused = clock.read(received, events, CALENDAR).due
    assert plain is not None
    assert paused is not None
    assert paused >= plain


@given(histories())
def test_exactly_twenty_working_days_lie_between_receipt_and_due_outside_the_pauses(
    history: tuple[date, list[Event]],
) -> None:
    received, events = history
    reading = clock.read(received, events, CALENDAR)
    assert reading.due is not None
    covered = {d for p in reading.pauses for d in p.days(CALENDAR)}
    counted = [d for d in CALENDAR.working_days(received, reading.due) if d not in covered]
    assert len(counted) == 20
    assert counted[-1] == reading.due


@given(histories())
def test_reading_the_clock_twice_gives_the_same_day(history: tuple[date, list[Event]]) -> None:
    received, events = history
    assert clock.read(received, events, CALENDAR) == clock.read(received, list(events), CALENDAR)
