"""A statutory table for the web: lines of header and data cells, spans and scopes as on paper."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gongkai.law.forms.annual import Figures, Row, Table, Value
from gongkai.law.forms.layout import Layout, Placed, layout_of


@dataclass(frozen=True)
class WebCell:
    """`scope` is empty for data; `leaf` marks the row labels that stay in sight while the table scrolls."""

    text: str
    scope: str = ""
    rowspan: int = 1
    colspan: int = 1
    leaf: bool = False
    address: str = ""


@dataclass(frozen=True)
class WebTable:
    """`by_row` says the same a row at a time, for small screens: (row's label, its (column's label, value))."""

    key: str
    caption: str
    lines: tuple[tuple[WebCell, ...], ...]
    is_wide: bool
    by_row: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def web_table(figures: Figures, table: Table) -> WebTable:
    layout = layout_of(table)
    lines = tuple(
        tuple(_cell(figures, layout, one) for one in layout.placed if one.row == line)
        for line in range(layout.height)
    )
    is_wide = layout.width > 6
    return WebTable(table.key, table.caption, lines, is_wide, _by_row(figures, table) if is_wide else ())


def _by_row(figures: Figures, table: Table) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    names = [column.label for column in table.columns]
    return tuple(
        (
            _full_label(table, row),
            tuple(zip(names, map(_said, figures.grid(table.key)[row.key]), strict=True)),
        )
        for row in table.data_rows
    )


def _full_label(table: Table, row: Row) -> str:
    """The label with that of its group before it, where the group is one of several."""
    group = table.row(row.group) if row.group else None
    return f"{group.label} {row.label}" if group and group.group else row.label


def _cell(figures: Figures, layout: Layout, one: Placed) -> WebCell:
    if one.address:
        value = figures.cell(one.address)
        return WebCell(_said(value), address=one.address)
    first_data = min(p.row for p in layout.placed if p.address)
    if one.row < first_data:
        scope = "colgroup" if one.colspan > 1 else "col"
    else:
        scope = "rowgroup" if one.rowspan > 1 else "row"
    leaf = one.row >= first_data and one.column + one.colspan == layout.label_columns
    return WebCell(one.text, scope, one.rowspan, one.colspan, leaf)


def _said(value: Value) -> str:
    """A zero is printed as 0, never left blank; what nobody filled in is a dash."""
    if value is None:
        return "—"
    return format(value, "f") if isinstance(value, Decimal) else str(value)
