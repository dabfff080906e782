"""The rows of tables with lines drawn around their cells, each cell with all its lines: a name that wraps in it is one name.

A cell stands behind the upright line nearest to it, so that a head that wraps has its columns too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import inf

from gongkai.files.cleansing.pdf.letters import Letter
from gongkai.files.cleansing.pdf.rules import Rules
from gongkai.files.cleansing.pdf.tables import Cell, Row, cells_of

MOST_LINES = 30  # of one cell
LEAST_ROWS = 3  # with lines drawn between them: a head has one below it in every table
ONE = 3.0  # points within which two upright lines are the two sides of one

Cells = dict[float, Cell]  # by the line each stands behind
Line = tuple[Sequence[str], Cells]  # what goes over it, and its cells


def whole_rows(
    letters: Sequence[Letter], lines: Sequence[Sequence[int]], laid: Sequence[Row], rules: Rules
) -> Iterator[Row]:
    """The rows of every such table, and any other line as it was laid (`laid`: each of the lines).

    Lines are one row where none is drawn between them, if some are drawn between the other rows of the table, or some cell has
    nothing on one of them: of rows that nothing parts each has all its cells.
    """
    boxed = [(over, _behind(letters, line, rules)) for line, (over, _) in zip(lines, laid, strict=True)]
    for is_table, numbers in groupby(range(len(lines)), key=lambda at: bool(boxed[at][1])):
        rows = list(numbers)
        yield from (
            _table(letters, [boxed[at] for at in rows], rules) if is_table else [laid[at] for at in rows]
        )


def _behind(letters: Sequence[Letter], line: Sequence[int], rules: Rules) -> Cells:
    """The cells of a line by the upright lines before them; none where one has no such line."""
    found: Cells = {}
    for cell in cells_of(letters, line, rules):
        x = rules.before(letters[cell[0]])
        if x is None or x in found:
            return {}
        found[x] = cell
    return found


def _table(letters: Sequence[Letter], lines: Sequence[Line], rules: Rules) -> Iterator[Row]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(letters, groups[-1][-1], line, rules):
            groups[-1].append(line)
        else:
            groups.append([line])
    columns = _columns({x for _, cells in lines for x in cells})
    for group in groups:
        joined = _row(group, columns)
        is_one = 1 < len(group) <= MOST_LINES and (len(groups) >= LEAST_ROWS or _has_gap(group, columns))
        yield from [joined] if is_one else (_row([line], columns) for line in group)


def _goes_on(letters: Sequence[Letter], last: Line, line: Line, rules: Rules) -> bool:
    above = letters[next(iter(last[1].values()))[0]]
    below = [letters[cell[0]] for cell in line[1].values()]
    return not line[0] and all(one.turn == above.turn and not rules.lies_between(above, one) for one in below)


def _columns(places: set[float]) -> Mapping[float, int]:
    """The number of the column behind each upright line."""
    columns: dict[float, int] = {}
    before, number = -inf, -1
    for x in sorted(places):
        number += x - before > ONE
        columns[x] = number
        before = x
    return columns


def _has_gap(group: Sequence[Line], columns: Mapping[float, int]) -> bool:
    used = [{columns[x] for x in cells} for _, cells in group]
    return any(one != used[0] for one in used)


def _row(group: Sequence[Line], columns: Mapping[float, int]) -> Row:
    row: list[Cell] = [[] for _ in set(columns.values())]
    for _, cells in group:
        for x, cell in cells.items():
            row[columns[x]] += cell
    return group[0][0], row
