"""Numbers read back as they were written, in either kind of digits, whatever the scale."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.amount import SCALES, amount, arabic, han, shown, value_of
from gongkai.text.han_number import in_han

WHOLE = st.integers(min_value=0, max_value=10**15)
PLACES = st.integers(min_value=0, max_value=6)
WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


@given(WHOLE)
def test_a_whole_number_is_read_back_with_and_without_thousands_marks(number: int) -> None:
    assert value_of(str(number)) == value_of(f"{number:,}") == number


@given(WHOLE, PLACES)
def test_no_decimal_is_lost(number: int, places: int) -> None:
    written = Decimal(number).scaleb(-places)
    found = amount(f"{written:f}")
    assert found is not None
    assert found.value == written
    assert found.step == Decimal(1).scaleb(-places)


@given(WHOLE)
def test_full_width_digits_are_digits(number: int) -> None:
    assert value_of(str(number).translate(WIDE)) == value_of(f"{number}.5".translate(WIDE)) - Decimal("0.5")


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(sorted(SCALES)))
def test_a_scale_multiplies(number: int, scale: str) -> None:
    assert value_of(f"{number}{scale}") == number * SCALES[scale]


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9999))
def test_亿_and_万_are_added_up(head: int, tail: int) -> None:
    assert value_of(f"{head}亿{tail}万") == head * 10**8 + tail * 10**4
    assert value_of(f"{tail}万{head}亿") is None


@given(st.integers(min_value=1, max_value=9999))
def test_a_han_numeral_is_worth_its_figure(number: int) -> None:
    assert han(in_han(number)) == arabic(str(number))
    assert value_of(in_han(number) + "万") == number * 10**4


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1000, max_value=9999))
def test_myriads_in_han_are_added_up(head: int, tail: int) -> None:
    assert value_of(f"{in_han(head)}亿{in_han(tail)}万") == head * 10**8 + tail * 10**4
    assert value_of(f"{in_han(head)}万{in_han(tail)}") == head * 10**4 + tail


@given(WHOLE, PLACES)
def test_what_is_shown_is_what_it_is_worth(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    assert value_of(shown(value)) == value
    assert "E" not in shown(value)


@given(st.text("零一二三十百千万亿点0123456789.,万亿", max_size=12))
def test_no_word_stops_the_reader(words: str) -> None:
    found = amount(words)
    assert found is None or found.least <= found.value <= found.most


@pytest.mark.parametrize(
    "words",
    ["三四十", "二三", "七八", "一百五", "一万五", "1,20", "1,2345", "十百", "第三", "", "万", "二〇二三"],
)
def test_an_approximate_or_broken_number_is_none(words: str) -> None:
    assert amount(words) is None


@pytest.mark.parametrize(
    ("words", "worth"),
    [("百分之十二点五", "12.5"), ("12.5%", "12.5"), ("二十三亿四千万", "2340000000"), ("三万亿", "3000000000000"),
     ("一千零一十", "1010"), ("两千", "2000"), ("3亿5000万", "350000000")],
)  # fmt: skip
def test_numbers_of_reports_are_read(words: str, worth: str) -> None:
    assert value_of(words) == Decimal(worth)


def test_what_was_rounded_may_be_half_a_step_more_or_less() -> None:
    rounded = amount("1.2亿")
    assert rounded is not None
    assert (rounded.least, rounded.most) == (115_000_000, 125_000_000)
    counted = amount("52")
    assert counted is not None
    assert counted.least == counted.most == 52
