"""Changing some words of HTML at places counted in its plain text; where a change cannot be made exactly, none is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml.html import HtmlElement

from gongkai.documents.rich import cleaned, plain, tree, written
from gongkai.text.finding import Edit

# Characters of nobody's own: each piece of HTML text is written in one of them, to see where its letters come out.
PRIVATE = (*range(0xF0000, 0xFFFFE), *range(0x100000, 0x10FFFE))


class Spot(NamedTuple):
    """Where a letter of the plain text comes from: the number of its piece, and its offset there."""

    piece: int
    offset: int


@dataclass
class Piece:
    """Text in one node, before its first child or behind its end; it never crosses a change of looks or a cell."""

    node: HtmlElement
    is_tail: bool

    @property
    def said(self) -> str:
        return (self.node.tail if self.is_tail else self.node.text) or ""

    def say(self, words: str) -> None:
        if self.is_tail:
            self.node.tail = words
        else:
            self.node.text = words


def with_edits(html: str, edits: Iterable[Edit]) -> str | None:
    """The HTML with edits of `plain(html)` made in it; None where one of them crosses a change of looks or a cell.

    The proof is in the outcome: the plain text of it is the plain text edited.
    """
    text, wanted = plain(html), sorted(edits)
    if any(one.end > other.start for one, other in zip(wanted, wanted[1:], strict=False)):
        return None
    spots = _spots(html, text)
    changes: dict[int, list[Edit]] = {}
    for edit in wanted:
        found = _within_a_piece(edit, spots)
        if found is None:
            return None
        changes.setdefault(found[0], []).append(found[1])
    root = tree(html)
    pieces = list(_pieces(root))
    for number, there in changes.items():
        pieces[number].say(edited(pieces[number].said, there))
    changed = cleaned(written(root))
    return changed if plain(changed) == edited(text, wanted) else None


def within_pieces(html: str, edits: Iterable[Edit]) -> list[Edit]:
    """Those of the edits of `plain(html)` that each lie within one piece; the HTML is followed once for all of them."""
    spots = _spots(html, plain(html))
    return [edit for edit in edits if _within_a_piece(edit, spots) is not None]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with its edits made, in one walk; none may begin before the one before it ends."""
    parts, at = [], 0
    for edit in sorted(edits):
        parts += [text[at : edit.start], edit.words]
        at = max(at, edit.end)
    return "".join([*parts, text[at:]])


def _pieces(root: HtmlElement) -> Iterator[Piece]:
    """The pieces of text with a letter in them, as they stand in the HTML."""
    for node in root.iter():
        for piece in (Piece(node, False), Piece(node, True)):
            if piece.said.strip():
                yield piece


def _spots(html: str, text: str) -> list[Spot | None]:
    """For each letter of the plain text where it comes from; None for blanks and for what stands in no piece, as the sign
    of a list. None for all where the letters cannot be followed."""
    root = tree(html)
    nowhere: list[Spot | None] = [None] * len(text)
    letters: list[Iterator[int]] = []
    pieces = list(_pieces(root))
    if len(pieces) > len(PRIVATE) or max(text, default="") >= chr(PRIVATE[0]):
        return nowhere
    signs = [chr(code) for code in PRIVATE[: len(pieces)]]
    for piece, sign in zip(pieces, signs, strict=True):
        said = piece.said
        letters.append(iter([at for at, letter in enumerate(said) if not letter.isspace()]))
        piece.say("".join(letter if letter.isspace() else sign for letter in said))
    number = {sign: at for at, sign in enumerate(signs)}
    signed = plain(written(root))
    if len(signed) != len(text):
        return nowhere
    return [Spot(number[sign], next(letters[number[sign]])) if sign in number else None for sign in signed]


def _within_a_piece(edit: Edit, spots: list[Spot | None]) -> tuple[int, Edit] | None:
    """(number of the piece, the edit there); None where it does not lie within one."""
    start, end, words = edit
    before = spots[start - 1] if start > 0 else None
    after = spots[end] if end < len(spots) else None
    inside = [spot for spot in spots[start:end] if spot is not None]
    first = spots[start] if start < end else None
    last = spots[end - 1] if start < end else None
    if start == end:
        place = before or after
        if place is None:
            return None
        at = place.offset + (before is not None)
        return place.piece, Edit(at, at, words)
    # Blanks are followed by the letters at either side of them.
    begins = first or (before and Spot(before.piece, before.offset + 1))
    ends = (last and Spot(last.piece, last.offset + 1)) or after
    if not begins or not ends or {one.piece for one in (begins, ends, *inside)} != {begins.piece}:
        return None
    return begins.piece, Edit(begins.offset, ends.offset, words)
