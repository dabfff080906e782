"""Reconsideration and suits over a reply (行政复议、行政诉讼): the three tracks, four results, and the agency's own limits.

In a review the agency answers within five working days of receiving the copy of the claim (复议法第五十四条、第八十八条). In
a suit it answers within fifteen days of the copy; that article was not read, so its day is advice, never an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.law.source import Citation, Version, Versions
from gongkai.law.statutes import LITIGATION_2017, RECONSIDERATION_2023
from gongkai.law.working_day import WorkCalendar


class Track(StrEnum):
    """Which way the applicant went. The value is the group's key in the form."""

    REVIEW = "review"
    SUIT_DIRECT = "suit_direct"
    SUIT_AFTER_REVIEW = "suit_after_review"

    @property
    def label(self) -> str:
        return {
            "review": "行政复议",
            "suit_direct": "行政诉讼（未经复议直接起诉）",
            "suit_after_review": "行政诉讼（复议后起诉）",
        }[self]


class Result(StrEnum):
    """How it ended; still pending is no result. The value is the column's key in the form."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果"}[self]


# Working days from the day after the copy is received; 复议法第八十八条 makes periods of so few days working days.
DEFENCE_IN_REVIEW = Versions(Version(date(2024, 1, 1), 5, RECONSIDERATION_2023.article(54)))
# Calendar days; from memory, unread: shown as advice.
DEFENCE_IN_SUIT_DAYS, DEFENCE_IN_SUIT = 15, LITIGATION_2017.article(67)


@dataclass(frozen=True)
class Defence:
    """The last day to answer the reviewing body or the court; `certain` is False for advice."""

    due: date
    certain: bool
    because: Citation
    status: str


def defence(track: Track, received: date, calendar: WorkCalendar) -> Defence:
    """When the agency has to answer a claim whose copy it received on this day.

    Raises NotYetLaw for a review before 2024-01-01, CalendarEnds where counting leaves the filed years.
    """
    if track is Track.REVIEW:
        rule = DEFENCE_IN_REVIEW.on(received)
        due = calendar.nth_after(received, rule.value)
        return Defence(due, True, rule.cite, calendar.status(received, due).value)
    due = received + timedelta(days=DEFENCE_IN_SUIT_DAYS)
    if not calendar.is_working_day(due):
        due = calendar.nth_after(due, 1)
    return Defence(due, False, DEFENCE_IN_SUIT, calendar.status(received, due).value)
