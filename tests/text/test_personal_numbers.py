"""Whose numbers are found in a text, however they are written, and which numbers are nobody's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.personal import found, hide_numbers, homes, masked

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


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("驾驶吉F12345号轿车", "plate", "吉F***"), ("护照号E12345678", "passport", "E*****678***"), ("本人邮箱zhang_san@163.com", "email", "z***@163.com***"),
        ("微信号：abc123456", "wechat", "a***"), ("QQ：12345678", "qq", "*****678***"),
    ],
)  # fmt: skip
def test_other_numbers_a_machine_is_certain_of_are_stopped_and_shown_masked(
    text: str, kind: str, shown: str
) -> None:
    assert [one.kind for one in found(text)] == [kind]
    (one,) = found(text)
    assert masked(text[one.start : one.end], kind) == shown


@pytest.mark.parametrize(
    "text",
    ["咨询电话0439-3223456", "意见请发yijian@163.com", "统一社会信用代码91229901MA0Y4X8K1T", "服务器10.20.30.40", "按照吉财F2023号文件", "申请人：张伟，"],
)  # fmt: skip
def test_what_is_doubtful_or_no_number_is_not_stopped(text: str) -> None:
    assert found(text) == []


def test_a_home_is_told_where_the_words_say_that_somebody_lives_there() -> None:
    text = "家住甲山市河东区红旗街12号3单元502室；活动在河东区红旗街5号楼201室举行。"
    assert [text[one.start : one.end] for one in homes(text)] == ["甲山市河东区红旗街12号3单元502室"]


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
