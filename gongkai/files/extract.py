"""The text of a file: txt, Markdown, HTML, docx, xlsx or pdf, told apart by content, not by name.

Tables come out as lines of `| cell | cell |`, in their place among the paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any

import docx
import openpyxl
from docx.table import Table
from docx.text.paragraph import Paragraph

from gongkai.files import pdf_text
from gongkai.files.coding import Coded
from gongkai.files.html_text import flat, is_whole_page
from gongkai.files.opening import LARGEST, MEGABYTE, OLD_OFFICE, Unreadable, names_of, sized

PAGES = (".html", ".htm")


def text_of(path: str | Path) -> str:
    """The text of a file. Raises Unreadable."""
    path = Path(path)
    if not path.exists():
        raise Unreadable(f"文件不存在：{path}")
    if not path.is_file():
        raise Unreadable(f"这不是一个文件：{path}")
    if path.stat().st_size > LARGEST:
        raise Unreadable(f"文件超过{LARGEST // MEGABYTE} MB，不能读取：{path.name}")
    try:
        content = path.read_bytes()
    except OSError as trouble:
        raise Unreadable(f"文件打不开（{trouble.strerror}）：{path}") from None
    return text_of_bytes(content, path.name)


def text_of_bytes(content: bytes, name: str = "") -> str:
    """The text of a file's content; `name` is for messages, and tells a web page by its ending. Raises Unreadable."""
    named = f"：{name}" if name else ""
    sized(content, named)
    if content.startswith(b"%PDF-") or b"%PDF-" in content[:1024]:
        text = _pdf(content, named)
    elif content.startswith(b"PK\x03\x04"):
        text = _package(content, named)
    elif content.startswith(OLD_OFFICE):
        raise Unreadable(f"这是加密的或旧版（doc、xls）的 Office 文件，请另存为 docx、xlsx 后再试{named}")
    else:
        text = _plain(content, named)
        if PurePath(name).suffix.lower() in PAGES or is_whole_page(text):
            text = _tidied(flat(text, whole=True).text)
    if not text.strip():
        raise Unreadable(f"文件里没有文字（可能是扫描图片）{named}")
    return text


def _tidied(text: str) -> str:
    """Without the blank lines and indents of the page's own layout."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _plain(content: bytes, named: str) -> str:
    try:
        return Coded(content).text.replace("\r\n", "\n")
    except Unreadable as wrong:
        raise Unreadable(f"{wrong}{named}") from None


def _package(content: bytes, named: str) -> str:
    names = names_of(content, named)
    try:
        if "word/document.xml" in names:
            return _docx(content)
        if "xl/workbook.xml" in names:
            return _xlsx(content)
    except Unreadable:
        raise
    except Exception as trouble:  # noqa: BLE001 - whatever a library says of a broken file, the file is broken
        raise Unreadable(f"文件已损坏，打不开（{type(trouble).__name__}）{named}") from None
    raise Unreadable(f"不认识的文件种类，只读 txt、md、html、docx、xlsx、pdf{named}")


def _docx(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    lines: list[str] = []
    for block in document.iter_inner_content():
        lines += [block.text] if isinstance(block, Paragraph) else _table_lines(block)
    return "\n".join(lines)


def _table_lines(table: Table) -> Iterator[str]:
    """A merged cell is told once, in the row where it begins."""
    told: set[Any] = set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            if cell._tc not in told:
                told.add(cell._tc)
                cells.append(" ".join(cell.text.split()))
        yield _line(cells)


def _xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(content), read_only=False, data_only=True)
    lines: list[str] = []
    for sheet in book.worksheets:
        lines.append("")
        swallowed = {
            (row, column)
            for area in sheet.merged_cells.ranges
            for row, column in list(area.cells)
            if (row, column) != (area.min_row, area.min_col)
        }
        for row in sheet.iter_rows():
            cells = [_shown(cell.value) for cell in row if (cell.row, cell.column) not in swallowed]
            if any(cells):
                lines.append(_line(cells) if len(cells) > 1 else cells[0])
    return "\n".join(lines)


def _shown(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _pdf(content: bytes, named: str) -> str:
    try:
        return pdf_text.text_of(content)
    except pdf_text.Locked:
        raise Unreadable(f"文件已加密，请先取消密码{named}") from None
    except pdf_text.Broken:
        raise Unreadable(f"文件已损坏，打不开{named}") from None
