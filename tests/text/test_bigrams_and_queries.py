"""Folding, pairs, portions, queries, hits: by example."""

from __future__ import annotations

import pytest

from gongkai.text.bigrams import LONGEST, fold, pairs, phrase, portions
from gongkai.text.hits import first_place, places
from gongkai.text.query import parse


@pytest.mark.parametrize(
    "one, other",
    [
        ("示文广旅发〔2023〕44号", "示文广旅发[２０２３]44号"),
        ("示文广旅发【2023】44号", "示文广旅发（2023）44号"),
        ("ＡＢＣ", "abc"),
        ("“互联网＋”", '"互联网+"'),
        ("预\u200b算", "预算"),
        ("⾏政", "行政"),  # a Kangxi radical, as some PDF files have it
    ],
)
def test_what_looks_alike_is_folded_into_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_every_character_opens_a_token_and_none_reaches_across_white_space() -> None:
    assert pairs(fold("预算 公开，A1")) == ["预算", "算", "公开", "开，", "，a", "a1", "1"]
    assert phrase("预算公") == ["预算", "算公"]


def test_a_folded_text_has_nothing_a_query_language_knows() -> None:
    every = fold("".join(map(chr, range(0x21, 0x7F))))
    assert all(c.isalnum() or ord(c) > 127 for c in every)


def test_a_long_text_is_cut_into_portions_that_overlap() -> None:
    text = "".join(chr(0x4E00 + n % 9_000) for n in range(40_000))
    cut = list(portions(text))
    assert [len(p) for p in cut] == [15_000, 15_000, 10_000 + 2 * LONGEST]
    assert cut[0][-LONGEST:] == cut[1][:LONGEST]
    assert list(portions("")) == [""]


def test_a_portion_ends_before_one_pair_comes_too_often() -> None:
    cut = list(portions("万元" * 1_000))
    assert max(p.count("万元") for p in cut) <= 255
    assert all(pair.count("元万") < 256 for pair in cut)


@pytest.mark.parametrize(
    "typed, words",
    [
        ("预算　公开", ("预算", "公开")),
        ("“预算公开”。", ("预算公开",)),
        ("《预算法》 《预算法》", ("预算法",)),
        ("甲文旅发〔2023〕1号", ("甲文旅发（2023）1号",)),
        ("\x00 \u200b ，", ()),
        ("* NOT", ("＊", "not")),
        ("a b c d e f g h i j", tuple("abcdefgh")),
    ],
)
def test_a_query_is_words_that_must_all_be_there(typed: str, words: tuple[str, ...]) -> None:
    assert parse(typed).words == words


def test_a_very_long_query_is_cut() -> None:
    assert [len(w) for w in parse("长" * 100_000).words] == [LONGEST]


def test_hits_are_given_where_they_stand_in_the_text_as_written() -> None:
    text = "关于２０２３年“预算”的通知"
    assert [text[a:b] for a, b in places(text, parse("2023年 预算").words)] == ["２０２３年", "预算"]
    assert places("预算算公", ("预算", "算算公")) == [(0, 4)]
    assert places("预算", ()) == []


def test_the_first_hit_of_a_long_text_is_found_across_the_strides() -> None:
    text = "无" * 3_999 + "预算" + "无" * 5_000
    assert first_place(text, ("预算",)) == 3_999
    assert first_place(text, ("决算",)) is None
    assert first_place("", ("决算",)) is None
