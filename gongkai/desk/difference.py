"""What changed between two wordings, paragraph by paragraph, then character by character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

LONGEST = 2_000  # characters of a paragraph beyond which it is shown as replaced whole


@dataclass(frozen=True)
class Piece:
    """`kind` is same, ins or del."""

    kind: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the comparison; `changed` tells whether anything in it differs."""

    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(p.kind != "same" for p in self.pieces)


def difference(old: str, new: str) -> list[Paragraph]:
    """The new text with what was taken out and put in. Blank lines are left out."""
    before, after = _paragraphs(old), _paragraphs(new)
    found: list[Paragraph] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Paragraph((Piece("same", line),)) for line in after[b1:b2]]
        else:
            pairs = zip_longest(before[a1:a2], after[b1:b2], fillvalue="")
            found += [Paragraph(tuple(_pieces(one, other))) for one, other in pairs]
    return found


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pieces(old: str, new: str) -> Iterator[Piece]:
    if not old or not new or max(len(old), len(new)) > LONGEST:
        yield from (Piece(kind, text) for kind, text in (("del", old), ("ins", new)) if text)
        return
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", new[b1:b2])
            continue
        if a2 > a1:
            yield Piece("del", old[a1:a2])
        if b2 > b1:
            yield Piece("ins", new[b1:b2])
