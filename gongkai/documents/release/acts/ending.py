"""A schedule ends where its package goes another way: published by hand, sent back, closed."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Person
from gongkai.documents.models import Document, Schedule

ENDS = ("publish", "send_back", "shelve")


def end_schedules(document: Document, says: str, by: Person, on: date) -> None:
    """What waited is cancelled, and an alarm about an earlier try is settled: the journal has the act itself."""
    open_ones = document.schedules.filter(settled_on__isnull=True)
    settled = {"settled_on": on, "settled_by": by, "settled_says": says}
    open_ones.filter(state=Schedule.State.WAITING).update(state=Schedule.State.ENDED, **settled)
    open_ones.filter(state=Schedule.State.FAILED).update(**settled)
