"""Working days (工作日): the State Council's yearly notices, and counting on them.

A period counted in days starts on the day after the event (民法典第二百零一条). Weekends and the days off
of the yearly notice do not count; the make-up days it names do. A year whose notice is not filed stands
here as *provisional*: statutory days only, so whatever touches it may still move.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from gongkai.law.source import LawError, Refusal

DAY = timedelta(days=1)
WEEKDAYS = "一二三四五六日"


class Status(StrEnum):
    """How sure a date is: its year's notice is filed, or not yet."""

    OFFICIAL = "official"
    PROVISIONAL = "provisional"


class CalendarEnds(LawError):
    """Counting ran into a year nobody has filed a notice for; `year` names it."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(
            f"{year}年的放假安排没有录入，无法计算工作日；请先录入{year}年放假通知（gongkai calendar file）"
        )


@dataclass(frozen=True)
class Skip:
    """A day that did not count, and why."""

    day: date
    why: str


@dataclass(frozen=True)
class Year:
    """One year of the calendar as its notice draws it.

    `off` maps a day off to the holiday's name; `work` are weekend days worked instead.
    """

    year: int
    status: Status
    notice: str
    issued: str
    off: Mapping[date, str]
    work: frozenset[date]
    remark: str = ""

    def is_working_day(self, day: date) -> bool:
        return day in self.work or (day.weekday() < 5 and day not in self.off)

    def why_off(self, day: date) -> str:
        """The reason a day does not count: the holiday's name, or the day of the week."""
        return self.off.get(day) or f"星期{WEEKDAYS[day.weekday()]}"

    @property
    def worked(self) -> tuple[date, ...]:
        """The Saturdays and Sundays worked instead, ascending."""
        return tuple(sorted(self.work))

    @cached_property
    def working_days(self) -> tuple[int, ...]:
        """The ordinals of the year's working days, ascending."""
        first, last = date(self.year, 1, 1).toordinal(), date(self.year, 12, 31).toordinal()
        return tuple(o for o in range(first, last + 1) if self.is_working_day(date.fromordinal(o)))

    @cached_property
    def days_off(self) -> tuple[tuple[int, ...], tuple[Skip, ...]]:
        """The ordinals of the days that do not count, ascending, and each with its reason."""
        first, last = date(self.year, 1, 1).toordinal(), date(self.year, 12, 31).toordinal()
        days = [d for o in range(first, last + 1) if not self.is_working_day(d := date.fromordinal(o))]
        return tuple(d.toordinal() for d in days), tuple(Skip(d, self.why_off(d)) for d in days)

    def skipped(self, after: date, until: date) -> tuple[Skip, ...]:
        """The days d of this year with after < d ≤ until that do not count."""
        ordinals, skips = self.days_off
        return skips[bisect_right(ordinals, after.toordinal()) : bisect_right(ordinals, until.toordinal())]


MOST_OFF = 60  # the longest arrangement so far has 34 days off; more is a slip of the pen


