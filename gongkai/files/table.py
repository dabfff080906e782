"""The lines of a spreadsheet somebody sends, .xlsx or .csv: cells as they stand, whatever the file says of its size."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from openpyxl import load_workbook

from gongkai.files.checking import MEGABYTE, Purpose, check
from gongkai.law.source import Refusal

Head = Callable[[int, list[str]], list[str] | None]
CODINGS = ("utf-8-sig", "gb18030")


def lines_of(
    name: str, content: BinaryIO, purpose: Purpose, *, widest: int, longest: int
) -> Iterator[list[Any]]:
    """The lines of the first sheet; at most `widest` cells of each, and of a CSV none longer than `longest` characters.

    Raises Refusal for a file that is none, or larger than its purpose allows.
    """
    if name.lower().endswith(".csv"):
        yield from (line[:widest] for line in _csv_lines(content, purpose.limit, longest))
    else:
        yield from xlsx_lines(name, content, purpose, widest)


def records_of(
    lines: Iterable[list[Any]], head_of: Head, columns: Mapping[str, str], most: int
) -> list[tuple[int, dict[str, str]]]:
    """(number of the line, its cells by field) of every line below the head that says something.

    `head_of` makes the names of the columns of a line by its number, or nothing of a line above the head, or raises Refusal.
    Raises Refusal for more lines than `most`.
    """
    head: list[str] | None = None
    rows = []
    for number, cells in enumerate(lines, 1):
        said = ["" if cell is None else str(cell).strip() for cell in cells]
        if head is None:
            head = head_of(number, said)
        elif any(said):
            if number > most:
                raise Refusal((f"表格超过{most}行，请分成几个文件", None))
            rows.append(
                (number, {columns[n]: one for n, one in zip(head, said, strict=False) if n in columns})
            )
    return rows


def xlsx_lines(name: str, content: BinaryIO, purpose: Purpose, widest: int) -> Iterator[list[Any]]:
    """The lines of the first sheet of a workbook, at most `widest` cells of each. Raises Refusal."""
    check(name, content, purpose)
    try:
        book = load_workbook(content, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its size is not believed
        yield from (list(row[:widest]) for row in sheet.iter_rows(values_only=True))
    except (KeyError, ValueError, IndexError, AttributeError, TypeError, zipfile.BadZipFile, OSError):
        raise Refusal((f"“{name}”不能作为表格读取，请用原软件另存为.xlsx", None)) from None


def _csv_lines(content: BinaryIO, limit: int, longest: int) -> Iterator[list[Any]]:
    whole = content.read(limit + 1)
    if len(whole) > limit:
        raise Refusal((f"表格超过{limit // MEGABYTE}MB，请分成几个文件", None))
    csv.field_size_limit(longest)
    try:
        yield from csv.reader(io.StringIO(_decoded(whole), newline=""), strict=True)
    except csv.Error:
        raise Refusal(("CSV 的引号或者分隔不合格，请用表格软件另存后再导入", None)) from None


def _decoded(whole: bytes) -> str:
    for coding in CODINGS:
        try:
            return whole.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Refusal(("CSV 应当以 UTF-8 或者 GB18030 保存", None))
