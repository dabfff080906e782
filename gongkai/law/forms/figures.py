"""The filled form: every cell of an annual report, `None` where nothing was printed.

JSON shape: `t2_20_1.rules` is a list in column order, one-column rows are a bare number, the fee a
decimal in a string. The 2019 form keeps the same keys, mapped to their nearest 2021 meaning (issued ← 新制作,
in force ← 对外公开总数量, decisions ← 处理决定数量), and adds `as_printed_2019` with its own columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from gongkai.law.forms.shape import Form, Table, form_named

Value = int | Decimal | None
Grid = dict[str, list[Value]]


@dataclass(frozen=True)
class Figures:
    """`form` is "2019" or "2021"; `agency`, `year` None where a copy does not print them; each grid maps a row key to its cells in column order.

    `t2` maps table key → grid; `t3` has 25 rows of 7 (23 in the 2019 form); `t4` 3 rows of 5.
    """

    agency: str | None
    year: int | None
    form: str = "2021"
    t2: dict[str, Grid] = field(default_factory=dict)
    t3: Grid = field(default_factory=dict)
    t4: Grid = field(default_factory=dict)

    @classmethod
    def filled_with(
        cls, value: Value, *, agency: str | None, year: int | None, form: str = "2021"
    ) -> Figures:
        """A whole form with the same value in every cell: None for an empty one, 0 for a year without work."""
        shape = form_named(form)
        grids = {table.key: _grid(table, value) for table in shape.tables}
        t3, t4 = grids.pop("t3"), grids.pop("t4")
        return cls(agency, year, form, grids, t3, t4)

    @property
    def shape(self) -> Form:
        return form_named(self.form)

    def grid(self, table: str) -> Grid:
        """The cells of one table. Raises KeyError."""
        return {"t3": self.t3, "t4": self.t4}[table] if table in ("t3", "t4") else self.t2[table]

    def cell(self, address: str) -> Value:
        """The value at an address such as `t3.r1_new.natural`. Raises KeyError for an address not on the form."""
        row, place = self._find(address)
        return row[place]

    def with_cell(self, address: str, value: Value) -> Figures:
        """The same figures with one cell changed. Raises KeyError."""
        changed = replace(
            self,
            t2={key: _copy(grid) for key, grid in self.t2.items()},
            t3=_copy(self.t3),
            t4=_copy(self.t4),
        )
        row, place = changed._find(address)
        row[place] = value
        return changed

    def cells(self) -> Iterator[tuple[str, Value]]:
        """Every (address, value) in printed order; 200 of them on the 2021 form."""
        for table in self.shape.tables:
            for row, values in self.grid(table.key).items():
                for column, value in zip(table.columns, values, strict=True):
                    yield table.address(row, column.key), value

    def as_json(self) -> dict[str, Any]:
        """The stable shape other programs read; see the module's docstring."""
        plain: dict[str, Any] = {"agency": self.agency, "year": self.year, "form": self.form}
        plain |= self._t2_2021() if self.form == "2021" else self._t2_2019()
        plain["t3"] = {row: list(values) for row, values in self.t3.items()}
        plain["t4"] = {row: list(values) for row, values in self.t4.items()}
        if self.form == "2019":
            plain["as_printed_2019"] = {
                key: {row: [_plain(value) for value in values] for row, values in grid.items()}
                for key, grid in self.t2.items()
            }
        return plain

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Figures:
        """The inverse of `as_json`; rows left out are empty. Raises KeyError, ValueError on another shape."""
        blank = cls.filled_with(
            None, agency=plain.get("agency"), year=plain.get("year"), form=str(plain["form"])
        )
        t2 = plain["as_printed_2019"] if blank.form == "2019" else plain
        for table in blank.shape.tables:
            source = plain if table.key in ("t3", "t4") else t2
            for row, cells in source.get(table.key, {}).items():
                values = cells if isinstance(cells, list) else [cells]
                grid = blank.grid(table.key)
                if row not in grid or len(values) != len(table.columns):
                    raise ValueError(f"{table.key}.{row} 的格数不对")
                grid[row] = [
                    _value(value, column.kind) for value, column in zip(values, table.columns, strict=True)
                ]
        return blank

    def _find(self, address: str) -> tuple[list[Value], int]:
        key, _, rest = address.partition(".")
        row, _, column = rest.partition(".")
        table = self.shape.table(key)
        if not column and len(table.columns) > 1:
            raise KeyError(f"{address} 缺少列")
        return self.grid(key)[row], table.column_at(column) if column else 0

    def _t2_2021(self) -> dict[str, Any]:
        return {
            table.key: {
                row: [_plain(v) for v in values] if len(table.columns) > 1 else _plain(values[0])
                for row, values in self.t2[table.key].items()
            }
            for table in self.shape.article_20
        }

    def _t2_2019(self) -> dict[str, Any]:
        t2 = self.t2
        return {
            "t2_20_1": {row: [made, None, total] for row, (made, _, total) in t2["t2_20_1"].items()},
            "t2_20_5": {"license": t2["t2_20_5"]["license"][2]},
            "t2_20_6": {row: values[2] for row, values in t2["t2_20_6"].items()},
            "t2_20_8": {"admin_fee": None},
        }


def _grid(table: Table, value: Value) -> Grid:
    return {
        row.key: [
            Decimal(value) if value is not None and column.kind == "money" else value
            for column in table.columns
        ]
        for row in table.data_rows
    }


def _copy(grid: Grid) -> Grid:
    return {row: list(values) for row, values in grid.items()}


def _plain(value: Value) -> int | str | None:
    return format(value, "f") if isinstance(value, Decimal) else value


def _value(plain: Any, kind: str) -> Value:
    if plain is None or kind == "money":
        return None if plain is None else Decimal(str(plain))
    return int(plain)
