"""The limit of publishing: which row a document falls into, and where its clock stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.publication_limit import ORDINARY, ROWS, WORKING_DAYS, read, row_of
from gongkai.law.retraction import Cause, Retraction
from gongkai.law.source import Refusal
from gongkai.law.working_day import seed_calendar

DAYS = seed_calendar()
MONDAY = date(2024, 3, 11)


@pytest.mark.parametrize(
    "kind, genre, code",
    [
        ("ordinary", "通知", "ordinary"),
        ("sanction", "", "decision"),
        ("ordinary", "行政许可决定书", "decision"),
        ("notice", "旅游预警", "warning"),
        ("warning", "", "warning"),
        ("policy", "决定", "ordinary"),
    ],
)
def test_a_document_falls_into_the_first_row_that_names_it(kind: str, genre: str, code: str) -> None:
    assert row_of(kind, genre).code == code


def test_only_the_twenty_days_are_law_the_other_rows_name_a_house_rule() -> None:
    assert [row.code for row in ROWS if not row.house_rule] == ["ordinary"]
    assert (WORKING_DAYS.on(MONDAY).value, str(WORKING_DAYS.all[0].cite)) == (
        20,
        "《中华人民共和国政府信息公开条例》第二十六条",
    )


def test_twenty_days_turn_amber_on_the_fifteenth_and_are_late_after_the_last() -> None:
    due = DAYS.nth_after(MONDAY, 20)
    tones = {n: read(ORDINARY, 20, MONDAY, DAYS.nth_after(MONDAY, n), DAYS).tone for n in (1, 14, 15, 20, 21)}
    assert tones == {1: "", 14: "", 15: "amber", 20: "amber", 21: "red"}
    late = read(ORDINARY, 20, MONDAY, DAYS.nth_after(due, 2), DAYS)
    assert (late.due, late.used, late.late_by, late.is_late) == (due, 22, 2, True)


def test_the_day_after_a_last_day_is_late_though_it_is_a_day_off() -> None:
    friday = date(2024, 3, 15)
    clock = read(ORDINARY, 4, MONDAY, friday + timedelta(days=1), DAYS)
    assert (clock.due, clock.late_by, clock.is_late) == (friday, 0, True)


def test_a_warning_is_due_the_same_day_even_on_a_day_off() -> None:
    sunday = date(2024, 3, 10)
    clock = read(ROWS[0], 0, sunday, sunday, DAYS)
    assert (clock.due, clock.tone) == (sunday, "amber")
    assert read(ROWS[0], 0, sunday, MONDAY, DAYS).late_by == 1


@given(
    limit=st.integers(0, 30),
    formed=st.dates(date(2023, 1, 1), date(2024, 12, 31)),
    after=st.integers(0, 120),
)
def test_used_due_and_late_agree_with_each_other(limit: int, formed: date, after: int) -> None:
    clock = read(ORDINARY, limit, formed, formed + timedelta(days=after), DAYS)
    assert clock.formed <= clock.amber_on <= clock.due
    assert clock.is_late == (clock.on > clock.due)
    assert clock.used == DAYS.count(formed, clock.on)
    if clock.is_late and limit:
        assert clock.late_by == clock.used - limit
    if not clock.is_late:
        assert (clock.late_by, clock.used <= limit) == (0, True)


def test_a_revoked_sanction_comes_off_within_three_working_days_and_says_why() -> None:
    how = Retraction(Cause.REVOKED, notice="决定已被撤销。", changed_on=date(2024, 3, 15))
    how.check(date(2024, 3, 18))
    assert how.due(DAYS) == date(2024, 3, 20)
    with pytest.raises(Refusal) as refused:
        Retraction(Cause.REVOKED, why_silent="不便公开").check(MONDAY)
    assert len(refused.value.reasons) == 2
    assert "第四十八条" in str(refused.value)


def test_another_withdrawal_is_explained_or_says_why_not_and_has_no_days() -> None:
    with pytest.raises(Refusal, match="不作公开说明的，写明理由"):
        Retraction(Cause.WRONG, notice=" ").check(MONDAY)
    Retraction(Cause.NOT_PUBLIC, why_silent="说明会再次泄露").check(MONDAY)
    assert Retraction(Cause.OTHER, notice="x", changed_on=MONDAY).due(DAYS) is None
