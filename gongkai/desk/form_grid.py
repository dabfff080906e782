"""A table of the statutory form as lines of cells for the page, at the places `law.forms.layout` gives them."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.law.forms.figures import Figures, Value
from gongkai.law.forms.layout import Placed, layout_of
from gongkai.law.forms.shape import Table


@dataclass(frozen=True)
class Cell:
    """A label, or a number with its address."""

    placed: Placed
    value: Value = None

    @property
    def is_label(self) -> bool:
        return not self.placed.address

    @property
    def scope(self) -> str:
        """What a label heads: the lines beside it, or the column below it."""
        return "row" if self.placed.address == "" and self.placed.row >= self.heads else "col"

    heads: int = 0


@dataclass(frozen=True)
class Grid:
    """`heads` lines of column labels come first; `label` says what the table is, for who cannot see it."""

    table: Table
    lines: list[list[Cell]]
    heads: int

    @property
    def label(self) -> str:
        return (
            self.table.caption
            or {"t3": "收到和处理政府信息公开申请情况", "t4": "行政复议、行政诉讼情况"}[self.table.key]
        )


def grid_of(table: Table, figures: Figures) -> Grid:
    """The printed grid of a table with its numbers."""
    layout = layout_of(table)
    heads = len(table.header_rows) or 2
    lines: list[list[Cell]] = [[] for _ in range(layout.height)]
    for placed in layout.placed:
        value = figures.cell(placed.address) if placed.address else None
        lines[placed.row].append(Cell(placed, value, heads))
    return Grid(table, lines, heads)
