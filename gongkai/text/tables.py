"""Tables in a text: `| a | b |` or `a | b |` to a line, cells parted by tabs, or one cell to a line as web pages come out.

Only the first two have rows that can be added up; of the third the passage says no more than that it is a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

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

    @property
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


def tables(passage: Passage) -> list[Table]:
    """Tables of two rows and two columns at least, in order."""
    return list(_tables(passage))


def _tables(passage: Passage) -> Iterator[Table]:
    rows: list[tuple[Cell, ...]] = []
    last: int | None = None
    for line in passage.lines:
        cells = _cells(passage, line)
        if cells is None or (last is not None and line.number != last + 1):
            if len(rows) >= 2:
                yield Table(tuple(rows))
            rows = []
        if cells:
            rows.append(cells)
        if cells is not None:
            last = line.number
    if len(rows) >= 2:
        yield Table(tuple(rows))


def _cells(passage: Passage, line: Line) -> tuple[Cell, ...] | None:
    """The cells of a row; () for the ruler under a head (|---|---|); None where the line is no such row."""
    words = passage.words(line)
    if words.count("\t") >= 1 and "|" not in words:
        return tuple(_parted(words, "\t", line.start))
    if words.rstrip().endswith("|") and words.count("|") >= 2 + words.lstrip().startswith("|"):
        if _RULER.fullmatch(words):
            return ()
        begin = words.index("|") + 1 if words.lstrip().startswith("|") else 0
        end = words.rindex("|")
        return tuple(_parted(words[begin:end], "|", line.start + begin))
    return None


def _parted(words: str, by: str, start: int) -> Iterator[Cell]:
    at = start
    for piece in words.split(by):
        plain = piece.strip()
        begin = at + len(piece) - len(piece.lstrip())
        yield Cell(begin, begin + len(plain), plain)
        at += len(piece) + 1
