"""The attachments of the demonstration items, made from the item's own text, and the files its answers hand out."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
import openpyxl

NOTE = "演示数据，非真实政府信息"
MADE = datetime(2023, 1, 1)


def files_for(item: dict[str, Any], text: str) -> Iterator[tuple[str, BytesIO]]:
    """(name, content) of every attachment an item names."""
    for name in item.get("attachments", []):
        make = _sheet if name.endswith(".xlsx") else _form
        yield name, make(name.rpartition(".")[0], item["title"], text)


def paper(title: str, says: str) -> BytesIO:
    """What an answer of the demonstration hands out: a page that says what it stands for."""
    page = docx.Document()
    page.core_properties.created = page.core_properties.modified = MADE
    page.add_heading(title, level=1)
    page.add_paragraph(f"{says}（{NOTE}）")
    out = BytesIO()
    page.save(out)
    return BytesIO(out.getvalue())


def site_plan() -> bytes:
    """A plan of rooms as a small grey PNG: walls dark, the part under work shaded."""
    width, height, wall = 480, 300, 4
    lines = []
    for y in range(height):
        row = bytearray(b"\xf4" * width)
        if y < wall or y >= height - wall or abs(y - 150) < wall // 2:
            row[:] = b"\x50" * width
        for x in (0, 200, 330, width - wall):
            row[x : x + wall] = b"\x50" * wall
        if wall < y < 148:
            row[204:330] = b"\xc4" * 126
        lines.append(b"\0" + bytes(row))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines))), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _tables(text: str) -> list[list[list[str]]]:
    """The pipe tables of a text as rows of cells, without the rule below the header."""
    tables: list[list[list[str]]] = []
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.splitlines() if line.strip().startswith("|")]
        rows = [
            [c.strip() for c in line.strip("|").split("|")]
            for line in lines
            if not re.fullmatch(r"[|:\-\s]+", line)
        ]
        if rows:
            tables.append(rows)
    return tables


def _sheet(name: str, title: str, text: str) -> BytesIO:
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = MADE
    sheet = book.active
    assert sheet is not None
    sheet.title = name[:30]
    sheet.append([f"{title}：{name}"])
    sheet.append([NOTE])
    paragraphs = [p for p in text.split("\n") if p.strip() and not p.startswith("|")]
    for row in (
        _tables(text) or [[["序号", "内容"], *([str(n), p] for n, p in enumerate(paragraphs[:8], 1))]]
    )[0]:
        sheet.append(row)
    for column in "ABCDEF":
        sheet.column_dimensions[column].width = 24
    out = BytesIO()
    book.save(out)
    return out


def _form(name: str, title: str, text: str) -> BytesIO:
    paper = docx.Document()
    paper.core_properties.created = paper.core_properties.modified = MADE
    paper.add_heading(name, level=1)
    paper.add_paragraph(f"{title}（{NOTE}）")
    table = paper.add_table(rows=0, cols=2, style="Table Grid")
    for label in ("单位名称", "联系人", "联系电话", "申报（备案）事项", "提交材料", "填报日期"):
        table.add_row().cells[0].text = label
    for paragraph in text.split("\n"):
        if paragraph.strip() and not paragraph.startswith("|"):
            paper.add_paragraph(paragraph)
    out = BytesIO()
    paper.save(out)
    return out
