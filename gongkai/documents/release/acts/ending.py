"""A schedule ends where its package goes another way: published by hand, sent back, closed."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Person
from gongkai.documents.models import Document, Schedule
from gongkai.law.hand import Hand

ENDS = ("publish", "send_back", "shelve")


def end_schedules(document: Document, says: str, by: Person | Hand, on: date) -> None:
    """What waited is cancelled, and an alarm about an earlier try is settled: the journal has the act itself.

    The clock only cancels: an alarm is a person's to settle.
    """
    open_ones = document.schedules.filter(settled_on__isnull=True)
    if isinstance(by, Hand):
        open_ones.filter(state=Schedule.State.WAITING).update(state=Schedule.State.ENDED, settled_says=says)
        return
    settled = {"settled_on": on, "settled_by": by, "settled_says": says}
    open_ones.filter(state=Schedule.State.WAITING).update(state=Schedule.State.ENDED, **settled)
    open_ones.filter(state=Schedule.State.FAILED).update(**settled)
