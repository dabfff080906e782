"""The rows of a table as they stand on a page: which letters are one cell, and under which other cell each stands.

Cells are parted by the lines drawn between them; where there are none, by gaps that are wider than those around them. A name
of two characters set as wide as one of three (王　明) is one cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.files.cleansing.pdf.letters import Letter
from gongkai.files.cleansing.pdf.rules import Rules

GAP = 0.12  # of a letter's height, by which a gap is wider than the narrower of those beside it
WIDE = 1.0  # of a letter's height: a gap for itself
STRETCHED = 2.6  # of a letter's height, between the characters of a stretched name


Cell = list[int]
Row = tuple[Sequence[str], list[Cell]]  # what goes over it, and its cells
Side = tuple[float, float]  # left and right


def parted(gaps: Sequence[float], at: int, size: float) -> bool:
    """Whether a gap stands out from those beside it. `size`: the height of its letters."""
    beside = [max(gaps[near], 0) for near in (at - 1, at + 1) if 0 <= near < len(gaps)]
    return gaps[at] > min(min(beside, default=0) + size * GAP, size * WIDE)


@dataclass(frozen=True)
class Head:
    """The first row of a table: its cells, and from where to where each of its columns reaches."""

    said: tuple[str, ...]
    columns: tuple[Side, ...]


class Rows:
    """Rows of a page. `above`: the head of the table at the end of the page before; `head` then is that of this page's last one."""

    def __init__(self, letters: Sequence[Letter], rules: Rules, above: Head | None = None) -> None:
        self._letters, self._rules, self._above = letters, rules, above
        self.head: Head | None = None

    def of(self, lines: Sequence[Sequence[int]]) -> Iterator[Row]:
        """Every line of letters as its cells, with an empty one where a column of the rows above has nothing on it; before each
        what goes over it: the head of a table that goes on from the page before, nothing else."""
        columns: list[Side] = []
        said: tuple[str, ...] = ()
        for line in lines:
            cells = cells_of(self._letters, line, self._rules)
            sides = [self._side(cell) for cell in cells]
            over: Sequence[str] = ()
            if not columns and self._above is not None and _fits(sides, self._above.columns):
                over = said = self._above.said
                columns, self._above = list(self._above.columns), None
                if said == tuple(map(self._said, cells)):
                    over = ()
            under = _under(sides, columns)
            if under is None:
                columns, said = (sides, tuple(map(self._said, cells))) if len(sides) > 1 else ([], ())
                yield over, cells
                continue
            row: list[Cell] = [[] for _ in columns]
            for cell, side, column in zip(cells, sides, under, strict=True):
                row[column] = cell
                if len(cells) == len(columns):
                    columns[column] = min(columns[column][0], side[0]), max(columns[column][1], side[1])
            if len(cells) == len(columns):
                self.head = Head(said, tuple(columns))
            yield over, row

    def _said(self, cell: Cell) -> str:
        return "".join(self._letters[at].char for at in cell)

    def _side(self, cell: Cell) -> Side:
        return self._letters[cell[0]].laid[0], max(self._letters[at].laid[2] for at in cell)


def _fits(sides: Sequence[Side], columns: Sequence[Side]) -> bool:
    """Whether cells stand below columns one for one."""
    pairs = list(zip(sides, columns, strict=False))
    return len(sides) == len(columns) > 1 and all(_away(*pair) == 0 for pair in pairs)


def _under(sides: Sequence[Side], columns: Sequence[Side]) -> list[int] | None:
    """The column each cell stands in, from left to right; None where they are no row of these columns."""
    if not columns or len(sides) > len(columns):
        return None
    if len(sides) == len(columns):
        return list(range(len(columns)))
    nearest = [min(range(len(columns)), key=lambda at: _away(side, columns[at])) for side in sides]
    spans = any(sum(_away(side, column) == 0 for column in columns) > 1 for side in sides)
    return None if spans or any(one >= other for one, other in pairwise(nearest)) else nearest


def _away(side: Side, column: Side) -> float:
    """How far a cell is from being above or below another; 0 where they overlap."""
    return max(side[0] - column[1], column[0] - side[1], 0)


def cells_of(letters: Sequence[Letter], line: Sequence[int], rules: Rules) -> list[Cell]:
    pairs = [(letters[one], letters[other]) for one, other in pairwise(line)]
    ruled = [rules.parts(*pair) for pair in pairs]
    gaps = [other.laid[0] - one.laid[2] for one, other in pairs]
    wide = [parted(gaps, at, min(one.height, other.height)) for at, (one, other) in enumerate(pairs)]
    ends = ruled
    if not any(ruled):
        ends = [cut and not _is_stretched(pairs, gaps, wide, at) for at, cut in enumerate(wide)]
    cells: list[Cell] = [[line[0]]]
    for at, end in zip(line[1:], ends, strict=True):
        if end:
            cells.append([])
        cells[-1].append(at)
    return cells


def _is_stretched(
    pairs: Sequence[tuple[Letter, Letter]], gaps: Sequence[float], wide: Sequence[bool], at: int
) -> bool:
    """Whether a gap lies between two characters that stand by themselves: 王　明."""
    one, other = pairs[at]
    alone = (at == 0 or wide[at - 1]) and (at + 1 == len(wide) or wide[at + 1])
    return alone and gaps[at] < STRETCHED * one.height and all(map(_is_han, (one.char, other.char)))


def _is_han(char: str) -> bool:
    return "\u4e00" <= char[:1] <= "\u9fff"
