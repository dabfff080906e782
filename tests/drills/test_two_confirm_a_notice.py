"""Two people at one holiday notice at the same moment, on real connections of PostgreSQL."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.agencies.acts import enrol, give_post
from gongkai.agencies.models import HolidayNotice, Person
from gongkai.agencies.reads import calendar
from gongkai.journal import staffing
from gongkai.journal.models import Entry
from gongkai.journal.reads import verify
from gongkai.law.hand import Hand
from tests.cast import SINCE, Cast
from tests.drills.test_two_at_once import ON, at_once, cast, refused

__all__ = ["cast"]
pytestmark = pytest.mark.django_db(transaction=True)
FIELDS: dict[str, Any] = {
    "year": 2027, "status": "official", "notice": "国办发明电〔2026〕9号", "issued": "2026-11-01", "work": [],
    "off": [{"from": date(2027, 1, 1), "to": date(2027, 1, 4), "name": "元旦"}],
}  # fmt: skip


@pytest.fixture
def administrator(cast: Cast) -> Person:
    person = enrol(cast.agency, "yunwei", "运维", password=None)
    give_post(person, Hand.ADMINISTRATOR, SINCE)
    return person


def test_a_notice_confirmed_by_two_at_once_comes_into_force_once(cast: Cast, administrator: Person) -> None:
    notice = staffing.propose_notice(FIELDS, by=cast.qian_jin, on=ON)
    works = [
        lambda who=who: staffing.confirm_notice(notice.pk, by=who, on=ON)
        for who in (cast.zhao_min, administrator)
    ]
    (late,) = refused(at_once(*works))
    assert "这份通知已经由" in str(late)
    assert Entry.objects.filter(act="confirm_notice").count() == 2  # one for each agency
    assert verify().ok


def test_a_notice_confirmed_while_it_is_taken_back_is_one_or_the_other(
    cast: Cast, administrator: Person
) -> None:
    for _ in range(5):
        notice = staffing.propose_notice(FIELDS, by=cast.qian_jin, on=ON)
        results = at_once(
            lambda key=notice.pk: staffing.confirm_notice(key, by=cast.zhao_min, on=ON),
            lambda key=notice.pk: staffing.drop_notice(key, by=cast.qian_jin, on=ON),
        )
        assert len(refused(results)) == 1
        notice.refresh_from_db()
        assert (notice.confirmed_on is None) != (notice.dropped_on is None)


def test_two_notices_of_a_year_filed_at_once_leave_one_waiting(cast: Cast) -> None:
    works = [
        lambda who=who: staffing.propose_notice(FIELDS, by=who, on=ON)
        for who in (cast.qian_jin, cast.zhao_min)
    ]
    (late,) = refused(at_once(*works))
    assert "已有一份放假通知等待确认" in str(late)
    assert HolidayNotice.objects.waiting().count() == 1
    assert calendar().year(2027).status == "provisional"
