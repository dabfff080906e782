"""The rows of a table as they stand on a page: which letters are one cell, and under which other cell each stands.

Cells are parted by the lines drawn between them; where there are none, by gaps that are wider than those around them. A name
of two characters set as wide as one of three (王　明) is one cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongkai.files.cleansing.pdf.letters import Letter
from gongkai.files.cleansing.pdf.rules import Rules

GAP = 0.12  # of a letter's height, by which a gap is wider than the narrower of those beside it
WIDE = 1.0  # of a letter's height: a gap for itself
STRETCHED = 2.6  # of a letter's height, between the characters of a stretched name

Cell = list[int]


def parted(gaps: Sequence[float], at: int, size: float) -> bool:
    """Whether a gap stands out from those beside it. `size`: the height of its letters."""
    beside = [max(gaps[near], 0) for near in (at - 1, at + 1) if 0 <= near < len(gaps)]
    return gaps[at] > min(min(beside, default=0) + size * GAP, size * WIDE)


def rows_of(letters: Sequence[Letter], lines: Sequence[Sequence[int]], rules: Rules) -> Iterator[list[Cell]]:
    """Every line of letters as its cells, with an empty one where a column of the rows above has nothing on it."""
    columns: list[tuple[float, float]] = []
    for line in lines:
        cells = _cells(letters, line, rules)
        sides = [(letters[cell[0]].laid[0], max(letters[at].laid[2] for at in cell)) for cell in cells]
        under = _under(sides, columns)
        if under is None:
            columns = sides if len(sides) > 1 else []
            yield cells
            continue
        row: list[Cell] = [[] for _ in columns]
        for cell, side, column in zip(cells, sides, under, strict=True):
            row[column] = cell
            if len(cells) == len(columns):
                columns[column] = min(columns[column][0], side[0]), max(columns[column][1], side[1])
        yield row


def _under(sides: Sequence[tuple[float, float]], columns: Sequence[tuple[float, float]]) -> list[int] | None:
    """The column each cell stands in, from left to right; None where they are no row of these columns."""
    if not columns or len(sides) > len(columns):
        return None
    if len(sides) == len(columns):
        return list(range(len(columns)))
    nearest = [min(range(len(columns)), key=lambda at: _away(side, columns[at])) for side in sides]
    spans = any(sum(_away(side, column) == 0 for column in columns) > 1 for side in sides)
    return None if spans or any(one >= other for one, other in pairwise(nearest)) else nearest


def _away(side: tuple[float, float], column: tuple[float, float]) -> float:
    """How far a cell is from being above or below another; 0 where they overlap."""
    return max(side[0] - column[1], column[0] - side[1], 0)


def _cells(letters: Sequence[Letter], line: Sequence[int], rules: Rules) -> list[Cell]:
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
