from __future__ import annotations

import pytest

from gongkai.text.catalogue import check
from gongkai.text.spelling import order
from gongkai.text.spelling.alphabet import Alphabet
from gongkai.text.spelling.counting import count
from gongkai.text.spelling.lookup import Counts

LETTERS = Alphabet("，。依法追究刑事责任甲乙")
COUNTS = Counts(count(["甲乙依法追究刑事责任，甲乙。"] * 40, LETTERS))


@pytest.mark.parametrize(
    "text, at",
    [
        ("甲乙依法追究刑事任责，甲乙。", [8]),
        ("甲乙依法究追刑事责任，甲乙。", [4]),
        ("甲乙依法追究刑事责任，甲乙。", []),
        ("", []),
        ("任责", []),
    ],
)
def test_neighbours_that_changed_places_are_found_where_both_sides_are_known(
    text: str, at: list[int]
) -> None:
    assert list(order.swapped(text, LETTERS, COUNTS)) == at


@pytest.mark.parametrize(
    "text, at",
    [
        ("甲乙依法追追究刑事责任，甲乙。", [4]),
        ("甲乙依法追究刑事责任，甲乙。", []),
        ("", []),
        ("法法", []),
        ("追追究", []),
    ],
)
def test_a_character_that_stands_twice_is_found_where_both_sides_are_known(text: str, at: list[int]) -> None:
    assert list(order.doubled(text, LETTERS, COUNTS)) == at


def test_what_is_often_written_twice_is_right() -> None:
    used = Counts(count(["甲乙依法追究刑事责任，甲乙。"] * 40 + ["追追"] * 60, LETTERS))
    assert list(order.doubled("甲乙依法追追究刑事责任，甲乙。", LETTERS, used)) == []


def test_a_place_is_that_of_the_text_as_given() -> None:
    text = "１２３  ＡＢ\n构成犯罪的，依法追究刑事任责。"
    (one,) = check(text, codes=["TY009"])
    assert text[one.start : one.end] == "任责"
    assert one.better == "责任"


def test_a_swapped_word_is_told_once() -> None:
    assert [one.code for one in check("构成犯罪的，依法追究刑事任责。")] == ["TY009"]
