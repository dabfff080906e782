"""Changing some words of HTML at places counted in its plain text; where a change cannot be made exactly, none is made."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from gongkai.documents.rich import cleaned, plain, tree, written
from gongkai.text.finding import Edit


def with_edits(html: str, edits: Iterable[Edit]) -> str | None:
    """The HTML with edits of `plain(html)` made in it; None where one of them crosses a change of looks or a cell.

    The proof is in the outcome: the plain text of it is the plain text edited.
    """
    for edit in sorted(edits, reverse=True):
        changed = _with_one(html, edit)
        if changed is None:
            return None
        html = changed
    return html


def _with_one(html: str, edit: Edit) -> str | None:
    text = plain(html)
    wanted = text[: edit.start] + edit.words + text[edit.end :]
    before, words, nth = _seen(text, edit)
    spots = _spots(html, before)
    # The likeliest first: as many of the same words stand before it in the HTML as in the plain text.
    for spot in sorted(range(len(spots)), key=lambda at: abs(at - nth)):
        changed = _changed(html, spots[spot], before, words)
        if plain(changed) == wanted:
            return changed
    return None


def _seen(text: str, edit: Edit) -> tuple[str, str, int]:
    """What stands there, what is to stand there, and how many of the same stand before it; a letter at least."""
    start, end, words = edit
    if start == end:
        if start > 0 and text[start - 1] != "\n":
            start, words = start - 1, text[start - 1] + words
        elif end < len(text):
            end, words = end + 1, words + text[end]
    before = text[start:end]
    return before, words, text.count(before, 0, start) if before else 0


def _spots(html: str, before: str) -> list[tuple[int, bool, int]]:
    """Every place these letters stand within one piece of text: (number of the node, in its tail, offset)."""
    found = []
    for number, node in enumerate(tree(html).iter()):
        for is_tail, said in ((False, node.text), (True, node.tail)):
            at = said.find(before) if said and before else -1
            while at >= 0:
                found.append((number, is_tail, at))
                at = said.find(before, at + len(before))
    return found


def _changed(html: str, spot: tuple[int, bool, int], before: str, words: str) -> str:
    root, (number, is_tail, at) = tree(html), spot
    node: HtmlElement = next(one for place, one in enumerate(root.iter()) if place == number)
    said = (node.tail if is_tail else node.text) or ""
    said = said[:at] + words + said[at + len(before) :]
    if is_tail:
        node.tail = said
    else:
        node.text = said
    return cleaned(written(root))
