"""Runs of numbers between words: finding them, and reading a run as the cells of a row.

A run is what stands between two pieces of wording: digits, signs, `|`, blanks and line ends. Where digits of
several cells run together (`713000074`), every way to cut them is tried and the row's own sum decides; without a
single answer nothing is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Cells = tuple[int | Decimal | None, ...]

_NUMBER = r"[+-]?\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|[+-]?\d+(?:\.\d+)?"
_YEAR = r"(?:19|20)\d\d\s*年(?:度|底|末)?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?|\d{1,2}\s*月\s*\d{1,2}\s*日"
# An enumerator is one digit with its mark before a word: of `00000002.其他` only `2.` is one.
_ENUMERATOR = r"[1-9][.、,](?=\s*[\u4e00-\u9fff“\"])|\([1-9一二三四五六七八九十]\)|数据\s*\d|第\s*\d+\s*页"
# What may trail a number in its cell: a unit, or a remark the converter may have torn off to the next line.
_REMARK = r"(?<=\d)(?:\s*\((?![一二三四五六七八九十]\))[^()\n]{1,30}\)|[ \t]?(?:万元|元|件|条|项)(?![\u4e00-\u9fff]))"
_TOKEN = re.compile(
    rf"(?P<word>{_YEAR}|{_ENUMERATOR})|(?P<remark>{_REMARK})"
    rf"|(?P<rule>:?-{{3,}}:?)|(?P<number>{_NUMBER})|(?P<bar>\|)|(?P<line>\n)|(?P<space>[ \t]+)"
    r"|(?P<dash>(?<=[|\s])(?:[-–—/]{1,2}|无)(?=[ \t]*(?:[|\n]|\s\s|$|[ \t][-–—/\d])))|(?P<other>.)"
)
_GLUED = re.compile(rf"\d+?(?={_ENUMERATOR})")
MOST_DIGITS = 60  # a run longer than this is no row of a table
MOST_READINGS = 200
MOST_STEPS = 100_000
LONGEST_NUMBER = 8


@dataclass(frozen=True)
class Piece:
    """One printed thing in a run. `kind` is number, dash or blank; `apart` how it stands off the piece before it:
    "" (not at all), "space", "wide" (two or more blanks), "bar" or "line"."""

    text: str
    start: int
    end: int
    kind: str
    apart: str


@dataclass(frozen=True)
class Run:
    """The pieces of a run and the wording before it, as spans of the page's text."""

    words: tuple[int, int]
    pieces: tuple[Piece, ...]

    @property
    def printed(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind != "blank")

    @property
    def span(self) -> tuple[int, int]:
        pieces = self.printed or self.pieces
        return pieces[0].start, pieces[-1].end


def runs(text: str, start: int, end: int) -> list[Run]:
    """The runs of numbers of `text[start:end]`, in order."""
    found: list[Run] = []
    pieces: list[Piece] = []
    words_from = words_to = start
    apart, bar_open, at = "", False, start
    while at < end:
        hit = _TOKEN.match(text, at, end)
        if hit is None:  # pragma: no cover - `other` takes any character but a line end, `line` takes that
            break
        kind, stop = hit.lastgroup or "other", hit.end()
        if kind == "number":
            glued = _GLUED.match(text, at, end)
            if glued and glued.end() < stop:
                stop = glued.end()
            pieces.append(Piece(text[at:stop], at, stop, "number", apart))
            apart, bar_open = "", False
        elif kind == "dash":
            pieces.append(Piece(hit[0], at, stop, "dash", apart))
            apart, bar_open = "", False
        elif kind == "bar":
            if bar_open:
                pieces.append(Piece("", at, at, "blank", "bar"))
            apart, bar_open = "bar", True
        elif kind == "line":
            apart, bar_open = "line", False
        elif kind == "space":
            if apart == "":
                apart = "wide" if stop - at > 1 or "\t" in hit[0] else "space"
        elif kind in ("word", "other"):
            if pieces:
                found.append(Run((words_from, words_to), tuple(pieces)))
                pieces, words_from = [], at
            words_to, apart, bar_open = stop, "", False
        at = stop
    if pieces:
        found.append(Run((words_from, words_to), tuple(pieces)))
    return found


