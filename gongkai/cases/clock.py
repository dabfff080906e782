"""The clock of a stored case: its facts handed to `law.clock`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from gongkai.agencies.reads import calendar
from gongkai.cases.models import Case, CaseEvent
from gongkai.law import clock
from gongkai.law.clock_event import Event, What
from gongkai.law.clock_reading import Reading
from gongkai.law.procedure import Stage
from gongkai.law.working_day import Status, WorkCalendar


def fact(what: What, on: date, **fields: Any) -> CaseEvent:
    """An unsaved fact of a case."""
    return CaseEvent(what=what, on=on, **fields)


def points_of(event: CaseEvent) -> frozenset[int]:
    """The keys of the points a fact is about; empty for all. Only what names a party can be about some."""
    return frozenset(p.pk for p in event.about.all()) if event.party else frozenset()


def clock_of(
    case: Case, days: WorkCalendar, *, as_of: date | None = None, new: CaseEvent | None = None
) -> Reading | None:
    """What the clock of a case shows, or None while it was not received yet. Only a `new` fact is judged by the
    limits of its day; those on record were, when they were recorded."""
    if case.received_on is None:
        return None
    facts = facts_of(case, new) if case.pk else []
    return clock.read(case.received_on, facts, days, as_of=as_of, term=case.term)


def facts_of(case: Case, new: CaseEvent | None = None) -> list[Event]:
    """The facts on record, in order, as `law.clock` reads them."""
    key = new.pk if new else None
    return [
        Event(
            f.on,
            What(f.what),
            f.days,
            f.received,
            f.party,
            settled=f.pk != key,
            key=f.pk,
            strikes=f.strikes_id,
            about=points_of(f),
        )
        for f in case.events.all()
    ]


def shown(reading: Reading, stage: str) -> tuple[date | None, str, date | None]:
    """What a case keeps of a reading: the due day, its status, and until when it stands."""
    if reading.stopped and stage == Stage.CLOSED:
        return reading.due, Status.OFFICIAL.value, None
    return reading.due, reading.status, reading.waits_until


def days_told(case: Case, on: date) -> dict[str, Any]:
    """The due day as a letter of prolonging tells it, or that the clock stands: nobody knows the last day then."""
    reading = clock_of(case, calendar(), as_of=on)
    due = reading.due if reading else None
    return {"due": due} if due else {"stands": True}


def expected_due(case: Case, on: date) -> date | None:
    """The due day as it can be told on a day: while others are asked, as if they let all their time pass."""
    days = calendar()
    reading = clock_of(case, days, as_of=on)
    if reading is None or reading.due is not None or reading.waits_until is None:
        return reading.due if reading else None
    after = clock_of(case, days, as_of=reading.waits_until + timedelta(days=1))
    return after.due if after else None
