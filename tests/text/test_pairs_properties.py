from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.pairs import CLOSED_BY, Lone, lone_marks, uneven_lines
from gongkai.text.passage import Passage

MARKS = "".join(CLOSED_BY) + "".join(CLOSED_BY.values())
WORDS = st.text("政务公开，。甲乙", max_size=4)
WILD = st.lists(st.text(MARKS + "公开，\n", max_size=12), max_size=6).map("\n".join)


@st.composite
def even(draw: st.DrawFn, depth: int = 3) -> str:
    """Words in which every pair is closed and none is crossed."""
    if not depth:
        return draw(WORDS)
    opening = draw(st.sampled_from(sorted(CLOSED_BY)))
    return draw(WORDS) + opening + draw(even(depth - 1)) + CLOSED_BY[opening] + draw(WORDS)


@given(st.lists(even(), max_size=4))
def test_what_is_closed_and_not_crossed_needs_no_closer_look(lines: list[str]) -> None:
    passage = Passage("\n".join(lines))
    assert uneven_lines(passage) == []
    assert lone_marks(passage) == []


@given(even(), even(), st.sampled_from([*CLOSED_BY]))
def test_one_opening_mark_more_is_found_where_it_stands(before: str, after: str, mark: str) -> None:
    passage = Passage(f"甲{before}。\n{mark}乙。\n{after}。")
    found = [(lone.mark, lone.offset) for lone in lone_marks(passage) if lone.mark == mark]
    assert found in ([(mark, passage.lines[1].start)], [])
    if mark not in "“‘「":  # a quotation of several paragraphs opens each of them
        assert found


@given(WILD)
def test_lone_marks_come_in_order_and_stand_where_they_say(text: str) -> None:
    passage = Passage(text)
    found: list[Lone] = lone_marks(passage)
    assert [lone.offset for lone in found] == sorted({lone.offset for lone in found})
    assert all(passage.shadow[lone.offset] == lone.mark for lone in found)


@given(WILD)
def test_within_a_line_lone_marks_are_as_many_as_the_counts_differ(text: str) -> None:
    passage = Passage(text.replace("\n", ""))
    for opening, closing in CLOSED_BY.items():
        if (
            closing in "’）”" or opening in "“‘「"
        ):  # apostrophes, numbers of items and turned quotes have ways of their own
            continue
        of_kind = [lone.mark for lone in lone_marks(passage) if lone.mark in (opening, closing)]
        more = passage.shadow.count(opening) - passage.shadow.count(closing)
        assert of_kind.count(opening) - of_kind.count(closing) == more
