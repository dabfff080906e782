"""The text of a file: txt, Markdown, HTML, docx, xlsx or pdf, told apart by content, not by name.

Tables come out as lines of `| cell | cell |`, in their place among the paragraphs.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.table import Table
from docx.text.paragraph import Paragraph

from gongkai.reports.reading import pdf_text

LARGEST = 50 * 1024 * 1024  # bytes of a file
LARGEST_UNPACKED = 300 * 1024 * 1024  # bytes a docx or xlsx says it unpacks to
MOST_PARTS = 10_000  # entries of such a package
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Unreadable(ValueError):
    """The file cannot be used; the message is one clear Chinese sentence."""


def text_of(path: str | Path) -> str:
    """The text of a file. Raises Unreadable."""
    path = Path(path)
    if not path.exists():
        raise Unreadable(f"文件不存在：{path}")
    if not path.is_file():
        raise Unreadable(f"这不是一个文件：{path}")
    if path.stat().st_size > LARGEST:
        raise Unreadable(f"文件超过{LARGEST // 1024 // 1024} MB，不能读取：{path.name}")
    try:
        content = path.read_bytes()
    except OSError as trouble:
        raise Unreadable(f"文件打不开（{trouble.strerror}）：{path}") from None
    return text_of_bytes(content, path.name)


def text_of_bytes(content: bytes, name: str = "") -> str:
    """The text of a file's content; `name` is only for messages. Raises Unreadable."""
    named = f"：{name}" if name else ""
    if not content.strip():
        raise Unreadable(f"文件是空的{named}")
    if len(content) > LARGEST:
        raise Unreadable(f"文件超过{LARGEST // 1024 // 1024} MB，不能读取{named}")
    if content.startswith(b"%PDF-") or b"%PDF-" in content[:1024]:
        text = _pdf(content, named)
    elif content.startswith(b"PK\x03\x04"):
        text = _package(content, named)
    elif content.startswith(_OLD_OFFICE):
        raise Unreadable(f"这是加密的或旧版（doc、xls）的 Office 文件，请另存为 docx、xlsx 后再试{named}")
    else:
        text = _plain(content, named)
    if not text.strip():
        raise Unreadable(f"文件里没有文字（可能是扫描图片）{named}")
    return text


def _plain(content: bytes, named: str) -> str:
    encodings = ["utf-8-sig", "gb18030"]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif b"\0" in content:
        raise Unreadable(f"不认识的文件种类，只读 txt、md、html、docx、xlsx、pdf{named}")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or _readable(text):
            return text.replace("\r\n", "\n")
    raise Unreadable(f"文件的文字编码不是 UTF-8 或 GB18030，无法读取{named}")


def _readable(text: str) -> bool:
    """GB18030 decodes almost any bytes: real text has few control and private-use characters."""
    sample = text[:20_000]
    odd = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f\ue000-\uf8ff\ufffd]", sample))
    return odd * 50 <= len(sample)


def _package(content: bytes, named: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise Unreadable(f"压缩包解开后过大，不予读取{named}")
            if any(part.flag_bits & 1 for part in parts):
                raise Unreadable(f"文件已加密，请先取消密码{named}")
    except zipfile.BadZipFile:
        raise Unreadable(f"文件已损坏，打不开{named}") from None
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