def read_year(fields: Mapping[str, Any]) -> Year:
    """Build a Year from a notice's fields (the TOML of `law/calendar/`).

    Raises Refusal naming the field when a day lies outside the year, an interval is reversed, or a
    make-up day is not a weekend day.
    """
    try:
        year, status = int(fields["year"]), Status(fields["status"])
        notice, issued = str(fields["notice"]), str(fields.get("issued", ""))
        spans = [(span["from"], span["to"], str(span["name"])) for span in fields["off"]]
        work = list(fields["work"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise Refusal(
            (f"放假通知缺少或写错了字段：{wrong}；需要 year、status、notice、off、work", None)
        ) from wrong
    off: dict[date, str] = {}
    for first, last, name in spans:
        if not (_is_day(first) and _is_day(last)) or last < first or first.year != year or last.year != year:
            raise Refusal((f"off 中“{name}”的起止日期应当是{year}年内、先起后止的日期", None))
        for step in range((last - first).days + 1):
            off[first + step * DAY] = name
    for day in work:
        if not _is_day(day) or day.year != year or day.weekday() < 5:
            raise Refusal((f"work 中的 {day} 应当是{year}年内的星期六或星期日", None))
    if len(off) > MOST_OFF:
        raise Refusal((f"放假日共{len(off)}天，多于一年可能的天数，请核对", None))
    both = sorted(set(work) & set(off))
    if both:
        raise Refusal((f"{both[0]} 同时写成放假日和上班日", None))
    return Year(year, status, notice, issued, off, frozenset(work), str(fields.get("remark", "")))


def _is_day(value: object) -> bool:
    return type(value) is date


class WorkCalendar:
    """Working days over consecutive filed years. Immutable; `with_years` makes the one with more notices."""

    def __init__(self, years: Iterable[Year]) -> None:
        self.years = {y.year: y for y in sorted(years, key=lambda y: y.year)}
        self._days: list[int] = [o for y in self.years.values() for o in y.working_days]

    def with_years(self, years: Iterable[Year]) -> WorkCalendar:
        """This calendar with the given years added or replaced: a later notice wins."""
        return WorkCalendar({**self.years, **{y.year: y for y in years}}.values())

    def year(self, number: int) -> Year:
        """Raises CalendarEnds when the year was never filed."""
        try:
            return self.years[number]
        except KeyError:
            raise CalendarEnds(number) from None

    def is_working_day(self, day: date) -> bool:
        return self.year(day.year).is_working_day(day)

    def nth_after(self, start: date, count: int) -> date:
        """The count-th working day after `start`; `start` itself never counts.

        Raises CalendarEnds when counting leaves the filed years.
        """
        self.year(start.year)
        at = bisect_right(self._days, start.toordinal()) + count - 1
        if at >= len(self._days):
            raise CalendarEnds(max(self.years) + 1)
        day = date.fromordinal(self._days[at])
        for number in range(start.year, day.year):
            self.year(number + 1)
        return day

    def working_days(self, after: date, until: date) -> list[date]:
        """The working days d with after < d ≤ until, ascending."""
        low, high = bisect_right(self._days, after.toordinal()), bisect_right(self._days, until.toordinal())
        return [date.fromordinal(o) for o in self._days[low:high]]

    def count(self, after: date, until: date) -> int:
        """How many working days d with after < d ≤ until; negative when `until` lies before `after`."""
        if until < after:
            return -self.count(until, after)
        self.year(until.year)
        return bisect_right(self._days, until.toordinal()) - bisect_right(self._days, after.toordinal())

    def previous(self, day: date) -> date:
        """The last working day on or before `day`."""
        at = bisect_right(self._days, day.toordinal()) - 1
        if at < 0:
            raise CalendarEnds(min(self.years) - 1)
        return date.fromordinal(self._days[at])

    def next(self, day: date) -> date:
        """The first working day on or after `day`."""
        at = bisect_left(self._days, day.toordinal())
        if at >= len(self._days):
            raise CalendarEnds(max(self.years) + 1)
        return date.fromordinal(self._days[at])

    def skipped(self, after: date, until: date) -> list[Skip]:
        """The days d with after < d ≤ until that do not count, each with its reason."""
        if until <= after:
            return []
        years = (self.year(number) for number in range((after + DAY).year, until.year + 1))
        return [skip for year in years for skip in year.skipped(after, until)]

    def status(self, first: date, last: date) -> Status:
        """PROVISIONAL as soon as one year between the two days is provisional."""
        years = (self.year(y) for y in range(first.year, last.year + 1))
        return Status.PROVISIONAL if any(y.status is Status.PROVISIONAL for y in years) else Status.OFFICIAL


@cache
def seed_calendar() -> WorkCalendar:
    """The notices that ship with the product: 2019 onwards."""
    folder = files("gongkai.law") / "calendar"
    notices = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return WorkCalendar(read_year(tomllib.loads(f.read_text("utf-8"))) for f in notices)
