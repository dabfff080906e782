"""Every outcome: one ground, one row; no row without an outcome."""

from __future__ import annotations

from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.exemption import EXEMPTIONS
from gongkai.law.forms.shape import form
from gongkai.law.outcome import ANSWERS, GROUNDS, Outcome
from gongkai.law.remedy import Result, Track

SHAPE = form(2021)


def test_every_outcome_has_one_ground_and_falls_into_one_result_row() -> None:
    assert set(GROUNDS) == set(Outcome)
    rows = {row.key for row in SHAPE.result_rows}
    assert all(ground.row in rows for ground in GROUNDS.values())


def test_no_result_row_is_without_an_outcome() -> None:
    assert {row.key for row in SHAPE.result_rows} == {ground.row for ground in GROUNDS.values()}


def test_the_applicant_kinds_are_the_columns_of_table_three_in_order() -> None:
    columns = [c.key for c in SHAPE.table("t3").columns]
    assert [*(k.value for k in ApplicantKind), "total"] == columns
    assert [k.label for k in ApplicantKind] == [c.label for c in SHAPE.table("t3").columns][:-1]


def test_tracks_and_results_are_the_rows_and_columns_of_table_four() -> None:
    table = SHAPE.table("t4")
    assert [t.value for t in Track] == [r.key for r in table.data_rows]
    assert [*(r.value for r in Result), "pending", "total"] == [c.key for c in table.columns]


def test_the_seven_exemptions_lead_to_the_first_seven_rows_of_withholding() -> None:
    assert [e.outcome.ground.row for e in EXEMPTIONS] == [f"r3_3_{n}" for n in range(1, 8)]
    assert all(e.cite == e.outcome.ground.cite for e in EXEMPTIONS)


def test_a_reply_says_what_the_regulation_wants_told() -> None:
    assert all(o.ground.must_tell for o in Outcome)


def test_three_outcomes_are_no_answers() -> None:
    assert set(Outcome) - set(ANSWERS) == {Outcome.NOT_COMPLETED, Outcome.FEE_UNPAID, Outcome.OTHER_ENDED}
