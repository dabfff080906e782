"""For which months or quarters progress is to be told (进展公布的期次)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Every(StrEnum):
    """How often progress is told."""

    MONTH = "month"
    QUARTER = "quarter"

    @property
    def label(self) -> str:
        return "按月" if self is Every.MONTH else "按季度"

    @property
    def months(self) -> int:
        return 1 if self is Every.MONTH else 3


@dataclass(frozen=True, order=True)
class Period:
    """A whole calendar month or quarter, both days included."""

    first: date
    last: date

    @property
    def label(self) -> str:
        """2024年3月, 2024年第一季度."""
        if self.first.month == self.last.month:
            return f"{self.first.year}年{self.first.month}月"
        return f"{self.first.year}年第{'一二三四'[self.first.month // 3]}季度"


def period_of(every: Every, day: date) -> Period:
    """The period a day lies in."""
    first = day.replace(month=day.month - (day.month - 1) % every.months, day=1)
    return Period(first, _begins_after(first, every.months) - timedelta(days=1))


def periods_due(every: Every, since: date, until: date) -> list[Period]:
    """The periods whose last day lies between two days, both included, in order; none where `until` comes first."""
    found, period = [], period_of(every, since)
    while period.last <= until:
        found.append(period)
        period = period_of(every, period.last + timedelta(days=1))
    return found


def _begins_after(first: date, months: int) -> date:
    """The first of a month so many months later."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
