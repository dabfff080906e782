"""Pairs against the substring itself, on texts that look like texts and on texts that do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.bigrams import LONGEST, fold, pairs, phrase, portions
from gongkai.text.hits import places
from gongkai.text.query import parse

FEW = st.text("预算公开，。 a1〔〕\n", max_size=60)
ANY = st.text(max_size=40)


@given(FEW | ANY, FEW | ANY)
def test_a_word_stands_in_a_text_exactly_when_its_pairs_follow_each_other(text: str, word: str) -> None:
    tokens = pairs(fold(text))
    for one in parse(word).words:
        wanted = phrase(one)
        there = (
            any(tokens[at : at + len(wanted)] == wanted for at in range(len(tokens)))
            if wanted
            else any(t.startswith(one) for t in tokens)
        )
        assert there == (one in fold(text))


@given(ANY | FEW, ANY | FEW)
def test_folding_goes_character_by_character(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)
    assert not any(c.isascii() and not c.isalnum() and c != " " for c in fold(one))


@given(st.text("ab万", max_size=3_000), st.data())
def test_every_word_of_a_text_stands_whole_in_one_of_its_portions(text: str, data: st.DataObject) -> None:
    cut = list(portions(text, longest=300, often=120))
    at = data.draw(st.integers(0, len(text)))
    word = text[at : at + data.draw(st.integers(0, LONGEST))]
    assert any(word in p for p in cut)
    assert all(len(p) <= 300 for p in cut)


@given(ANY | FEW, st.text(min_size=1, max_size=3))
def test_places_are_in_order_apart_and_hold_the_word(text: str, typed: str) -> None:
    words = parse(typed).words
    found = places(text, words)
    assert all(a < b for a, b in found)
    assert all(one[1] < two[0] for one, two in zip(found, found[1:], strict=False))
    assert all(any(w in fold(text[a:b]) for w in words) for a, b in found)
    assert bool(found) == any(w in fold(text) for w in words)
