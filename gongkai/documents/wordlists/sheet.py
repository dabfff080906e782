"""An agency's lists as a workbook: read in, and an empty one to fill in."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Font

from gongkai.documents.wordlists.kinds import ListKind
from gongkai.files.checking import MEGABYTE, Purpose
from gongkai.files.table import records_of, xlsx_lines
from gongkai.law.source import Refusal

COLUMNS = {
    "类别": "kind", "词语": "word", "改为": "better", "职务或简称": "names", "旧称或误称": "wrong", "代字或规则": "code",
    "排名": "order", "等级": "gravity", "本单位": "is_own", "依据": "source", "起用日期": "since",
}  # fmt: skip
EXAMPLES = (
    (ListKind.TERM, "群众艺术馆", "文化馆", "", "", "", "", "警告", "", "三定规定", ""),
    (ListKind.EXPRESSION, "一刻钟文化生活圈", "", "", "", "", "", "", "", "", ""),
    (ListKind.LEADER, "张某某", "", "局党组书记、局长", "", "", "1", "", "", "任职文件", ""),
    (ListKind.UNIT, "示例市文化广播电视和旅游局", "", "市文广旅局", "市旅游局", "示文广旅", "", "", "是", "三定规定", ""),
    (ListKind.MASK, "手机号码", "3+2", "", "", "", "", "", "", "", ""),
    (ListKind.ALLOWED, "某某书店", "", "", "", "TY001", "", "", "", "店名，见营业执照", ""),
)  # fmt: skip
SHEET = Purpose("本单位词表", (".xlsx",), 10 * MEGABYTE)
MOST_ROWS, WIDEST = 5000, 20


def rows_of(name: str, content: BinaryIO) -> list[tuple[int, dict[str, str]]]:
    """(number of the row, its cells by field). Raises Refusal for a file or a head that cannot be used.

    A title above the head, as an exported list has it, is passed over.
    """
    return records_of(xlsx_lines(name, content, SHEET, WIDEST), _head, COLUMNS, MOST_ROWS)


def _head(number: int, said: list[str]) -> list[str] | None:
    if {"类别", "词语"} <= set(said):
        return said
    if number >= 2:
        raise Refusal(("第一行应当是列名，至少有“类别”“词语”；请使用模板", None))
    return None


def template() -> bytes:
    """An empty workbook with the columns; a second sheet, which is never read in, shows how they are filled in."""
    book, out = Workbook(), BytesIO()
    book.worksheets[0].title = "本单位词表"
    shown = book.create_sheet("填写示例")
    for sheet in book.worksheets:
        for at, name in enumerate(COLUMNS, 1):
            sheet.cell(1, at, name).font = Font(bold=True)
            sheet.column_dimensions[sheet.cell(1, at).column_letter].width = 22
    for line, example in enumerate(EXAMPLES, 2):
        for at, said in enumerate(example, 1):
            shown.cell(line, at, said.label if isinstance(said, ListKind) else said)
    book.save(out)
    return out.getvalue()
