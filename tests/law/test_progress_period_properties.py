"""Periods between any two days: no gap, no overlap, none too early or too late."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.progress_period import Every, period_of, periods_due

DAYS = st.dates(date(2019, 1, 1), date(2035, 12, 31))
HOW_OFTEN = st.sampled_from(list(Every))


@given(HOW_OFTEN, DAYS, DAYS)
def test_periods_follow_each_other_without_gap_or_overlap(every: Every, since: date, until: date) -> None:
    found = periods_due(every, since, until)
    assert all(a.last + timedelta(days=1) == b.first for a, b in zip(found, found[1:], strict=False))


@given(HOW_OFTEN, DAYS, DAYS)
def test_exactly_the_last_days_between_the_two_days_are_due(every: Every, since: date, until: date) -> None:
    ends = {period_of(every, since + timedelta(days=n)).last for n in range((until - since).days + 1)}
    assert {p.last for p in periods_due(every, since, until)} == {
        end for end in ends if since <= end <= until
    }


@given(HOW_OFTEN, DAYS)
def test_a_day_lies_in_its_own_period(every: Every, day: date) -> None:
    period = period_of(every, day)
    assert period.first <= day <= period.last
    assert period_of(every, period.first) == period_of(every, period.last) == period


@given(HOW_OFTEN, DAYS, DAYS, DAYS)
def test_what_is_due_between_two_days_is_due_in_two_halves(every: Every, a: date, b: date, c: date) -> None:
    first, middle, last = sorted((a, b, c))
    halves = periods_due(every, first, middle) + periods_due(every, middle + timedelta(days=1), last)
    assert halves == periods_due(every, first, last)
