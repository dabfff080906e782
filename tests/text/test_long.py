"""Texts longer than any document: read part by part, told as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text import long
from gongkai.text.catalogue import check

PARAGRAPH = "本馆按照规定向读者开放，读者凭有效证件入馆，爱护图书和设施。\n\n"
FAULT = "现就有关工作作如下布署。\n\n"
MANY = long.AT_ONCE // len(PARAGRAPH)


def test_a_fault_far_down_a_long_text_is_told_with_its_own_place() -> None:
    text = PARAGRAPH * MANY + FAULT + PARAGRAPH * MANY + FAULT
    places = [
        (one.start, text[one.start : one.end]) for one in check(text, heavy=False) if one.code == "TY001"
    ]
    assert places == [(text.find("布署"), "布署"), (text.rfind("布署"), "布署")]


def test_a_line_that_a_message_names_is_the_line_of_the_whole_text() -> None:
    """CN102 names the line of the other spelling."""
    tail = "依法依规开展审查，并依法、依规作出处理。\n"
    alone = next(one for one in check(tail, heavy=False) if one.code == "CN102")
    below = next(one for one in check(PARAGRAPH * MANY * 2 + tail, heavy=False) if one.code == "CN102")
    first, second = (int("".join(filter(str.isdigit, one.says))) for one in (alone, below))
    assert second - first == 2 * 2 * MANY


def test_the_middle_of_a_long_text_is_asked_for_no_title_and_no_signature() -> None:
    text = "关于开放时间的公告\n\n" + PARAGRAPH * MANY * 2 + "示例市图书馆\n2023年5月6日\n"
    assert {one.code for one in check(text, heavy=False)} & {"ST001", "ST002", "ST003"} == set()


@pytest.mark.parametrize(
    ("text", "first_end"),
    [("甲" * 60 + "。\n\n" + "乙" * 60, 63), ("甲" * 60 + "\n" + "乙" * 60, 61), ("甲" * 60 + "。" + "乙" * 60, 61), ("甲" * 140, 100)],
)  # fmt: skip
def test_it_is_cut_at_a_blank_line_or_a_line_or_a_stop_or_where_it_must(text: str, first_end: int) -> None:
    assert next(long.parts(text, 100)) == (0, first_end)


@given(st.text(alphabet="甲。\n ", max_size=300), st.integers(1, 50))
def test_parts_are_the_text_without_gap_and_none_is_too_long(text: str, at_once: int) -> None:
    found = list(long.parts(text, at_once))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= at_once for start, end in found)
    assert all(end > start for start, end in found) or not text


def test_a_list_that_goes_on_behind_the_look_of_another_is_counted_whole() -> None:
    first, second = (
        "设立三个科室：甲科、乙科、丙科。",
        "又联系六个部门：民政局、水利局、司法局、财政局、教育局、统计局。",
    )
    for between in range(200, 300, 3):
        text = first + "这" * (between - len(first)) + "。" + second
        assert [one.found for one in check(text, codes=["AR115"])] == []
