"""Where the cells of an HTML table stand: merged cells placed on a grid, whatever they say of themselves."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

CELLS = ("td", "th")
WIDEST = 100  # columns of a table


@dataclass(frozen=True)
class Place:
    """A cell: its row and column from 0, how many rows and columns it takes, and the cell itself.

    `is_shared`: an earlier cell of its row stands there already (beyond the last column).
    """

    row: int
    column: int
    high: int
    wide: int
    cell: HtmlElement
    is_shared: bool = False


@dataclass(frozen=True)
class Places:
    """The cells of a table in order, and how many columns each row has."""

    cells: tuple[Place, ...]
    widths: tuple[int, ...]


def places(table: HtmlElement) -> Places:
    """Each cell at the first free place of its row, reaching no further than the table's rows and `WIDEST` columns.

    Where two cells claim a place the one that came first has it: a cell beside one that reaches down takes fewer
    columns than it says. Cells beyond the last column share it.
    """
    lines = list(table.iter("tr"))
    taken: list[set[int]] = [set() for _ in lines]
    found: list[Place] = []
    for row, line in enumerate(lines):
        column, begun = 0, set[int]()
        for cell in line.iterchildren(*CELLS):
            while column in taken[row] and column < WIDEST - 1:
                column += 1
            wide, high = int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))
            within = [at for at in range(column, min(column + wide, WIDEST)) if at not in taken[row]]
            free = next((n for n, at in enumerate(within) if at != column + n), len(within))
            below = taken[row : row + high]
            for other in below:
                other.update(range(column, min(column + wide, WIDEST)))
            found.append(Place(row, column, len(below), max(free, 1), cell, is_shared=column in begun))
            begun.add(column)
    return Places(tuple(found), tuple(max(held, default=-1) + 1 for held in taken))
