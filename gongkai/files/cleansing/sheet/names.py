"""Names of SpreadsheetML, and of cells and areas."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HIDDEN = "隐藏"
NAME_OF_HIDDEN = f"{HIDDEN}的工作表的名称"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class Area(NamedTuple):
    """A rectangle of cells, its edges included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


def number_of(letters: str) -> int:
    """A column's number: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(number: int) -> str:
    said = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        said = chr(65 + rest) + said
    return said


def area_of(said: str) -> Area | None:
    """`B2:C9`, `B2`, `B:C`, `2:9`; None for anything else."""
    first, _, last = said.replace("$", "").partition(":")
    last = last or first
    ends = [_end(first, low=True), _end(last, low=False)]
    if ends[0] is None or ends[1] is None or ":" not in said and not CELL.fullmatch(said):
        return None
    return Area(*ends[0], *ends[1])


def _end(said: str, *, low: bool) -> tuple[int, int] | None:
    if cell := CELL.fullmatch(said):
        return int(cell[2]), number_of(cell[1])
    if said.isascii() and said.isalpha() and len(said) <= 3:
        return (1 if low else LAST_ROW), number_of(said)
    if said.isascii() and said.isdecimal():
        return int(said), (1 if low else LAST_COLUMN)
    return None


class Changed:
    """Cells that were changed, asked for by area."""

    def __init__(self) -> None:
        self._rows: dict[int, list[int]] = {}  # of each column, in order

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, row: int, column: int) -> None:
        rows = self._rows.setdefault(column, [])
        if not rows or rows[-1] < row:
            rows.append(row)
        elif (at := bisect_left(rows, row)) == len(rows) or rows[at] != row:
            rows.insert(at, row)

    def meets(self, area: Area) -> bool:
        """Whether any of them lies in an area."""
        for column, rows in self._rows.items():
            if area.left <= column <= area.right:
                at = bisect_left(rows, area.top)
                if at < len(rows) and rows[at] <= area.bottom:
                    return True
        return False
