"""Working days on every day: against two independent calendars, and as properties of counting."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.working_day import seed_calendar

days = st.dates(date(2019, 1, 2), date(2026, 9, 30))


def test_every_day_agrees_with_two_independent_calendars() -> None:
    import chinese_calendar
    import holidays

    china = holidays.country_holidays("CN", years=range(2019, 2027))
    day = date(2019, 1, 1)
    while day < date(2027, 1, 1):
        ours = seed_calendar().is_working_day(day)
        assert ours == chinese_calendar.is_workday(day), day
        assert ours == china.is_working_day(day), day
        day += timedelta(days=1)


@given(days, st.integers(1, 60))
def test_the_day_reached_is_a_working_day_and_that_many_lie_between(start: date, count: int) -> None:
    calendar = seed_calendar()
    end = calendar.nth_after(start, count)
    assert calendar.is_working_day(end)
    assert calendar.count(start, end) == count == len(calendar.working_days(start, end))
    assert len(calendar.skipped(start, end)) == (end - start).days - count


@given(days, st.integers(1, 40), st.integers(1, 20))
def test_counting_in_two_steps_reaches_the_same_day(start: date, first: int, second: int) -> None:
    calendar = seed_calendar()
    assert calendar.nth_after(calendar.nth_after(start, first), second) == calendar.nth_after(
        start, first + second
    )


@given(days, st.integers(-3, 450))
def test_what_was_skipped_is_every_day_between_that_does_not_count(start: date, length: int) -> None:
    calendar = seed_calendar()
    end = start + timedelta(days=length)
    between = (start + timedelta(days=n) for n in range(1, length + 1))
    off = [(d, calendar.year(d.year).why_off(d)) for d in between if not calendar.is_working_day(d)]
    assert [(s.day, s.why) for s in calendar.skipped(start, end)] == off
