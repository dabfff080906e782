"""What is copied from another text: all of it, nothing of it, and never less for copying more."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.copied import RUN, copied_from

FEW = st.text("预算公开，。 a1\n", max_size=80)
ANY = st.text(max_size=80)
LONG = st.text("活动补助申报条件标准、。", min_size=40, max_size=120)


def letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)


@given(FEW | ANY)
def test_a_text_is_wholly_copied_from_itself(text: str) -> None:
    assert copied_from(text, text).share == (1.0 if letters(text) else 0.0)


@given(st.text("甲乙丙丁。", max_size=80), st.text("子丑寅卯，", max_size=80))
def test_texts_without_a_letter_in_common_share_nothing(text: str, source: str) -> None:
    assert copied_from(text, source).share == 0.0
    assert copied_from(text, source).passages == ()


@given(FEW | ANY, FEW | ANY)
def test_a_share_lies_between_none_and_all(text: str, source: str) -> None:
    found = copied_from(text, source)
    assert 0.0 <= found.share <= 1.0
    assert (found.share > 0) == bool(found.passages)
    assert all(passage in text for passage in found.passages)


@given(LONG, LONG, st.data())
def test_copying_more_never_lowers_the_share(text: str, source: str, data: st.DataObject) -> None:
    if letters(text) < RUN or letters(source) < RUN:
        return
    before = copied_from(text, source).share
    start = data.draw(st.integers(0, len(source) - 1))
    more = source[start:]
    if letters(more) >= RUN:
        assert copied_from(text + more, source).share >= before - 1e-12


@given(LONG)
def test_marks_spaces_and_width_do_not_hide_what_is_copied(text: str) -> None:
    spread = "　".join(text).replace("，", "；")
    assert copied_from(spread, text).share == (1.0 if letters(text) else 0.0)


def test_a_sentence_copied_whole_is_named() -> None:
    source = "一、总则。申报单位应当在每年三月三十一日以前提交申请材料。二、附则。"
    text = "大家关心什么时候办。申报单位应当在每年三月三十一日以前提交申请材料。过了就等明年。"
    found = copied_from(text, source)
    assert found.passages == ("申报单位应当在每年三月三十一日以前提交申请材料",)
    assert 0.4 < found.share < 0.8


def test_a_name_or_a_fixed_expression_counts_for_nothing() -> None:
    assert copied_from("公共文化服务保障法说了什么", "依据公共文化服务保障法制定").share == 0.0


def test_a_long_text_is_compared_in_seconds_which_a_square_of_its_length_would_not_be() -> None:
    source = "".join(chr(0x4E00 + n * 7 % 9000) for n in range(200_000))
    begun = time.perf_counter()
    assert copied_from(source, source).percent == 100
    assert time.perf_counter() - begun < 10
