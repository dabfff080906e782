"""The register of upper documents as a workbook: read in, and an empty one to fill in."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Font

from gongkai.files.checking import MEGABYTE, Purpose
from gongkai.files.table import records_of, xlsx_lines
from gongkai.law.source import Refusal

COLUMNS = {
    "标题": "title",
    "发文字号": "number",
    "发文机关": "issuer",
    "公开属性": "disclosure",
    "来源": "source",
}
EXAMPLE = (
    "关于做好有关工作的通知",
    "示文广旅发〔2024〕3号",
    "示例省文化和旅游厅",
    "依申请公开",
    "收文登记簿",
)
SHEET = Purpose("上级文件登记表", (".xlsx",), 10 * MEGABYTE)
MOST_ROWS, WIDEST = 5000, 20


def rows_of(name: str, content: BinaryIO) -> list[tuple[int, dict[str, str]]]:
    """(number of the row, its cells by field). Raises Refusal for a file or a head that cannot be used."""
    return records_of(xlsx_lines(name, content, SHEET, WIDEST), _head, COLUMNS, MOST_ROWS)


def _head(_number: int, said: list[str]) -> list[str]:
    head = [one.removesuffix("（必填）") for one in said]
    if missing := {"标题", "发文机关", "公开属性"} - set(head):
        raise Refusal((f"第一行应当是列名，缺少：{'、'.join(sorted(missing))}；请使用模板", None))
    return head


def template() -> bytes:
    """An empty workbook with the columns and one row that shows how they are filled in."""
    book, out = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    sheet.title = "上级文件"
    for at, (name, example) in enumerate(zip(COLUMNS, EXAMPLE, strict=True), 1):
        sheet.cell(1, at, name).font = Font(bold=True)
        sheet.cell(2, at, example)
        sheet.column_dimensions[sheet.cell(1, at).column_letter].width = 40 if at == 1 else 22
    book.save(out)
    return out.getvalue()
