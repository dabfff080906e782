"""What a new holiday notice changes in its year: which days count now, and which no more (放假安排的变化)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.working_day import Year


@dataclass(frozen=True)
class DayChange:
    """A day that counts after the notice and did not before, or the other way about; `name` is the holiday's."""

    day: date
    works: bool
    name: str


def day_changes(before: Year, after: Year) -> list[DayChange]:
    """The days of a year that change, ascending. Both draw the same year."""
    first = date(after.year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(after.year + 1, 1, 1) - first).days))
    return [
        DayChange(day, works, (before if works else after).why_off(day))
        for day in days
        if (works := after.is_working_day(day)) != before.is_working_day(day)
    ]
