"""The filled form: addresses, order, JSON."""

import json
from decimal import Decimal

import pytest

from gongkai.law.forms.annual import Figures

EMPTY = Figures.filled_with(None, agency="示例市文化广播电视和旅游局", year=2023)
ZEROS = Figures.filled_with(0, agency=None, year=2023)


def test_a_form_has_two_hundred_cells_in_printed_order():
    addresses = [address for address, _ in EMPTY.cells()]
    assert len(addresses) == len(set(addresses)) == 200
    assert addresses[:3] == [
        "t2_20_1.rules.issued",
        "t2_20_1.rules.repealed",
        "t2_20_1.rules.in_force",
    ]
    assert addresses[6:11] == [
        "t2_20_5.license",
        "t2_20_6.penalty",
        "t2_20_6.coercion",
        "t2_20_8.admin_fee",
        "t3.r1_new.natural",
    ]
    assert addresses[-1] == "t4.suit_after_review.total"


def test_an_empty_cell_is_none_and_not_zero():
    assert EMPTY.cell("t3.r1_new.natural") is None
    assert ZEROS.cell("t3.r1_new.natural") == 0


def test_changing_a_cell_leaves_the_old_figures_alone():
    changed = ZEROS.with_cell("t4.review.upheld", 3)
    assert (changed.cell("t4.review.upheld"), ZEROS.cell("t4.review.upheld")) == (3, 0)


@pytest.mark.parametrize("address", ["t3.r1_new", "t3.no_row.natural", "t3.r1_new.nobody", "t9.x.y"])
def test_an_address_not_on_the_form_is_refused(address):
    with pytest.raises(KeyError):
        ZEROS.cell(address)


def test_the_json_keeps_the_shape_other_programs_read():
    plain = ZEROS.with_cell("t2_20_8.admin_fee", Decimal("0.4999")).as_json()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["t2_20_1"] == {"rules": [0, 0, 0], "normative_docs": [0, 0, 0]}
    assert (plain["t2_20_5"], plain["t2_20_6"]) == ({"license": 0}, {"penalty": 0, "coercion": 0})
    assert plain["t2_20_8"] == {"admin_fee": "0.4999"}
    assert (len(plain["t3"]), len(plain["t3"]["r1_new"])) == (25, 7)
    assert plain["t4"] == {"review": [0] * 5, "suit_direct": [0] * 5, "suit_after_review": [0] * 5}


def test_a_2019_report_keeps_the_keys_and_adds_what_it_printed():
    figures = Figures.filled_with(0, agency=None, year=2019, form="2019")
    figures = figures.with_cell("t2_20_5.license.decisions", 81)
    plain = figures.as_json()
    assert plain["t2_20_1"]["rules"] == [0, None, 0]
    assert plain["t2_20_5"] == {"license": 81}
    assert plain["t2_20_8"] == {"admin_fee": None}
    assert plain["as_printed_2019"]["t2_20_5"]["license"] == [0, 0, 81]
    assert "r3_6" in plain["t3"]


@pytest.mark.parametrize("year, form", [(2023, "2021"), (2020, "2019")])
@pytest.mark.parametrize("value", [None, 0, 7])
def test_figures_come_back_from_their_json(year, form, value):
    figures = Figures.filled_with(value, agency="示例局", year=year, form=form)
    assert Figures.from_json(figures.as_json()) == figures


def test_a_row_of_the_wrong_length_is_refused():
    plain = ZEROS.as_json()
    plain["t3"]["r1_new"] = [0] * 8
    with pytest.raises(ValueError, match="格数不对"):
        Figures.from_json(plain)
