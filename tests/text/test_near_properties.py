"""One accident in an expression, or two in a long one: what is seen, and what is left alone."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.near import Bare, Expressions

SHORT, LONG = "示例惠民平台", "示例市文化和旅游公共服务目录"
KNOWN = Expressions([SHORT, LONG], exist_too=["示例便民平台"])
SIGN = "囧"


def one(text: str) -> list[str]:
    return [near.meant for near in KNOWN.near_misses(Bare(text))]


def two(text: str) -> list[str]:
    return [near.meant for near in KNOWN.far_misses(Bare(text))]


@given(st.integers(1, len(LONG) - 2))
def test_one_character_replaced_added_or_lost_is_seen(at: int) -> None:
    assert one(f"按照{LONG[:at]}{SIGN}{LONG[at + 1 :]}办理") == [LONG]
    assert one(f"按照{LONG[:at]}{SIGN}{LONG[at:]}办理") == [LONG]


@given(st.data())
def test_two_accidents_apart_are_seen_and_are_not_one(data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(LONG) - 5))
    second = data.draw(st.integers(first + 3, len(LONG) - 2))
    spoilt = LONG[:first] + SIGN + LONG[first + 1 : second] + SIGN + LONG[second + 1 :]
    assert two(f"按照{spoilt}办理") == [LONG]
    assert one(f"按照{spoilt}办理") == []


@given(st.integers(1, len(LONG) - 3))
def test_neighbours_that_changed_places_are_seen(at: int) -> None:
    swapped = LONG[:at] + LONG[at + 1] + LONG[at] + LONG[at + 2 :]
    assert two(f"按照{swapped}办理") == [LONG]


@given(st.text("按照、“”。办理", max_size=12))
def test_what_stands_around_an_expression_makes_no_fault_of_it(around: str) -> None:
    for expression in (SHORT, LONG):
        assert one(around + expression + around) == two(around + expression + around) == []


def test_a_near_one_that_exists_and_marks_within_are_left_alone() -> None:
    assert one("登录示例便民平台") == []
    assert one("登录“示例惠民”平台") == []
    assert one("示例惠民的平台") == []


def test_a_little_word_in_a_short_expression_belongs_to_another_sentence() -> None:
    assert one("示例惠民在平台上公布") == []


def test_expressions_do_not_run_over_the_end_of_a_sentence() -> None:
    assert one("示例惠。民平台") == []
