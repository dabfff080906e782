"""Tables as people type them become tables, and no word of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents.markup import to_html
from gongkai.documents.rich import cleaned, grid, tree
from gongkai.documents.typed_form import from_typed, to_typed

ROWS = [["场馆", "时间"], ["图书馆", "9:00"]]


def rows_in(text: str) -> list[list[list[str]]]:
    return [grid(table) for table in tree(to_html(text)).iter("table")]


@pytest.mark.parametrize(
    "text",
    [
        "| 场馆 | 时间 |\n| 图书馆 | 9:00 |",
        "|场馆|时间|\r\n|图书馆|9:00|",
        "    | 场馆 | 时间 |\n| 图书馆 | 9:00 |  ",
        "| 场馆 | 时间 |\n| --- | --- |\n| 图书馆 | 9:00 |",
        "开放时间如下：\n| 场馆 | 时间 |\n| 图书馆 | 9:00 |\n以上请周知。",
    ],
)
def test_lines_with_bars_are_a_table_whose_first_line_is_its_head(text: str) -> None:
    assert rows_in(text) == [ROWS]
    assert '<th scope="col">场馆</th>' in to_html(text)


def test_the_words_around_a_table_stay_paragraphs() -> None:
    html = to_html("开放时间如下：\n| 场馆 | 时间 |\n| 图书馆 | 9:00 |\n以上请周知。")
    assert html.startswith("<p>开放时间如下：</p>")
    assert html.rstrip().endswith("<p>以上请周知。</p>")


def test_outer_bars_may_be_left_out() -> None:
    assert rows_in("场馆 | 时间 | 电话\n图书馆 | 9:00 | 0951") == [
        [["场馆", "时间", "电话"], ["图书馆", "9:00", "0951"]]
    ]


def test_a_short_head_loses_no_word_of_a_longer_line() -> None:
    assert rows_in("| 场馆 |\n| 图书馆 | 9:00 |") == [[["场馆", ""], ["图书馆", "9:00"]]]


@pytest.mark.parametrize(
    "text",
    ["| 只有一行 | 的竖线 |", "甲 | 乙\n丙 | 丁", "甲 | 乙 | 丙\n丁", "甲 \\| 乙 \\| 丙\n丁 \\| 戊 \\| 己", "| 甲 | 乙 |\n\n| 丙 | 丁 |"],
)  # fmt: skip
def test_what_is_no_table_stays_a_paragraph(text: str) -> None:
    assert not rows_in(text)


CELLS = st.text("甲乙1 \\*-:：", max_size=4)
LINES = st.lists(st.lists(CELLS, min_size=1, max_size=4).map(" | ".join), max_size=5).map("\n".join)
TEXTS = st.lists(
    LINES | LINES.map(lambda said: "\n".join(f"| {row} |" for row in said.split("\n"))), max_size=4
)


@given(TEXTS.map("\n".join))
@settings(max_examples=200, deadline=None)
def test_what_was_typed_and_is_saved_as_it_is_stays_as_it_is(text: str) -> None:
    html = cleaned(to_html(text))
    assert from_typed(to_typed(html), html) == html


@given(
    st.lists(
        st.lists(st.text("甲乙丙丁", min_size=1, max_size=3), min_size=1, max_size=4), min_size=2, max_size=5
    )
)
@settings(max_examples=100, deadline=None)
def test_every_word_of_a_typed_table_is_in_it(rows: list[list[str]]) -> None:
    (found,) = rows_in("\n".join(f"| {' | '.join(row)} |" for row in rows))
    assert [[cell for cell in row if cell] for row in found] == rows
