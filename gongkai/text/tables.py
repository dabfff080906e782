"""Tables in a text: `| a | b |` or `a | b |` to a line, cells parted by tabs, or one cell to a line as web pages come out.

Only the first two have rows that can be added up; of the third the passage says no more than that it is a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from gongkai.text.amount import LONGEST
from gongkai.text.passage import Line, Passage

_RULER = re.compile(r"[\s|:\-—]+")
_NUMBER = re.compile(r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?=%?$)")


@dataclass(frozen=True)
class Cell:
    """Words of a cell without the blanks around them; offsets of the text."""

    start: int
    end: int
    words: str

    @cached_property
    def number(self) -> Decimal | None:
        """The number the cell is (1,200; 12.5; -3), or None; an empty cell and a dash are no number."""
        plain = self.words.removesuffix("%").strip() if len(self.words) <= LONGEST else ""
        return Decimal(plain.replace(",", "").replace("−", "-")) if _NUMBER.fullmatch(plain) else None


@dataclass(frozen=True)
class Table:
    """Rows of cells; rows need not be equally long where cells were merged."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def is_even(self) -> bool:
        return len({len(row) for row in self.rows}) == 1


def tables_at(
    passage: Passage, places: Iterable[int], *, unless: re.Pattern[str] | None = None
) -> Iterator[Table]:
    """The tables (two rows and two columns at least) in which one of the places stands, once each. The places come in order.

    What holds the pattern `unless` is passed over before it is taken apart.
    """
    lines, behind = passage.lines, 0
    for at in places:
        first = passage.number_at(at)
        if first < behind:
            continue
        if not _is_row(passage, lines[first]):
            behind = first + 1  # a long line is asked once, however many places it holds
            continue
        last = first
        while first > behind and _is_row(passage, lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and _is_row(passage, lines[last + 1]):
            last += 1
        behind = last + 1
        if not (unless and unless.search(passage.shadow, lines[first].start, lines[last].end)):
            rows = tuple(filter(None, (_cells(passage, line) for line in lines[first:behind])))
            if len(rows) >= 2:
                yield Table(rows)


def _is_row(passage: Passage, line: Line) -> bool:
    words = passage.words(line)
    if "|" not in words:
        return "\t" in words
    plain = words.strip()
    return plain.endswith("|") and plain.count("|") >= 2 + plain.startswith("|")


def _cells(passage: Passage, line: Line) -> tuple[Cell, ...]:
    """The cells of a row; none for the ruler under a head (|---|---|)."""
    words = passage.words(line)
    if "|" not in words:
        return tuple(_parted(words, "\t", line.start))
    if _RULER.fullmatch(words):
        return ()
    begin = words.index("|") + 1 if words.lstrip().startswith("|") else 0
    return tuple(_parted(words[begin : words.rindex("|")], "|", line.start + begin))


def _parted(words: str, by: str, start: int) -> Iterator[Cell]:
    at = start
    for piece in words.split(by):
        plain = piece.strip()
        begin = at + len(piece) - len(piece.lstrip())
        yield Cell(begin, begin + len(plain), plain)
        at += len(piece) + 1
