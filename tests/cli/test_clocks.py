"""`gongkai clocks`: the night's reading of the clocks, at any time of day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from gongkai.agencies import acts as agencies
from gongkai.cases import acts
from gongkai.cases.acts.clocks import recomputed
from gongkai.cases.models import Case, CaseEvent
from gongkai.journal.models import Entry
from gongkai.law.source import Refusal
from tests.answering import in_hand
from tests.cast import Cast
from tests.cli.conftest import Done

pytestmark = pytest.mark.django_db
Program = Callable[..., Done]
ON = date(2024, 3, 11)
OVER = "2024-04-02"  # the day after a party asked on the eleventh of March lost its time


@pytest.fixture
def silent(cast: Cast, settings: Any) -> Case:
    """A party asked and said nothing; beside it a case that nothing moves."""
    settings.GONGKAI_TODAY = date(2024, 4, 8)
    in_hand(cast, "另一件", on=ON)
    case = in_hand(cast, on=ON)
    return acts.consult_third_party(case.pk, party="某公司", by=cast.li_qiang, on=ON)


def test_a_silence_that_is_over_moves_one_clock_once(silent: Case, gongkai: Program) -> None:
    assert gongkai("clocks", "--as-of", "2024-04-01", "--json").json() == {
        "as_of": "2024-04-01", "read": 2, "changed": 0,
    }  # fmt: skip
    assert gongkai("clocks", "--as-of", OVER).out == "重算2件在办申请的期限，1件有变化\n"
    assert gongkai("clocks", "--json").json() == {"as_of": "2024-04-08", "read": 2, "changed": 0}
    silent.refresh_from_db()
    assert silent.due == date(2024, 4, 29)
    assert Entry.objects.filter(act="recompute").count() == 1


def test_a_case_that_moved_after_the_day_is_left_alone(silent: Case, gongkai: Program) -> None:
    assert gongkai("clocks", "--as-of", "2024-03-10", "--json").json()["read"] == 0


@pytest.mark.parametrize(("day", "says"), [("2024-04-09", "不能晚于今天"), ("明天", "不是日期")])
def test_a_day_to_come_or_none_at_all_cannot_be_used(
    silent: Case, gongkai: Program, day: str, says: str
) -> None:
    done = gongkai("clocks", "--as-of", day)
    assert (done.status, done.out) == (2, "")
    assert says in done.err


def test_a_clock_that_cannot_be_read_keeps_no_other_from_being_read(silent: Case, gongkai: Program) -> None:
    broken = Case.objects.exclude(pk=silent.pk).get()
    CaseEvent.objects.create(case=broken, on=ON, what="complete")
    done = gongkai("clocks", "--json")
    assert (done.status, done.json()["changed"]) == (1, 1)
    assert f"1件申请的期限无法计算，其他申请已经重算。例如{broken.number}：没有进行中的“告知补正”" in done.err


def test_a_thousand_at_a_time_and_every_case_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.cases.acts.clocks.AT_ONCE", 2)
    for _ in range(5):
        in_hand(cast, on=ON)
    assert list(recomputed(Case.objects.all(), ON)) == [(2, 0), (2, 0), (1, 0)]


def test_an_extension_of_its_last_day_stands_when_a_later_notice_moves_that_day(cast: Cast) -> None:
    """Consented to on the last day as the calendar then was; the notice of the year brings a day worked instead."""
    case = in_hand(cast, on=date(2026, 12, 10))
    assert (case.due, case.clock_status) == (date(2027, 1, 8), "provisional")
    acts.extend(case.pk, days=5, reason="材料量大", by=cast.zhao_min, on=date(2027, 1, 8))
    notice = (
        'year = 2027\nstatus = "official"\nnotice = "国办发明电〔2026〕9号"\nissued = "2026-12-20"\nwork = [2027-01-03]\n'
        'off = [{ from = 2027-01-01, to = 2027-01-01, name = "元旦" }]\n'
    )
    agencies.file_notice(notice, by="钱进", on=date(2027, 1, 8))
    assert acts.recompute(Case.objects.all(), date(2027, 1, 8)) == 1
    case.refresh_from_db()
    assert (case.due, case.clock_status) == (date(2027, 1, 14), "official")
    with pytest.raises(Refusal, match="届满（2027-01-14）前"):
        acts.extend(case.pk, days=5, reason="材料量大", by=cast.zhao_min, on=date(2027, 1, 15))
