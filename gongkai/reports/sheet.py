"""The tables of the annual report as an Excel file, one sheet for each chapter that has any. The same input gives
the same bytes."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.law.forms.annual import Figures, Table
from gongkai.law.forms.layout import layout_of

_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_sheets(
    figures: Figures, *, title: str, path_or_file: str | Path | IO[bytes], dated: date | None = None
) -> None:
    """Write the tables as .xlsx. `dated`: see `word.write_report`."""
    day = dated or date((figures.year or 1979) + 1, 1, 31)
    book = Workbook()
    book.remove(book.worksheets[0])
    for section in figures.shape.sections:
        if section.tables:
            sheet = book.create_sheet(section.heading.split("、")[1][:31])
            _fill(
                sheet, figures, title, section.heading, [figures.shape.table(key) for key in section.tables]
            )
    book.properties.title, book.properties.creator = title, ""
    book.properties.created = book.properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001
    content = BytesIO()
    book.save(content)
    packed = _repacked(content.getvalue(), day)
    if isinstance(path_or_file, str | Path):
        Path(path_or_file).write_bytes(packed)
    else:
        path_or_file.write(packed)


def _fill(sheet: Worksheet, figures: Figures, title: str, heading: str, tables: list[Table]) -> None:
    sheet["A1"], sheet["A2"] = title, heading
    sheet["A1"].font = sheet["A2"].font = Font(bold=True)
    top = 4
    for table in tables:
        layout = layout_of(table)
        for placed in layout.placed:
            row, column = top + placed.row, 1 + placed.column
            cell = sheet.cell(row, column)
            value = placed.text or figures.cell(placed.address)
            cell.value = float(value) if isinstance(value, Decimal) else value
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            for r in range(row, row + placed.rowspan):
                for c in range(column, column + placed.colspan):
                    sheet.cell(r, c).border = _BORDER
            if placed.rowspan * placed.colspan > 1:
                sheet.merge_cells(
                    start_row=row,
                    end_row=row + placed.rowspan - 1,
                    start_column=column,
                    end_column=column + placed.colspan - 1,
                )
        for column in range(1, layout.width + 1):
            wide = 24 if column <= layout.label_columns else 11
            sheet.column_dimensions[get_column_letter(column)].width = wide
        top += layout.height + 1


def _repacked(content: bytes, day: date) -> bytes:
    """The same package with a fixed time on every part and in its properties."""
    packed = BytesIO()
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _restamped(part, stamp)
            target.writestr(entry, part)
    return packed.getvalue()


def _restamped(part: bytes, stamp: bytes) -> bytes:
    """openpyxl writes the hour of saving as `modified`, whatever the properties say."""
    head, mark, rest = part.partition(b"<dcterms:modified")
    opened, close, _ = rest.partition(b">")
    _, tail, end = rest.partition(b"</dcterms:modified>")
    return head + mark + opened + close + stamp + tail + end if mark else part
