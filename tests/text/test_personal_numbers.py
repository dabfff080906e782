"""Whose numbers are found in a text, however they are written, and which numbers are nobody's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.personal import hide_numbers

GONE = [
    "990000199003070021", "99000019900307002X", "99000019900307 0021", "９９００００１９９００３０７００２１",
    "990000-19900307-0021", "13800000000", "138 0000 0000", "１３８００００００００", "+86 138-0000-0000",
    "6222020000000000000", "6222 0200 0000 0000 000", "4111111111111111",
    "138\u200b0000\u200b0000", "1\u200d3\u20608\ufeff00000000", "9900001990\u200b03070021", "138–0000–0000", "138—0000—0000",
    "138.0000.0000", "138·0000·0000", "+86.138.0000.0000", "138 00 00 00 00", "138-00-00-00-00", "990000–19900307–0021",
    "990000.19900307.002X", "6222.0200.0000.0000.000", "4111–1111–1111–1111",
]  # fmt: skip
STAYS = [
    "0571-87000000", "2024-YSQ-0001", "示文广旅公开〔2024〕第7号", "12345678", "共1380000000元", "4111111111111112",
    "999999999999999999999", "ABC13800000000123", "2023年1月至2024年12月",
    "138.00000000元", "1.138.0000.0000", "135 20 30 40 50 60", "12 135 20 30 40 50", "20230101–20241231", "2021.2022.2023.2024",
    "2024.01.01–2024.12.31", "示文广旅发〔2024〕138号0000–0000", "P020231226389012345678.pdf", "192.168.100.100", "138—0000号", "13.8亿元",
    "12.50 13.60 14.70 15.80",
]  # fmt: skip


@pytest.mark.parametrize("number", GONE)
def test_a_number_of_somebody_is_hidden(number: str) -> None:
    assert hide_numbers(f"我的号码{number}，请联系。", "※") == "我的号码※，请联系。"


@pytest.mark.parametrize("text", STAYS)
def test_what_is_nobodys_stays(text: str) -> None:
    assert hide_numbers(text, "※") == text


def test_an_identity_number_right_after_letters_is_hidden() -> None:
    assert hide_numbers("ID990000199003070021，No99000019900307002X。", "※") == "ID※，No※。"


@given(st.text("0123456789\u200b\u2060–.· -年"))
def test_no_telephone_is_left_behind_what_nobody_sees(text: str) -> None:
    left = re.sub("[\u200b\u2060]", "", hide_numbers(text, "※"))
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", left)


def test_several_are_hidden_and_the_words_between_them_stay() -> None:
    said = "身份证990000199003070021电话13800000000卡6222020000000000000完"
    assert hide_numbers(said, "※") == "身份证※电话※卡※完"


@given(st.text("0123456789 -Xx年"))
def test_no_telephone_is_left_whatever_stands_about_it(text: str) -> None:
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", hide_numbers(text, "※"))
