"""Days in words: a right one is never reported, whatever range it stands in; a wrong one always is."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.catalogue import check
from gongkai.text.dates import days

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 1))
NAMES = "一二三四五六日"


def said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def codes(text: str) -> set[str]:
    return {one.code for one in check(text) if one.code in ("DT101", "DT102", "DT103")}


@given(DAYS)
def test_a_day_is_read_back(day: date) -> None:
    (found,) = days(f"定于{said(day)}召开。")
    assert (found.date, found.is_said) == (day, True)


@given(DAYS, st.integers(min_value=0, max_value=150), st.sampled_from("至到—–-"))
def test_a_period_in_its_order_is_left_alone(day: date, length: int, mark: str) -> None:
    end = day + timedelta(days=length)
    assert codes(f"公示期为{said(day)}{mark}{said(end)}。") == set()
    if end.year == day.year:
        assert codes(f"公示期为{said(day)}{mark}{end.month}月{end.day}日。") == set()


@given(DAYS, st.integers(min_value=1, max_value=900))
def test_a_period_out_of_order_is_found(day: date, length: int) -> None:
    assert "DT103" in codes(f"公示期为{said(day + timedelta(days=length))}至{said(day)}。")


@given(DAYS, st.integers(min_value=0, max_value=6))
def test_only_the_right_weekday_is_left_alone(day: date, weekday: int) -> None:
    found = codes(f"定于{said(day)}（星期{NAMES[weekday]}）召开。")
    assert found == (set() if weekday == day.weekday() else {"DT102"})


def test_days_of_the_lunar_calendar_are_left_alone() -> None:
    assert list(days("农历2月30日、阴历12月30日赶集")) == []


def test_a_day_without_a_year_takes_the_last_one_named() -> None:
    assert [one.year for one in days("3月1日起，2022年5月1日至6月1日")] == [None, 2022, 2022]