def by_rows(run: Run, width: int) -> list[Run]:
    """Cut a run where one of its lines alone is a whole row (or a whole row and one cell more)."""
    lines: list[list[Piece]] = [[]]
    for piece in run.pieces:
        if piece.apart == "line" and lines[-1]:
            lines.append([])
        lines[-1].append(piece)
    if len(lines) == 1 or not any(_count(line) in (width, width + 1) for line in lines):
        return [run]
    cut: list[list[Piece]] = [[]]
    for line in lines:
        if _count(line) in (width, width + 1):
            cut += [line, []]
        else:
            cut[-1] += line
    parts = [part for part in cut if part]
    return [
        Run(run.words if part is parts[0] else (part[0].start, part[0].start), tuple(part)) for part in parts
    ]


def _count(pieces: Sequence[Piece]) -> int:
    printed = sum(piece.kind != "blank" for piece in pieces)
    return printed if printed else len(pieces)


def separate(run: Run, width: int) -> Cells | None:
    """The cells of a run whose pieces are the cells, blanks being None; None where their number does not fit.

    A dash counts as zero; the caller says so.
    """
    pieces = run.printed
    if len(pieces) != width or not pieces:
        bars = [piece for piece in run.pieces if piece.apart == "bar"]
        if len(bars) < len(run.pieces) - 1 or any(piece.apart == "line" for piece in run.pieces[1:]):
            return None
        pieces = run.pieces
        while len(pieces) > width and pieces[-1].kind == "blank":
            pieces = pieces[:-1]
        if len(pieces) != width:
            return None
    if any(_leading_zero(piece.text) for piece in pieces):
        return None
    return tuple(_value(piece) for piece in pieces)


def joined(run: Run, width: int, group: int = 0) -> list[tuple[int, ...]]:
    """All ways to read a run whose digits run together as `width` cells, at most MOST_READINGS of them.

    Every printed gap is an edge of a cell; a number does not begin with 0. With `group` > 0 the last of every
    `group` cells is the sum of the others (7 in table 3, 5 in table 4), and only such readings are given.
    """
    pieces = run.printed
    if not pieces or len(pieces) > width or any(piece.apart in ("bar", "line") for piece in pieces[1:]):
        return []
    texts = [piece.text for piece in pieces]
    digits = sum(map(len, texts))
    if not all(text.isdecimal() for text in texts) or not width <= digits <= MOST_DIGITS:
        return []
    if digits == width and len(texts) == 1:
        return [tuple(int(digit) for digit in texts[0])]
    return _Cutter(width, group).readings(texts)


class _Cutter:
    """Cuts texts of digits into `width` numbers, giving up after MOST_STEPS."""

    def __init__(self, width: int, group: int) -> None:
        self.width, self.group = width, group
        self.steps = 0
        self.found: list[tuple[int, ...]] = []

    def readings(self, texts: list[str]) -> list[tuple[int, ...]]:
        self._cut(texts, ())
        return self.found if self.steps <= MOST_STEPS and len(self.found) <= MOST_READINGS else []

    def _cut(self, texts: list[str], cells: tuple[int, ...]) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS or len(self.found) > MOST_READINGS or not self._sums(cells):
            return
        texts = texts[1:] if texts and not texts[0] else texts
        room = self.width - len(cells)
        if not texts:
            if room == 0:
                self.found.append(cells)
            return
        head, rest = texts[0], texts[1:]
        longest = 1 if head[0] == "0" else min(LONGEST_NUMBER, len(head))
        for length in range(1, longest + 1):
            tail = head[length:]
            if room >= 1 + len(rest) + bool(tail):
                self._cut([tail, *rest], (*cells, int(head[:length])))

    def _sums(self, cells: tuple[int, ...]) -> bool:
        if not self.group or not cells or len(cells) % self.group:
            return True
        *parts, total = cells[-self.group :]
        return sum(parts) == total


def _leading_zero(text: str) -> bool:
    return len(text) > 1 and text[0] == "0" and text[1] != "."


def _value(piece: Piece) -> int | Decimal | None:
    if piece.kind == "blank":
        return None
    if piece.kind == "dash":
        return 0
    text = piece.text.replace(",", "")
    if len(text) > MOST_DIGITS:
        return None
    return Decimal(text) if "." in text else int(text)
