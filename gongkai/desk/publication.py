"""The twenty working days of what was made and not published yet: what waits, is near, is over (条例第二十六条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.documents.models import DocumentQuerySet
from gongkai.documents.reads import unpublished
from gongkai.law import publication_limit
from gongkai.law.working_day import CalendarEnds, WorkCalendar

NEAR = 5  # working days left from which on a document counts as near


@dataclass(frozen=True)
class Waiting:
    """The keys of the documents that wait, of those near their last day, and of those over it."""

    waiting: tuple[int, ...]
    near: tuple[int, ...]
    over: tuple[int, ...]


def waiting(documents: DocumentQuerySet, day: date, days: WorkCalendar) -> Waiting:
    """One query, whatever the number of documents. Where no calendar tells, nothing is near or over."""
    limit = publication_limit.WORKING_DAYS.on(day).value
    made = list(unpublished(documents).values_list("pk", "made_on"))
    try:
        gone = {pk: days.count(on, day) if on < day else 0 for pk, on in made}
    except CalendarEnds:
        gone = {}
    return Waiting(
        tuple(pk for pk, _ in made),
        tuple(pk for pk, passed in gone.items() if limit - NEAR <= passed <= limit),
        tuple(pk for pk, passed in gone.items() if passed > limit),
    )
