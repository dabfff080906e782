"""What no paper can hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gongkai.text.unprintable import printable


@given(st.text())
def test_what_is_left_can_stand_in_xml(said: str) -> None:
    etree.Element("title").text = printable(said)


def test_lone_surrogates_go_and_words_stay() -> None:
    assert printable("关于\x0b开展\ud800活动\ufffe\t的\n通知") == "关于开展活动\t的\n通知"
