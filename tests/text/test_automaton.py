import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text import automaton
from gongkai.text.automaton import Longest, Words
from gongkai.text.catalogue import check
from gongkai.text.personal import look

few = st.text("甲乙丙", max_size=40)


def test_words_that_overlap_are_all_found() -> None:
    words = Words(["公开", "开工", "公开工作"])
    assert list(words.places("公开工作")) == [(0, "公开"), (0, "公开工作"), (1, "开工")]


def test_a_single_character_is_not_looked_for() -> None:
    with pytest.raises(ValueError, match="too short"):
        Words(["公"])


def test_no_words_are_nowhere() -> None:
    assert list(Words([]).places("公开")) == []


@given(few, st.sets(st.text("甲乙丙", min_size=2, max_size=5), max_size=6))
def test_the_slow_walk_sees_what_the_fast_one_sees(text: str, listed: set[str]) -> None:
    fast, slow = Words(listed), Words(listed)
    slow._walker = automaton._Plain(slow.words)
    found = list(fast.places(text))
    assert found == list(slow.places(text))
    assert found == sorted(
        (at, word) for word in listed for at in range(len(text)) if text.startswith(word, at)
    )


def test_without_the_fast_walker_the_slow_one_walks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ahocorasick_rs", None)
    words = Words(["公开"])
    assert isinstance(words._walker, automaton._Plain)
    assert list(words.places("信息公开")) == [(2, "公开")]


@given(few, st.sets(st.text("甲乙丙", min_size=2, max_size=5), max_size=6))
def test_of_words_that_overlap_the_first_and_longest_stands(text: str, listed: set[str]) -> None:
    end = 0
    for start, word in Longest(listed).places(text):
        assert start >= end
        assert not any(
            other != word and other.startswith(word) and text.startswith(other, start) for other in listed
        )
        end = start + len(word)


def test_half_a_character_breaks_nothing_and_is_told() -> None:
    text = "工作已布署\ud83d。申请人：张三"
    assert [one.code for one in check(text)] == ["TY001", "CH005", "PD901"]
    assert [text[one.start : one.end] for one in look(text)] == ["张三"]
