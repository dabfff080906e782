"""What a calendar would do to the clocks of open cases, before it rules. Reads, never writes (期限变化的预测)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.cases.acts.clocks import in_parts, reading_of
from gongkai.cases.clock import shown
from gongkai.cases.models import CaseQuerySet
from gongkai.law.clock_reading import Reading
from gongkai.law.source import LawError
from gongkai.law.working_day import WorkCalendar


@dataclass(frozen=True)
class Moved:
    """A case whose day changes: the due day, or where its clock stands the day it stands until."""

    pk: int
    number: str
    was: date | None
    will: date | None
    stands: bool


@dataclass(frozen=True)
class Foresight:
    """The cases that would move, in order of filing, and how many could not be read at all."""

    moved: tuple[Moved, ...]
    unread: int


def foresee(cases: CaseQuerySet, days: WorkCalendar, on: date) -> Foresight:
    """How the open ones of these cases would show their days under a calendar."""
    moved: list[Moved] = []
    unread, alike = 0, dict[date, Reading]()
    for some in in_parts(cases.open()):
        for case in some:
            try:
                due, _, until = shown(reading_of(case, days, on, alike), case.stage)
            except LawError:
                unread += 1
                continue
            if (due, until) != (case.face[0], case.face[2]):
                stands = due is None and case.face[0] is None
                was, will = (case.face[2], until) if stands else (case.face[0], due)
                moved.append(Moved(case.pk, case.number, was, will, stands))
    return Foresight(tuple(moved), unread)
