"""Working days as the State Council's notices draw them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from gongkai.law.source import Refusal
from gongkai.law.working_day import CalendarEnds, Status, read_year, seed_calendar

CASES = tomllib.loads((Path(__file__).parent / "vectors" / "answer_limit.toml").read_text("utf-8"))["case"]
WORKING_DAYS = {2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_a_period_ends_on_the_day_the_calendar_says(case: dict) -> None:
    assert seed_calendar().nth_after(case["start"], case["days"]) == case["due"]


@pytest.mark.parametrize(("year", "count"), WORKING_DAYS.items())
def test_a_year_has_the_working_days_its_notice_leaves(year: int, count: int) -> None:
    assert len(seed_calendar().year(year).working_days) == count


def test_a_year_whose_notice_is_not_filed_is_provisional() -> None:
    calendar = seed_calendar()
    assert calendar.year(2026).status is Status.OFFICIAL
    assert calendar.year(2027).status is Status.PROVISIONAL
    assert calendar.status(date(2026, 12, 3), date(2026, 12, 31)) is Status.OFFICIAL
    assert calendar.status(date(2026, 12, 4), date(2027, 1, 4)) is Status.PROVISIONAL


def test_counting_off_the_filed_years_is_refused_by_name_of_the_year() -> None:
    with pytest.raises(CalendarEnds, match="2028年的放假安排没有录入"):
        seed_calendar().nth_after(date(2027, 12, 20), 20)
    with pytest.raises(CalendarEnds, match="2018年"):
        seed_calendar().is_working_day(date(2018, 12, 31))


def test_a_gap_between_filed_years_is_never_counted_across() -> None:
    late = read_year({"year": 2029, "status": "official", "notice": "x", "off": [], "work": []})
    with pytest.raises(CalendarEnds, match="2028年"):
        seed_calendar().with_years([late]).nth_after(date(2027, 12, 20), 20)


def test_a_later_notice_of_a_year_replaces_the_earlier_one() -> None:
    fields = {
        "year": 2027, "status": "official", "notice": "x", "work": [date(2027, 1, 3)],
        "off": [{"from": date(2027, 1, 1), "to": date(2027, 1, 2), "name": "元旦"}],
    }  # fmt: skip
    calendar = seed_calendar().with_years([read_year(fields)])
    assert calendar.is_working_day(date(2027, 1, 3))
    assert not seed_calendar().is_working_day(date(2027, 1, 3))
    assert calendar.year(2027).status is Status.OFFICIAL


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"year": 2027}, "缺少或写错了字段"),
        ({"work": [date(2027, 1, 4)]}, "星期六或星期日"),
        ({"off": [{"from": date(2027, 1, 3), "to": date(2027, 1, 1), "name": "元旦"}]}, "先起后止"),
        ({"off": [{"from": date(2026, 1, 3), "to": date(2026, 1, 4), "name": "元旦"}]}, "2027年内"),
        ({"off": [{"from": date(2027, 1, 2), "to": date(2027, 1, 2), "name": "元旦"}], "work": [date(2027, 1, 2)]}, "同时写成"),
        ({"status": "sure"}, "缺少或写错了字段"),
    ],
)  # fmt: skip
def test_a_wrong_notice_is_refused_with_what_is_wrong(fields: dict, says: str) -> None:
    whole = {"year": 2027, "status": "official", "notice": "x", "off": [], "work": []}
    given_fields = fields if set(fields) == {"year"} else whole | fields
    with pytest.raises(Refusal, match=says):
        read_year(given_fields)
