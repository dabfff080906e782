"""A list of the desk as a workbook: a title, a head, a line a row. What is text stays text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import IO, Any, Generic, TypeVar

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

Row = TypeVar("Row")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LINE = Side(style="thin")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its label, its width in characters, and what stands in it for a row."""

    label: str
    width: int
    of: Callable[[Row], str | int | date | None]


def write_sheet(
    file: IO[bytes], columns: Sequence[Column[Row]], rows: Iterable[Row], title: str, tab: str = "台账"
) -> None:
    """Write the rows as .xlsx. A text that begins like a formula is none, and no control character breaks the file."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title, sheet["A1"] = tab, title
    sheet["A1"].font = Font(bold=True, size=14)
    for at, column in enumerate(columns, start=1):
        cell = sheet.cell(2, at, column.label)
        cell.font, cell.border = Font(bold=True), _BORDER
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    for line, row in enumerate(rows, start=3):
        for at, column in enumerate(columns, start=1):
            cell = sheet.cell(line, at, _plain(column.of(row)))
            if isinstance(cell.value, str):
                cell.data_type = "s"
            cell.border, cell.alignment = _BORDER, Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "B3"
    book.save(file)


def _plain(value: Any) -> Any:
    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value


def sheet_response(
    name: str, day: date, columns: Sequence[Column[Row]], rows: Iterable[Row], title: str
) -> HttpResponse:
    """The workbook as a download called `name-2024-03-18.xlsx`."""
    file = BytesIO()
    write_sheet(file, columns, rows, title)
    saved_as = f'attachment; filename="{name}-{day}.xlsx"'
    return HttpResponse(file.getvalue(), content_type=XLSX, headers={"Content-Disposition": saved_as})
