"""What the result of a clean-up lists is read back by whole titles, class by class."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.cleaning.listing import NO_NUMBER, heading, otherwise
from gongkai.documents.cleaning.models import CleanUpItem
from gongkai.documents.models import Document
from gongkai.documents.rich import plain
from gongkai.documents.wording import TYPED, wording_of
from gongkai.law.succession import CleanUp

KEEP, REPEAL = CleanUp.KEEP, CleanUp.REPEAL


def item(title: str, decision: CleanUp, number: str = "", **fields: Any) -> CleanUpItem:
    document = Document(title=title, doc_no=number)
    listed = {"listed": decision, "listed_as": [title, number or NO_NUMBER]} | fields
    return CleanUpItem(document=document, decision=decision, **listed)


def text(rows: dict[CleanUp, list[tuple[str, str]]]) -> str:
    parts = []
    for at, kind in zip("一二三四", CleanUp, strict=True):
        lines = rows.get(kind, [])
        parts.append(heading(at, kind, len(lines)))
        parts.append("\n".join(["| 序号 | 标题 | 发文字号 |", "| --- | --- | --- |", *_lines(lines)]))
    return "\n\n".join(parts)


def _lines(rows: list[tuple[str, str]]) -> list[str]:
    return [f"| {at} | {title} | {number or NO_NUMBER} |" for at, (title, number) in enumerate(rows, 1)]


def test_a_longer_title_is_another_document() -> None:
    short, long = item("奖励办法", REPEAL), item("奖励办法实施细则", KEEP)
    assert otherwise([short, long], text({KEEP: [("奖励办法实施细则", ""), ("奖励办法", "")]})) == [short]
    assert (
        otherwise([short, long], text({KEEP: [("奖励办法实施细则", "")], REPEAL: [("奖励办法", "")]})) == []
    )


def test_documents_of_one_title_are_told_apart_by_their_numbers() -> None:
    first, second = item("办法", REPEAL, "甲〔2020〕1号"), item("办法", KEEP, "甲〔2023〕1号")
    right = {REPEAL: [("办法", "甲〔2020〕1号")], KEEP: [("办法", "甲〔2023〕1号")]}
    assert otherwise([first, second], text(right)) == []
    crossed = {KEEP: right[REPEAL], REPEAL: right[KEEP]}
    assert otherwise([first, second], text(crossed)) == [first, second]


def test_what_stands_in_two_classes_stands_in_none() -> None:
    kept = item("办法", KEEP)
    assert otherwise([kept], text({KEEP: [("办法", "")], REPEAL: [("办法", "")]})) == [kept]


def test_a_decision_the_draft_did_not_list_is_otherwise_whatever_the_text_says() -> None:
    one = item("办法", REPEAL, listed=KEEP)
    assert otherwise([one], text({REPEAL: [("办法", "")]})) == [one]


@pytest.mark.parametrize("listed_as", [["旧名", NO_NUMBER], []])
def test_a_document_is_known_by_its_title_then_and_now(listed_as: list[str]) -> None:
    one = item("新名", KEEP, listed_as=listed_as)
    assert otherwise([one], text({KEEP: [("新名", "")]})) == []
    assert bool(otherwise([one], text({KEEP: [("旧名", "")]}))) == (not listed_as)


def test_the_editor_keeps_the_list_readable() -> None:
    one = item("办法", REPEAL, "甲〔2020〕1号")
    written = wording_of(text({REPEAL: [("办法", "甲〔2020〕1号")]}))
    assert written.form == TYPED
    assert otherwise([one], plain(written.html)) == []


@given(st.lists(st.sampled_from(list(CleanUp)), max_size=12), st.data())
def test_a_list_of_the_decisions_says_them_and_no_other_one_does(kinds: list[CleanUp], data: Any) -> None:
    items = [item(f"第{at}号办法", kind) for at, kind in enumerate(kinds)]
    rows = {k: [(i.document.title, "") for i in items if i.decision == k] for k in CleanUp}
    assert otherwise(items, text(rows)) == []
    if items:
        changed = data.draw(st.sampled_from(items))
        changed.decision = data.draw(st.sampled_from([k for k in CleanUp if k != changed.decision]))
        assert otherwise(items, text(rows)) == [changed]
