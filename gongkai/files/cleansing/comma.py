"""Comma-separated values: every row read with the labels of its columns, written again with the same delimiter."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.line import Line, Piece, Slot
from gongkai.files.cleansing.rows import Cell, Labels
from gongkai.files.coding import Coded
from gongkai.files.opening import Bound, Unreadable

DELIMITERS = ",\t;|"
LONGEST_CELL = 1_000_000


class Comma:
    """A table of values taken apart."""

    def __init__(self, content: bytes) -> None:
        self.coded = Coded(content)
        self.dropped: list[Piece] = []
        self.removed: list[str] = []
        self.unread: list[str] = []
        text = self.coded.text
        first = text.split("\n", 1)[0]
        self._delimiter = max(DELIMITERS, key=first.count)
        self._break = "\r\n" if "\r\n" in text else "\n"
        csv.field_size_limit(LONGEST_CELL)
        try:
            self._rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=self._delimiter))
            Bound().cells(sum(map(len, self._rows)))
        except csv.Error:
            raise Unreadable("CSV 的引号或者分隔不合格，请用表格软件另存后再试") from None

    def lines(self) -> Iterator[Line]:
        labels = Labels()
        for number, row in enumerate(self._rows, 1):
            yield from labels.row([self._cell(row, number, column) for column in range(len(row))])

    @staticmethod
    def _cell(row: list[str], number: int, column: int) -> Cell:
        def put(text: str) -> None:
            row[column] = text

        return Cell(f"第{number}行第{column + 1}列", column, [Slot(row[column], put)])

    def write(self) -> bytes:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=self._delimiter, lineterminator=self._break).writerows(self._rows)
        return self.coded.coded(out.getvalue())


def opened(content: bytes, decisions: Decisions) -> Comma:
    """Raises Unreadable for a file that is no text or no table."""
    return Comma(content)
