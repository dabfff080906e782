"""What an excessive request costs, and what an applicant may do against a reply."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.fee import Method, fee_for
from gongkai.law.forms.shape import form
from gongkai.law.redress import ROWS, NoSuchRow, redress, redress_by_point
from gongkai.law.source import NotYetLaw, Refusal

ON = date(2024, 6, 3)
ITEMS = {
    0: 0,
    10: 0,
    11: 100,
    30: 2000,
    31: 2200,
    32: 2400,
    40: 4000,
    41: 4300,
    50: 7000,
    51: 7400,
    60: 11000,
}
PAGES = {30: 0, 31: 10, 100: 700, 101: 720, 120: 1100, 200: 2700, 201: 2740, 300: 6700}


@pytest.mark.parametrize(("count", "yuan"), ITEMS.items())
def test_items_of_a_month(count: int, yuan: int) -> None:
    assert fee_for(Method.ITEM, count, ON).amount == yuan


@pytest.mark.parametrize(("count", "yuan"), PAGES.items())
def test_pages_of_a_request(count: int, yuan: int) -> None:
    assert fee_for(Method.PAGE, count, ON).amount == yuan


@pytest.mark.parametrize("method", Method)
def test_the_bands_hold_every_item_once_and_the_fee_never_falls(method: Method) -> None:
    before = 0
    for count in range(400):
        fee = fee_for(method, count, ON)
        assert sum(t.count for t in fee.tiers) == count
        assert fee.amount >= before
        before = fee.amount


def test_a_fee_before_the_tariff_or_of_less_than_nothing_is_refused() -> None:
    with pytest.raises(NotYetLaw):
        fee_for(Method.ITEM, 11, date(2020, 12, 31))
    with pytest.raises(Refusal, match="负数"):
        fee_for(Method.PAGE, -1, ON)


@pytest.mark.parametrize(
    ("row", "on", "first"),
    [
        ("r3_3_6", date(2023, 12, 31), False),
        ("r3_3_6", date(2024, 1, 1), True),
        ("r3_3_6", date(2025, 7, 1), True),
        ("r3_2_partial", date(2025, 5, 31), True),
        ("r3_3_8", date(2025, 7, 1), False),
        ("r3_4_1", date(2025, 6, 1), False),
        ("r3_5_2", date(2025, 6, 1), False),
        ("r3_1_open", date(2025, 6, 1), False),
    ],
)
def test_review_comes_first_by_row_and_day(row: str, on: date, first: bool) -> None:
    found = redress(row, on, "示例市人民政府")
    assert (found.review_first, found.review_days, found.suit_days) == (first, 60, 15)
    assert found.suit_months == (None if first else 6)
    assert "示例市人民政府" in found.paragraph()
    assert ("应当先申请行政复议" in found.paragraph()) is first


def test_the_articles_follow_the_era() -> None:
    said = [str(redress("r3_3_6", on, "x").because[0]) for on in (date(2024, 1, 1), date(2025, 6, 1))]
    assert said == [
        "《中华人民共和国行政复议法》第二十三条第一款",
        "《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》第一条",
    ]


def test_every_result_row_has_its_ways_and_no_other_row_has() -> None:
    assert set(ROWS) == {row.key for row in form(2021).result_rows}
    with pytest.raises(NoSuchRow, match="r3_9"):
        redress("r3_9", ON, "x")


def test_a_paragraph_without_a_government_is_refused() -> None:
    with pytest.raises(Refusal, match="本级人民政府"):
        redress("r3_3_6", ON, " ")


def test_an_answer_of_mixed_points_tells_the_way_of_each() -> None:
    on, body = date(2026, 3, 2), "甲市人民政府"
    mixed = redress_by_point(["r3_3_1", "r3_4_1"], on, body).paragraph()
    assert "如对本答复第一项不服，应当先申请行政复议" in mixed
    assert "如对本答复第二项不服，可以自收到本答复书之日起60日内" in mixed
    given_and_absent = redress_by_point(["r3_1_open", "r3_4_1"], on, body).paragraph()
    assert "应当先申请行政复议" not in given_and_absent
    assert redress_by_point(["r3_3_1", "r3_2_partial"], on, body) == redress("r3_3_1", on, body)
