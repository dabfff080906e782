"""The clock of a stored case: its facts handed to `law.clock`."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.cases.models import Case, CaseEvent
from gongkai.law import clock
from gongkai.law.clock import Event, Reading, What
from gongkai.law.working_day import WorkCalendar


def fact(what: What, on: date, **fields: Any) -> CaseEvent:
    """An unsaved fact of a case."""
    return CaseEvent(what=what, on=on, **fields)


def clock_of(case: Case, days: WorkCalendar, *, as_of: date | None = None) -> Reading | None:
    """What the clock of a case shows, or None while it was not received yet."""
    if case.received_on is None:
        return None
    facts = case.events.all() if case.pk else []
    events = [Event(f.on, What(f.what), f.days, f.received) for f in facts]
    return clock.read(case.received_on, events, days, as_of=as_of)
