"""Radicals made the characters they look like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.catalogue import check
from gongkai.text.personal import look
from gongkai.text.radicals import plain


def test_radicals_are_characters() -> None:
    assert plain("第⼆⻚，王⼩明，⾝份证") == "第二页，王小明，身份证"


@given(
    st.text(
        st.characters(min_codepoint=0x2E00, max_codepoint=0x30FF)
        | st.characters(min_codepoint=0xF800, max_codepoint=0xFB00)
    )
)
def test_the_text_keeps_its_length_and_once_is_enough(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_a_name_of_radicals_is_found() -> None:
    text = "王⼩明，⾝份证号：11010519491231002X"
    assert [(one.kind, text[one.start : one.end]) for one in look(text)] == [
        ("name", "王⼩明"),
        ("id_card", "11010519491231002X"),
    ]


def test_the_check_puts_a_page_right() -> None:
    assert [one.code for one in check("见第⼆⻚。")] == ["CH006"] * 2
