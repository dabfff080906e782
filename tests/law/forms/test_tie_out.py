"""The sums of the annual report."""

from decimal import Decimal

import pytest

from gongkai.law.forms.annual import Figures
from gongkai.law.forms.tie_out import check

# A published city report of 2023, given with the facts about the form: it ties out in every column.
CITY = {
    "r1_new": [13612, 252, 0, 45, 128, 32, 14069],
    "r2_carried_in": [535, 6, 0, 1, 18, 0, 560],
    "r3_1_open": [5345, 129, 0, 41, 19, 14, 5548],
    "r3_2_partial": [2120, 39, 0, 1, 6, 2, 2168],
    "r3_3_1": [13, 0, 0, 0, 0, 0, 13],
    "r3_3_2": [30, 0, 0, 0, 0, 0, 30],
    "r3_3_3": [11, 0, 0, 0, 0, 0, 11],
    "r3_3_4": [49, 2, 0, 0, 0, 0, 51],
    "r3_3_5": [103, 1, 0, 0, 0, 0, 104],
    "r3_3_6": [84, 1, 0, 0, 0, 0, 85],
    "r3_3_7": [282, 4, 0, 0, 0, 0, 286],
    "r3_3_8": [147, 0, 0, 0, 1, 2, 150],
    "r3_4_1": [3075, 50, 0, 0, 89, 8, 3222],
    "r3_4_2": [177, 3, 0, 0, 0, 0, 180],
    "r3_4_3": [19, 0, 0, 0, 0, 0, 19],
    "r3_5_1": [199, 1, 0, 0, 3, 0, 203],
    "r3_5_2": [147, 1, 0, 0, 0, 0, 148],
    "r3_5_3": [0, 0, 0, 0, 0, 0, 0],
    "r3_5_4": [100, 1, 0, 0, 0, 0, 101],
    "r3_5_5": [5, 0, 0, 0, 0, 0, 5],
    "r3_6_1": [315, 3, 0, 0, 0, 0, 318],
    "r3_6_2": [202, 0, 0, 1, 0, 0, 203],
    "r3_6_3": [941, 17, 0, 1, 3, 3, 965],
    "r3_7_total": [13364, 252, 0, 44, 121, 29, 13810],
    "r4_carried_out": [783, 6, 0, 2, 25, 3, 819],
}
COURTS = {
    "review": [376, 97, 196, 121, 790],
    "suit_direct": [16, 1, 12, 27, 56],
    "suit_after_review": [74, 1, 30, 51, 156],
}


def city(year=2023):
    figures = Figures.filled_with(0, agency="示例市", year=year)
    figures.t3.update({row: list(values) for row, values in CITY.items()})
    figures.t4.update({row: list(values) for row, values in COURTS.items()})
    return figures


def rules(faults):
    return {fault.rule for fault in faults}


def test_a_published_report_ties_out():
    assert check(city()) == []


def test_the_printed_sum_is_named_by_its_column():
    (fault,) = [fault for fault in check(city().with_cell("t3.r1_new.natural", 13611)) if fault.rule == "C1"]
    assert (fault.cell, fault.gravity) == ("t3.*.natural", "error")
    assert (fault.expected, fault.found) == (14146, 14147)
    assert "自然人" in fault.says
    assert "30号" in fault.source
    assert fault.as_json()["expected"] == 14146


def test_results_that_do_not_add_up_to_their_total_are_an_error():
    faults = check(city().with_cell("t3.r3_3_1.natural", 14))
    assert ("C2", "t3.r3_7_total.natural", 13365, 13364) in [
        (fault.rule, fault.cell, fault.expected, fault.found) for fault in faults
    ]


def test_an_application_in_the_wrong_column_is_found_though_the_totals_balance():
    moved = city().with_cell("t3.r1_new.natural", 13611).with_cell("t3.r1_new.business", 253)
    assert {fault.cell for fault in check(moved)} == {"t3.*.natural", "t3.*.business"}


def test_a_court_total_left_at_zero_is_an_error():
    (fault,) = check(city().with_cell("t4.review.total", 0))
    assert (fault.rule, fault.cell, fault.expected, fault.found) == ("C4", "t4.review.total", 790, 0)


def test_an_unprinted_cell_is_reported_and_never_guessed():
    (fault,) = check(city().with_cell("t3.r3_5_3.research", None))
    assert (fault.rule, fault.gravity, fault.cell) == ("C7", "warning", "t3.r3_5_3.research")
    assert (fault.expected, fault.found) == (None, None)


def test_an_empty_form_is_reported_row_by_row_and_no_sum_is_judged():
    faults = check(Figures.filled_with(None, agency=None, year=2023))
    assert rules(faults) == {"C7"}
    assert "t3.r1_new.*" in {fault.cell for fault in faults}


def test_carried_over_cases_that_do_not_arrive_are_a_warning():
    last = city(2022).with_cell("t3.r4_carried_out.natural", 500)
    faults = [fault for fault in check(city(), last) if fault.rule == "C5"]
    assert [(f.cell, f.gravity, f.expected, f.found) for f in faults if f.cell.endswith("natural")] == [
        ("t3.r2_carried_in.natural", "warning", 500, 535)
    ]


def test_documents_in_force_follow_from_last_year_as_an_advice():
    last = city(2022).with_cell("t2_20_1.normative_docs.in_force", 698)
    now = city().with_cell("t2_20_1.normative_docs.issued", 77)
    now = now.with_cell("t2_20_1.normative_docs.repealed", 132)
    now = now.with_cell("t2_20_1.normative_docs.in_force", 470)
    (fault,) = [fault for fault in check(now, last) if fault.rule == "C6"]
    assert (fault.gravity, fault.expected, fault.found) == ("advice", 643, 470)


def test_a_report_of_another_year_is_no_comparison():
    with pytest.raises(ValueError, match="上一年"):
        check(city(), city(2021))


def test_an_amount_finer_than_a_fen_is_an_advice():
    (fault,) = check(city().with_cell("t2_20_8.admin_fee", Decimal("0.12345678")))
    assert (fault.rule, fault.gravity) == ("C12", "advice")
    assert check(city().with_cell("t2_20_8.admin_fee", Decimal("5949.088667"))) == []


def test_a_number_below_zero_is_a_warning():
    faults = check(city().with_cell("t2_20_5.license", -1))
    assert [(fault.rule, fault.gravity) for fault in faults] == [("C7", "warning")]


def test_what_we_have_not_read_in_the_official_text_is_never_an_error():
    wrong = Figures.filled_with(None, agency=None, year=2023)
    last = Figures.filled_with(9, agency=None, year=2022)
    assert all(
        fault.gravity != "error" for fault in check(wrong, last) if fault.rule not in {"C1", "C2", "C3", "C4"}
    )


def test_the_trial_form_is_held_to_the_same_sums():
    figures = Figures.filled_with(0, agency=None, year=2019, form="2019")
    assert check(figures) == []
    assert rules(check(figures.with_cell("t3.r3_6.natural", 2))) == {"C2", "C3"}
