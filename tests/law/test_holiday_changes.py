"""What a new notice changes, day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.holiday_change import DayChange, day_changes
from gongkai.law.working_day import seed_calendar

YEAR = seed_calendar().year(2024)
days = st.dates(date(2024, 1, 1), date(2024, 12, 31))


def test_the_same_arrangement_changes_nothing() -> None:
    assert day_changes(YEAR, YEAR) == []


def test_a_day_off_more_and_a_sunday_worked_less() -> None:
    after = replace(YEAR, off={**YEAR.off, date(2024, 4, 8): "临时放假"}, work=YEAR.work - {date(2024, 4, 7)})
    assert day_changes(YEAR, after) == [
        DayChange(date(2024, 4, 7), False, "星期日"),
        DayChange(date(2024, 4, 8), False, "临时放假"),
    ]


def test_a_holiday_no_more_is_a_day_worked_and_says_which_it_was() -> None:
    after = replace(YEAR, off={d: n for d, n in YEAR.off.items() if d != date(2024, 5, 2)})
    assert day_changes(YEAR, after) == [DayChange(date(2024, 5, 2), True, "劳动节")]


@given(st.dictionaries(days, st.just("放假"), max_size=20), st.sets(days, max_size=10))
def test_the_changes_are_exactly_the_days_that_count_otherwise(off: dict, work: set) -> None:
    after = replace(YEAR, off=off, work=frozenset(d for d in work if d.weekday() > 4 and d not in off))
    told = {c.day: c.works for c in day_changes(YEAR, after)}
    for n in range(366):
        day = date.fromordinal(date(2024, 1, 1).toordinal() + n)
        assert told.get(day, YEAR.is_working_day(day)) == after.is_working_day(day)
