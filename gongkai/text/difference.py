"""What changed between two wordings: paragraph by paragraph, then clause by clause, then letter by letter; tables by cells.

Every step is bounded, so that 100 KB of text, however repetitive, is compared in about a second.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

LONGEST = 20_000  # characters of a paragraph beyond which it is shown as replaced whole
LETTERS = 300  # characters of changed clauses beyond which they are not compared letter by letter
ALIKE, AHEAD = 0.3, 6
CLAUSE = re.compile(r"[^。；，、！？：;,!?]*[。；，、！？：;,!?]?")
RULE = re.compile(r"\|[\s:\-|]+\|")


@dataclass(frozen=True)
class Piece:
    """`kind` is same, ins or del."""

    kind: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the comparison, or one row of a table with its `cells`."""

    pieces: tuple[Piece, ...]
    cells: tuple[tuple[Piece, ...], ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything in it differs."""
        return any(p.kind != "same" for p in self.pieces)

    @property
    def old(self) -> list[list[Piece]]:
        """What the old text said, cell by cell; a paragraph is one cell."""
        return [[p for p in cell if p.kind != "ins"] for cell in self.cells or (self.pieces,)]

    @property
    def new(self) -> list[list[Piece]]:
        """What the new text says, cell by cell."""
        return [[p for p in cell if p.kind != "del"] for cell in self.cells or (self.pieces,)]


@dataclass(frozen=True)
class Block:
    """Paragraphs one after another, or the rows of one table."""

    is_table: bool
    rows: tuple[Paragraph, ...]


def difference(old: str, new: str) -> list[Paragraph]:
    """The new text with what was taken out and put in. Blank lines are left out."""
    before, after = _paragraphs(old), _paragraphs(new)
    found: list[Paragraph] = []
    for tag, a1, a2, b1, b2 in _codes(before, after):
        if tag == "equal":
            found += [_paragraph(line, line) for line in after[b1:b2]]
        else:
            found += [_paragraph(one, other) for one, other in _pairs(before[a1:a2], after[b1:b2])]
    return found


def blocks(paragraphs: Iterable[Paragraph]) -> list[Block]:
    """The comparison as it is shown: rows that stand together are a table."""
    return [Block(table, tuple(rows)) for table, rows in groupby(paragraphs, key=lambda p: bool(p.cells))]


def only_changed(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What changed, with the paragraph before and behind."""
    near = {at + step for at, p in enumerate(paragraphs) if p.changed for step in (-1, 0, 1)}
    return [p for at, p in enumerate(paragraphs) if at in near]


def _paragraphs(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not RULE.fullmatch(line)]


def _codes(before: Sequence[str], after: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """The same line again is told apart by its count: a thousand equal rows are compared as fast as different ones."""
    return SequenceMatcher(None, _told_apart(before), _told_apart(after), autojunk=False).get_opcodes()


def _told_apart(lines: Sequence[str]) -> list[tuple[str, int]]:
    seen: Counter[str] = Counter()
    told = []
    for line in lines:
        told.append((line, seen[line]))
        seen[line] += 1
    return told


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Lines that say about the same beside each other, the others alone."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    at = to = 0
    while at < len(old) and to < len(new):
        further = next((k for k in range(AHEAD) if to + k < len(new) and _alike(old[at], new[to + k])), None)
        if further is None:
            yield old[at], ""
            at += 1
            continue
        yield from (("", line) for line in new[to : to + further])
        yield old[at], new[to + further]
        at, to = at + 1, to + further + 1
    yield from ((line, "") for line in old[at:])
    yield from (("", line) for line in new[to:])


def _alike(one: str, other: str) -> bool:
    """Whether two lines share a good part of their pairs of letters."""
    pairs = [{line[i : i + 2] for i in range(min(len(line), 400) - 1)} for line in (one, other)]
    return len(pairs[0] & pairs[1]) >= ALIKE * max(1, min(len(pairs[0]), len(pairs[1])))


def _paragraph(old: str, new: str) -> Paragraph:
    rows = [line for line in (old, new) if line]
    if not all(len(line) > 1 and line[0] == line[-1] == "|" for line in rows):
        return Paragraph(tuple(_pieces(old, new)))
    before, after = _cells(old), _cells(new)
    cells = tuple(tuple(_pieces(one, other)) for one, other in zip_longest(before, after, fillvalue=""))
    return Paragraph(tuple(piece for cell in cells for piece in cell), cells)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row[1:-1].split("|")] if row else []


def _pieces(old: str, new: str) -> list[Piece]:
    if old == new:
        return [Piece("same", new)] if new else []
    if not old or not new or max(len(old), len(new)) > LONGEST:
        return [Piece(kind, text) for kind, text in (("del", old), ("ins", new)) if text]
    before, after = ([clause for clause in CLAUSE.findall(text) if clause] for text in (old, new))
    found: list[Piece] = []
    for tag, a1, a2, b1, b2 in _codes(before, after):
        taken, put = "".join(before[a1:a2]), "".join(after[b1:b2])
        found += [Piece("same", put)] if tag == "equal" else _letters(taken, put)
    return _joined(found)


def _letters(old: str, new: str) -> list[Piece]:
    """Changed clauses letter by letter, where they are short and much of them stayed."""
    whole = [Piece(kind, text) for kind, text in (("del", old), ("ins", new)) if text]
    if len(whole) < 2 or max(len(old), len(new)) > LETTERS:
        return whole
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return whole
    found: list[Piece] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", new[b1:b2]))
        else:
            found += [Piece(k, t) for k, t in (("del", old[a1:a2]), ("ins", new[b1:b2])) if t]
    return found


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one."""
    return [
        Piece(kind, "".join(p.text for p in same)) for kind, same in groupby(pieces, key=lambda p: p.kind)
    ]
