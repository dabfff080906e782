"""Words of HTML are changed at exactly the place their plain text says, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.rich import cleaned, plain
from gongkai.documents.rich_edits import with_edits
from gongkai.text.finding import Edit

HTML = cleaned(
    "<p>现作布署。</p><p>再作<strong>布署</strong>，又布署。</p><table><tr><td>布署</td><td>甲</td></tr></table>"
)


def at(words: str, nth: int) -> tuple[int, int]:
    text, start = plain(HTML), -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


@pytest.mark.parametrize("nth", range(4))
def test_the_one_place_changes_and_no_other(nth: int) -> None:
    start, end = at("布署", nth)
    changed = with_edits(HTML, [Edit(start, end, "部署")])
    assert changed is not None
    text = plain(HTML)
    assert plain(changed) == text[:start] + "部署" + text[end:]
    assert ("<strong>部署</strong>" in changed) == (nth == 1)


def test_several_places_change_at_once() -> None:
    edits = [Edit(*at("布署", nth), "部署") for nth in range(4)]
    assert plain(with_edits(HTML, edits) or "") == plain(HTML).replace("布署", "部署")


def test_a_change_across_bold_letters_is_not_made() -> None:
    start, end = at("再作布署", 0)
    assert with_edits(HTML, [Edit(start, end, "再部署")]) is None


def test_words_are_put_in_between_two_letters_and_taken_out() -> None:
    start, end = at("。", 0)
    assert plain(with_edits(HTML, [Edit(start, start, "如下")]) or "").startswith("现作布署如下。")
    assert plain(with_edits(HTML, [Edit(start, end, "")]) or "").startswith("现作布署\n")


@given(st.lists(st.text("布署甲，。", min_size=1, max_size=8), min_size=1, max_size=4), st.data())
def test_what_comes_out_is_the_plain_text_edited_or_nothing(lines: list[str], data: st.DataObject) -> None:
    html = cleaned("".join(f"<p>{line}</p>" for line in lines))
    text = plain(html)
    start = data.draw(st.integers(0, len(text)))
    edit = Edit(
        start,
        data.draw(st.integers(start, min(len(text), start + 3))),
        data.draw(st.text("部署", max_size=3)),
    )
    changed = with_edits(html, [edit])
    assert changed is None or plain(changed) == text[: edit.start] + edit.words + text[edit.end :]
