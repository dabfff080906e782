"""Holiday notices filed later, and values an agency chose."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.agencies import acts
from gongkai.agencies.models import HolidayNotice
from gongkai.agencies.reads import calendar, house_rule
from gongkai.cases import acts as cases
from gongkai.cases.models import Case
from gongkai.journal.reads import lines_of
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from tests.cast import WANG_FANG, Cast

ON = date(2026, 11, 25)
NOTICE = """
year = 2027
status = "official"
notice = "国务院办公厅关于2027年部分节假日安排的通知"
off = [{ from = 2027-01-01, to = 2027-01-04, name = "元旦" }]
work = [2027-01-09]
"""


def test_a_filed_notice_makes_the_year_official_and_moves_open_cases(cast: Cast) -> None:
    case = cases.receive(
        cast.agency, WANG_FANG, ApplicantKind.NATURAL, "x", channel=Channel.IN_PERSON, by=cast.qian_jin,
        on=date(2026, 12, 4),
    )  # fmt: skip
    assert (case.due, case.clock_status) == (date(2027, 1, 4), "provisional")
    acts.file_notice(NOTICE, by="钱进", on=ON)
    assert cases.recompute(Case.objects.all(), date(2026, 12, 7)) == 1
    case.refresh_from_db()
    assert (case.due, case.clock_status) == (date(2027, 1, 5), "official")
    line = lines_of(cast.agency, "case", case.number).last()
    assert line is not None
    assert (line.facts["was"], line.facts["due"]) == ("2027-01-04", "2027-01-05")


def test_the_latest_notice_of_a_year_rules(cast: Cast) -> None:
    acts.file_notice(NOTICE, by="钱进", on=ON)
    acts.file_notice(NOTICE.replace("2027-01-04", "2027-01-03"), by="钱进", on=ON)
    assert calendar().is_working_day(date(2027, 1, 4))
    assert not calendar().is_working_day(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("text", "says"), [("year = ", "不是合格的TOML"), ("year = 2027", "缺少或写错了字段")]
)
def test_a_notice_that_cannot_be_read_is_not_kept(cast: Cast, text: str, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        acts.file_notice(text, by="钱进", on=ON)
    assert not HolidayNotice.objects.exists()


def test_a_house_rule_holds_from_its_day(cast: Cast) -> None:
    assert house_rule(cast.agency, "completion_days", ON) == 15
    acts.set_house_rule(cast.agency, "completion_days", 10, since=ON)
    assert house_rule(cast.agency, "completion_days", date(2026, 11, 24)) == 15
    assert house_rule(cast.agency, "completion_days", ON) == 10
    assert house_rule(cast.other_agency, "completion_days", ON) == 15


@pytest.mark.parametrize(("name", "value"), [("completion_days", 4), ("answer_days", 30)])
def test_a_house_rule_outside_its_range_or_name_is_refused(cast: Cast, name: str, value: int) -> None:
    with pytest.raises(Refusal):
        acts.set_house_rule(cast.agency, name, value, since=ON)


def test_numbers_of_a_series_start_anew_each_year_and_agency(cast: Cast) -> None:
    taken = [acts.take_number(cast.agency, "YSQ", 2024) for _ in range(3)]
    assert taken == [1, 2, 3]
    assert acts.take_number(cast.agency, "YSQ", 2025) == 1
    assert acts.take_number(cast.other_agency, "YSQ", 2024) == 1
