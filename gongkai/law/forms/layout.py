"""Where every label and cell of a statutory table stands on paper: one grid for Word, Excel and the web page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.law.forms.shape import HeaderCell, Row, Table

LABEL_COLUMNS = 3  # of table 3: 三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密


@dataclass(frozen=True)
class Placed:
    """A label (`text`) or a cell (`address`) at a 0-based row and column, and how many it spans."""

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    text: str = ""
    address: str = ""


@dataclass(frozen=True)
class Layout:
    """A grid of `height` × `width`; `placed` in reading order covers it without overlap; `label_columns` come first."""

    height: int
    width: int
    label_columns: int
    placed: tuple[Placed, ...]


def layout_of(table: Table) -> Layout:
    """The printed grid of a table of either form."""
    if table.key == "t3":
        return _layout(_table_3(table), LABEL_COLUMNS)
    if table.key == "t4":
        return _layout(_table_4(table), 0)
    return _layout(_article_20(table), 1)


def _layout(placed: Iterator[Placed], label_columns: int) -> Layout:
    ordered = tuple(sorted(placed, key=lambda one: (one.row, one.column)))
    height = max(one.row + one.rowspan for one in ordered)
    width = max(one.column + one.colspan for one in ordered)
    return Layout(height, width, label_columns, ordered)


def _article_20(table: Table) -> Iterator[Placed]:
    yield Placed(0, 0, 1, 1 + len(table.columns), table.caption)
    yield Placed(1, 0, text=table.corner)
    for place, column in enumerate(table.columns, start=1):
        yield Placed(1, place, text=column.label)
    for line, row in enumerate(table.rows, start=2):
        yield Placed(line, 0, text=row.label)
        for place, column in enumerate(table.columns, start=1):
            yield Placed(line, place, address=table.address(row.key, column.key))


def _table_3(table: Table) -> Iterator[Placed]:
    head = len(table.header_rows)
    yield Placed(0, 0, head, LABEL_COLUMNS, table.corner)
    yield from _header(table.header_rows, LABEL_COLUMNS, LABEL_COLUMNS + len(table.columns))
    line = head
    for row in table.rows:
        depth = _depth(table, row)
        if row.heads:
            yield Placed(line, depth, rowspan=_members(table, row), text=row.label)
            continue
        yield Placed(line, depth, colspan=LABEL_COLUMNS - depth, text=row.label)
        for place, column in enumerate(table.columns, start=LABEL_COLUMNS):
            yield Placed(line, place, address=table.address(row.key, column.key))
        line += 1


def _table_4(table: Table) -> Iterator[Placed]:
    width = len(table.rows) * len(table.columns)
    yield from _header(table.header_rows, 0, width)
    place = 0
    for row in table.rows:
        for column in table.columns:
            yield Placed(len(table.header_rows), place, address=table.address(row.key, column.key))
            place += 1


def _header(rows: Sequence[Sequence[HeaderCell]], left: int, width: int) -> Iterator[Placed]:
    """Header cells as HTML lays them out: each takes the first places its line has left."""
    taken: set[tuple[int, int]] = set()
    for line, cells in enumerate(rows):
        column = left
        for cell in cells:
            while (line, column) in taken and column < width:
                column += 1
            yield Placed(line, column, cell.rowspan, cell.colspan, cell.label)
            taken |= {(line + r, column + c) for r in range(cell.rowspan) for c in range(cell.colspan)}
            column += cell.colspan


def _depth(table: Table, row: Row) -> int:
    return 1 + _depth(table, table.row(row.group)) if row.group else 0


def _members(table: Table, head: Row) -> int:
    """How many lines the rows under a gathering label take."""
    own = [row for row in table.rows if row.group == head.key]
    return sum(_members(table, row) if row.heads else 1 for row in own)
