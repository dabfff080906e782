"""What the clock of a request shows: the due day or what it waits for, its pauses, the articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.law.clock_event import What
from gongkai.law.source import Citation
from gongkai.law.working_day import Skip, WorkCalendar


@dataclass(frozen=True)
class Pause:
    """Time not counted: working days d with `since` < d ≤ `until`. `until` is None while it lasts;
    `ends_by` is the last day the consulted party has, `about` the points it was asked about, empty for all."""

    since: date
    until: date | None
    what: What
    ends_by: date | None
    because: Citation
    party: str = ""
    about: frozenset[int] = frozenset()

    def days(self, calendar: WorkCalendar) -> list[date]:
        return calendar.working_days(self.since, self.until) if self.until else []


@dataclass(frozen=True)
class Reading:
    """What the clock shows.

    `due` is the last day to answer, None while the clock stands still (`waits_for` says for what,
    `waits_until` the last day of that, None where the law sets none); `limit` the working days allowed;
    `left` those still to come when the clock stands; `started` day 0; `extended` the working days already added by
    extensions since then.
    """

    started: date
    limit: int
    due: date | None
    status: str
    because: tuple[Citation, ...]
    skipped: tuple[Skip, ...] = ()
    pauses: tuple[Pause, ...] = ()
    waits_for: What | None = None
    waits_until: date | None = None
    left: int | None = None
    answered: date | None = None
    supplement_due: date | None = None
    extended: int = 0

    @property
    def stopped(self) -> bool:
        return self.status == "stopped"

    def on_time(self) -> bool | None:
        """Whether the answer came within the limit; None before there is an answer."""
        if self.answered is None:
            return None
        return self.due is None or self.answered <= self.due


def count_from(start: date, days: int, cite: Citation, calendar: WorkCalendar) -> Reading:
    """A plain period of `days` working days from the day after `start` (supplement, consultation, fee, publication)."""
    due = calendar.nth_after(start, days)
    status = calendar.status(start, due)
    return Reading(start, days, due, status.value, (cite,), tuple(calendar.skipped(start, due)))
