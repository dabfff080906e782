"""A title between book marks, whatever marks it holds itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gongkai
from gongkai.law import statutes
from gongkai.law.source import Act
from gongkai.text.book_marks import in_book_marks, without_book_marks
from gongkai.text.quoted import title_key

TITLES = st.recursive(
    st.text("关于印发的通知ab", max_size=4),
    lambda inner: st.tuples(inner, st.sampled_from(["《{}》", "〈{}〉"]), inner, inner).map(
        lambda parts: parts[0] + parts[1].format(parts[2]) + parts[3]
    ),
)


def is_balanced(said: str) -> bool:
    open_marks = []
    for letter in said:
        if letter in "《〈":
            open_marks.append(letter)
        elif letter in "》〉" and (not open_marks or open_marks.pop() + letter not in ("《》", "〈〉")):
            return False
    return not open_marks


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("关于开展活动的通知", "《关于开展活动的通知》"),
        ("关于印发《管理办法》的通知", "《关于印发〈管理办法〉的通知》"),
        ("关于印发〈管理办法〉的通知", "《关于印发〈管理办法〉的通知》"),
        ("《甲》《乙》解读", "《〈甲〉〈乙〉解读》"),
        ("转发《关于修改《办法》的决定》的通知", "《转发〈关于修改《办法》的决定〉的通知》"),
        ("关于印发《管理…", "《关于印发〈管理…》"),
        ("办法》的通知", "《办法〉的通知》"),
    ],
)
def test_the_marks_inside_are_single(title: str, said: str) -> None:
    assert in_book_marks(title) == said


@given(TITLES)
def test_what_is_balanced_stays_balanced_and_marks_alternate(title: str) -> None:
    said = in_book_marks(title)
    assert is_balanced(said)
    depths, depth = [], 0
    for letter in said:
        if letter in "《〈":
            depths.append(letter == "《〈"[depth % 2])
            depth += 1
        depth -= letter in "》〉"
    assert all(depths)


@given(TITLES)
def test_no_letter_is_lost_and_turning_again_changes_nothing(title: str) -> None:
    def letters(text: str) -> str:
        return re.sub("[《》〈〉]", "", text)

    said = in_book_marks(title)
    assert letters(said) == letters(title)
    assert in_book_marks(said[1:-1]) == said


@given(st.text(max_size=20).filter(lambda t: not set(t) & set("《》〈〉")))
def test_a_title_without_marks_stands_as_it_is(title: str) -> None:
    assert in_book_marks(title) == f"《{title}》"


def test_no_message_puts_a_title_between_marks_by_itself() -> None:
    """Acts' titles in `law` hold no marks, and a rule of writing proposes what stands in the text."""
    house = Path(gongkai.__file__).parent
    own = [
        f"{path.relative_to(house)}:{at}"
        for kind in ("*.py", "*.html", "*.txt")
        for path in house.rglob(kind)
        if path.parts[len(house.parts)] not in ("law", "text")
        for at, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"《(<a [^>]*>)?\{", line)
    ]
    assert own == []


def test_the_titles_of_acts_hold_no_marks() -> None:
    acts = [found for found in vars(statutes).values() if isinstance(found, Act)]
    assert len(acts) > 10
    assert [act.title for act in acts if set(act.title) & set("《》〈〉")] == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("《关于加强管理的通知》", "关于加强管理的通知"),
        ("关于废止《办法》", "关于废止《办法》"),
        ("《甲》和《乙》", "《甲》和《乙》"),
        ("《甲", "《甲"),
        ("", ""),
    ],
)
def test_only_marks_around_the_whole_title_are_taken_off(typed: str, title: str) -> None:
    assert without_book_marks(typed) == title


@given(TITLES)
def test_a_quoted_title_has_the_key_of_the_title(title: str) -> None:
    assert title_key(without_book_marks(in_book_marks(title))) == title_key(title)
