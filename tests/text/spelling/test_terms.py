from __future__ import annotations

import pytest

from gongkai.text.catalogue import check
from gongkai.text.spelling.confusion import Character
from gongkai.text.spelling.terms import Terms

SOUNDS = {
    one: Character((sound,), "")
    for one, sound in zip("应急预案玉制定订指法人和或其他它工程公", ["ying", "ji", "yu", "an", "yu", "zhi", "ding", "ding", "zhi", "fa", "ren", "he", "huo", "qi", "ta", "ta", "gong", "cheng", "gong"], strict=True)
}  # fmt: skip
TERMS = Terms(["应急预案", "制定预案 制订预案", "法人其他工程"], (), SOUNDS)


def misspelt(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[one.start : one.end], one.better, text[one.at : one.at + len(one.term)])
        for one in TERMS.misspelt(text)
    ]


def test_a_term_that_sounds_right_and_is_written_wrong_is_told_by_its_wrong_characters() -> None:
    assert misspelt("有应急玉案，有应急预案") == [("玉", "预", "应急玉案")]


def test_a_wording_that_is_right_too_is_left_alone_and_so_is_what_it_covers() -> None:
    assert misspelt("制订预案") == []
    assert misspelt("指定预案") == [("指", "制", "指定预案")]


@pytest.mark.parametrize("text", ["", "应急", "应急预", "法 人其他工程", "法人或他工程"])
def test_other_words_are_left_alone(text: str) -> None:
    assert misspelt(text) == []


def test_two_wrong_characters_are_a_slip_side_by_side_and_another_expression_apart() -> None:
    terms = Terms(["它工程应急预案"], (), SOUNDS)
    assert [one.better for one in terms.misspelt("它公程应急预案")] == ["工"]
    assert [one.better for one in terms.misspelt("他公程应急预案")] == ["它工"]
    assert list(terms.misspelt("他工程应急玉案")) == []


def test_a_numeral_or_a_small_word_for_another_is_no_slip() -> None:
    terms = Terms(["法人和或其他"], (), SOUNDS | {"合": Character(("he",), ""), "和": Character(("he",), "")})
    assert list(terms.misspelt("法人合或其他")) == []


def test_a_usual_word_of_the_same_sound_may_be_meant_and_so_may_a_place() -> None:
    assert [one.better for one in Terms(["它工程应急预案"], (), SOUNDS).misspelt("他公程应急预案")] == [
        "它工"
    ]
    assert list(Terms(["它工程应急预案"], ["他公"], SOUNDS).misspelt("他公程应急预案")) == []
    assert check("示例市文化馆和各部门联合制发文件。", codes=["TY004"]) == []


def test_terms_are_looked_for_even_where_speed_matters() -> None:
    assert [one.code for one in check("推动经济计数开发区转型。", heavy=False)] == ["TY004"]


def test_a_term_is_told_once_and_usage_gives_way_to_it() -> None:
    assert [one.code for one in check("推动经济计数开发区转型。")] == ["TY004"]
    assert [one.code for one in check("推动经济计数开发区转型。", codes=["TY005"])] == ["TY005"]


def test_a_long_text_sounds_like_a_short_one() -> None:
    terms = Terms(["它工程应急预案"], (), SOUNDS)
    text = "它公程应急预案，甲\U00020000乙。" * 2_000
    assert terms.said(text) == text.translate(terms._sounds)
    assert len(list(terms.misspelt(text))) == 2_000
