"""The shape of a statutory form: sections, tables, rows and columns, read from the locked TOML files.

Addresses: `t3.r1_new.natural` is table, row, column; a table with one column leaves the column out
(`t2_20_5.license`). Labels are byte-exact official text and stand nowhere else in the code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gongkai.law.source import LawError


class NoNationalForm(LawError):
    """Asked for the form of a year before the first national form (2019)."""


@dataclass(frozen=True)
class Section:
    """One of the six chapters; `tables` are keys; `known_as` the headings seen in print besides the official one."""

    key: str
    heading: str
    tables: tuple[str, ...]
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """`kind` is count (whole number ≥ 0), change (signed) or money (decimal); `parent` the label above it."""

    key: str
    label: str
    kind: str
    parent: str = ""
    computed: bool = False


@dataclass(frozen=True)
class Row:
    """A row, or with `heads` a label that only gathers the rows whose `group` it is and holds no cells."""

    key: str
    label: str
    group: str = ""
    heads: bool = False
    computed: bool = False
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class HeaderCell:
    label: str
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True)
class Table:
    """One table. `corner` is the label of the top left cell; `header_rows` is empty where the columns' labels are it."""

    key: str
    caption: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header_rows: tuple[tuple[HeaderCell, ...], ...] = ()

    @property
    def data_rows(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.heads)

    def row(self, key: str) -> Row:
        """The row of that key. Raises KeyError."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(f"{self.key} 没有行 {key}")

    def column_at(self, key: str) -> int:
        """The place of a column, 0 for the first. Raises KeyError."""
        for place, column in enumerate(self.columns):
            if column.key == key:
                return place
        raise KeyError(f"{self.key} 没有列 {key}")

    def address(self, row: str, column: str) -> str:
        return f"{self.key}.{row}" if len(self.columns) == 1 else f"{self.key}.{row}.{column}"


@dataclass(frozen=True)
class Form:
    """A national form; `name` is "2019" or "2021", `under` the document that lays it down."""

    name: str
    title: str
    under: str
    first_year: int
    last_year: int | None
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]

    def table(self, key: str) -> Table:
        """The table of that key. Raises KeyError."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(f"{self.name} 年表样没有表 {key}")

    @property
    def article_20(self) -> tuple[Table, ...]:
        """The small tables of section two, after 条例第二十条."""
        return tuple(table for table in self.tables if table.key.startswith("t2_"))

    @property
    def result_rows(self) -> tuple[Row, ...]:
        """The leaf rows of 本年度办理结果: every case falls into exactly one (21 of them since 2021)."""
        return tuple(row for row in self.table("t3").rows if row.group and not row.heads and not row.computed)

    @property
    def labels(self) -> tuple[str, ...]:
        """Every printed label, in printed order, headings first in their section."""
        return tuple(self._labels())

    def _labels(self) -> Iterator[str]:
        for section in self.sections:
            yield section.heading
            for table in map(self.table, section.tables):
                yield from filter(None, (table.caption, table.corner))
                yield from (cell.label for row in table.header_rows for cell in row)
                if not table.header_rows:
                    yield from (column.label for column in table.columns)
                if table.key != "t4":
                    yield from (row.label for row in table.rows)


@cache
def form_named(name: str) -> Form:
    """The form "2019" or "2021". Raises KeyError for any other name."""
    if name not in ("2019", "2021"):
        raise KeyError(f"没有名为 {name} 的年度报告表样")
    raw = tomllib.loads(resources.files(__package__).joinpath(f"annual_{name}.toml").read_text("utf-8"))
    return Form(
        raw["form"],
        raw["title"],
        raw["under"],
        raw["first_year"],
        raw.get("last_year"),
        tuple(
            Section(s["key"], s["heading"], tuple(s["tables"]), tuple(s["known_as"])) for s in raw["sections"]
        ),
        tuple(_table(t) for t in raw["tables"]),
    )


def form(year: int) -> Form:
    """The national form a report on `year` is written in. Raises NoNationalForm before 2019."""
    if year < form_named("2019").first_year:
        raise NoNationalForm(f"{year}年度的报告没有全国统一表样：统一表样自2019年度起使用")
    return form_named("2019" if year <= (form_named("2019").last_year or year) else "2021")


def _table(raw: dict[str, Any]) -> Table:
    return Table(
        raw["key"],
        raw["caption"],
        raw["corner"],
        tuple(Column(**column) for column in raw["columns"]),
        tuple(Row(**{**row, "known_as": tuple(row.get("known_as", ()))}) for row in raw["rows"]),
        tuple(tuple(HeaderCell(**cell) for cell in row) for row in raw.get("header_rows", ())),
    )
