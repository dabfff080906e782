"""Words of HTML are changed at exactly the place their plain text says, or not at all."""

from __future__ import annotations

from unittest.mock import patch

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


def test_blanks_inside_a_line_are_taken_out_and_what_stands_beside_stays() -> None:
    html = cleaned("<p>第 一\u3000 条</p><ul><li>第 二项</li></ul><p>完</p>")
    text = plain(html)
    edits = [
        Edit(at, at + 1, "") for at, letter in enumerate(text) if letter == " " and text[at - 1] in "第一"
    ]
    assert len(edits) == 3
    assert plain(with_edits(html, edits) or "") == "第一条\n\n• 第二项\n\n完"


def test_the_sign_of_a_list_and_the_line_of_a_cell_are_nobodys_words() -> None:
    html = cleaned("<ol><li>甲</li></ol><table><tr><td>乙</td></tr></table>")
    text = plain(html)
    for sign in ("1", ".", "|"):
        at = text.index(sign)
        assert with_edits(html, [Edit(at, at + 1, "二")]) is None


def test_edits_over_one_another_are_not_made() -> None:
    assert with_edits(HTML, [Edit(0, 2, "甲"), Edit(1, 3, "乙")]) is None


def test_many_edits_walk_over_the_text_as_often_as_one() -> None:
    """Counted, not timed."""
    html = cleaned("<p>现作布署。</p>" * 200)
    text = plain(html)
    edits = [Edit(at, at + 2, "部署") for at in range(len(text)) if text.startswith("布署", at)]
    with patch("gongkai.documents.rich_edits.plain", side_effect=plain) as walked:
        assert plain(with_edits(html, edits) or "") == text.replace("布署", "部署")
    assert (len(edits), walked.call_count) == (200, 3)


@given(st.lists(st.text("布署甲，。", min_size=1, max_size=8), min_size=1, max_size=4), st.data())
def test_whatever_lies_within_one_piece_is_changed(lines: list[str], data: st.DataObject) -> None:
    html = cleaned("".join(f"<p><strong>{line}</strong>{line}</p>" for line in lines))
    line = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[line]) - 1))
    end = data.draw(st.integers(start + 1, len(lines[line])))
    begin = sum(2 * len(one) + 2 for one in lines[:line]) + data.draw(st.sampled_from([0, len(lines[line])]))
    edit = Edit(begin + start, begin + end, data.draw(st.text("部署", min_size=1, max_size=3)))
    text = plain(html)
    assert plain(with_edits(html, [edit]) or "") == text[: edit.start] + edit.words + text[edit.end :]


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
