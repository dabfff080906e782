import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text import automaton
from gongkai.text.automaton import Words

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
