"""Comparing two wordings."""

from __future__ import annotations

from gongkai.desk.difference import difference


def test_only_the_changed_characters_are_marked() -> None:
    (paragraph,) = difference("现将事项通知如下。", "现将事项公告如下。")
    assert [(p.kind, p.text) for p in paragraph.pieces] == [
        ("same", "现将事项"), ("del", "通知"), ("ins", "公告"), ("same", "如下。"),
    ]  # fmt: skip


def test_a_paragraph_that_stayed_is_not_changed() -> None:
    first, second = difference("一、不变。\n\n二、旧。", "一、不变。\n二、新。")
    assert not first.changed
    assert second.changed


def test_a_new_paragraph_is_put_in_and_a_lost_one_taken_out() -> None:
    assert [p.pieces[0].kind for p in difference("", "新的一段")] == ["ins"]
    assert [p.pieces[0].kind for p in difference("旧的一段", "")] == ["del"]
