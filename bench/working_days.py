"""The twentieth working day after each day of 2024 and 2025, against chinesecalendar and holidays."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import holidays

from bench.timing import compare
from gongkai.law import clock
from gongkai.law.working_day import seed_calendar

DAYS = [date(2024, 1, 1) + timedelta(days=n) for n in range(700)]


def walk(is_working_day, start: date, count: int) -> date:  # type: ignore[no-untyped-def]
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def main() -> None:
    calendar = seed_calendar()
    china = holidays.country_holidays("CN", years=range(2024, 2027))
    peers = {"chinesecalendar": chinese_calendar.is_workday, "holidays": china.is_working_day}
    expected = [calendar.nth_after(d, 20) for d in DAYS]
    for name, is_working_day in peers.items():
        assert [walk(is_working_day, d, 20) for d in DAYS] == expected
        compare(
            "nth working day",
            lambda: [calendar.nth_after(d, 20) for d in DAYS],
            lambda f=is_working_day: [walk(f, d, 20) for d in DAYS],  # type: ignore[misc]
            name,
        )
    compare(
        "whole clock with its explanation",
        lambda: [clock.read(d, [], calendar) for d in DAYS],
        lambda: [walk(chinese_calendar.is_workday, d, 20) for d in DAYS],
        "a bare count by chinesecalendar",
    )
