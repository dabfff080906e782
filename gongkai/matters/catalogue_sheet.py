"""The catalogue as a sheet (.xlsx, .csv): the columns it goes out with are those it comes in with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from gongkai.agencies.models import Agency, Division
from gongkai.documents.models import Column
from gongkai.files.checking import MEGABYTE, Purpose
from gongkai.files.table import lines_of
from gongkai.law.source import Refusal
from gongkai.matters.acts.catalogue import TEXTS
from gongkai.matters.models import CatalogueRow

DIVISION, COLUMN = "公开主体（责任科室）", "栏目"
# Column of the sheet → field of a row.
COLUMNS = {
    **{label: name for name, label in TEXTS.items() if name in ("first_item", "second_item", "elements", "basis", "within")},
    DIVISION: "division",
    **{label: name for name, label in TEXTS.items() if name in ("channel", "audience", "manner", "level")},
    COLUMN: "column",
}  # fmt: skip
SHEET = Purpose("公开目录表格", (".xlsx",), 10 * MEGABYTE)
CSV = Purpose("公开目录表格", (".csv",), 10 * MEGABYTE)
MOST_ROWS, HEAD_WITHIN, LONGEST_CELL = 2000, 5, 2000
Cells = dict[str, str]


def rows_of(name: str, content: BinaryIO) -> list[tuple[int, Cells]]:
    """(number of the line, its cells by field). Raises Refusal for a file or a head that cannot be used."""
    purpose = CSV if name.lower().endswith(".csv") else SHEET
    head: list[str] | None = None
    rows: list[tuple[int, Cells]] = []
    for number, cells in enumerate(lines_of(name, content, purpose, widest=30, longest=LONGEST_CELL * 4), 1):
        said = [_plain(cell) for cell in cells]
        if head is None:
            if (head := _head(said)) is None and number >= HEAD_WITHIN:
                break
        elif any(said):
            if len(rows) >= MOST_ROWS:
                raise Refusal((f"表格超过{MOST_ROWS}行，请分成几个文件", None))
            named = zip(head, said, strict=False)
            given = {COLUMNS[label]: cell for label, cell in named if label}
            rows.append((number, dict.fromkeys(COLUMNS.values(), "") | given))
    if head is None:
        raise Refusal(("表格前几行里没有找到“一级事项”“二级事项”等列名，请使用导出的表格作模板", None))
    return rows


def _plain(cell: Any) -> str:
    return (
        ""
        if cell is None
        else str(cell).replace("\r\n", "\n").replace("\x00", "").strip()[: LONGEST_CELL + 1]
    )


def _head(said: list[str]) -> list[str] | None:
    """The names of the columns; None where the line is no head. Raises Refusal for unknown, missing or doubled ones."""
    names = [one.removesuffix("（必填）") for one in said]
    if not {"一级事项", "二级事项"} <= set(names):
        return None
    faults = {
        "不认识的列": [name for name in names if name and name not in COLUMNS],
        "缺少的列": [name for name in COLUMNS if name not in names],
        "重复的列": sorted({name for name in names if name and names.count(name) > 1}),
    }
    says = [f"{label}：{'、'.join(found)}" for label, found in faults.items() if found]
    if says:
        raise Refusal((f"列名与模板不符（{'；'.join(says)}），请按导出的表格改正", None))
    return names


@dataclass(frozen=True)
class Places:
    """What the lines of a sheet name: the divisions and columns of an agency, by name or by code."""

    divisions: Mapping[str, list[Division]]
    columns: Mapping[str, list[Column]]

    @classmethod
    def of(cls, agency: Agency) -> Places:
        divisions = Division.objects.filter(agency=agency)
        columns = Column.objects.filter(agency=agency)
        return cls(_by((d, {d.name, d.code}) for d in divisions), _by((c, {c.name, c.key}) for c in columns))

    def division(self, said: str) -> Division:
        """Raises Refusal."""
        return self._one(self.divisions, said, "科室", "代码")

    def column(self, said: str) -> Column:
        """Raises Refusal."""
        return self._one(self.columns, said, "栏目", "标识")

    def called(self, row: CatalogueRow) -> str:
        """What a sheet calls the column of a row: its name, or its code where another has the same name."""
        return row.column.name if len(self.columns[row.column.name]) == 1 else row.column.key

    @staticmethod
    def _one(among: Mapping[str, list[Any]], said: str, label: str, code: str) -> Any:
        found = among.get(said, [])
        if len(found) == 1:
            return found[0]
        if found:
            raise Refusal((f"有几个{label}叫“{said}”，请写{label}的{code}", None))
        raise Refusal((f"没有{label}“{said[:40]}”，请写本机关{label}的名称或者{code}", None))


def _by(rows: Iterable[tuple[Any, set[str]]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row, names in rows:
        for name in names:
            found.setdefault(name, []).append(row)
    return found
