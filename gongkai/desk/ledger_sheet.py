"""The ledger as a workbook, in the usual order of its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from gongkai.quality.models import Finding

_LINE = Side(style="thin")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
COLUMNS: tuple[tuple[str, int, Callable[[Finding], Any]], ...] = (
    ("编号", 15, lambda f: f.number),
    ("发现日期", 12, lambda f: f.found_on),
    ("来源", 10, lambda f: f.get_source_display()),
    ("发现人", 10, lambda f: f.found_by.name if f.found_by else "系统"),
    ("信息标题", 36, lambda f: f.document.title if f.document else ""),
    ("索引号", 28, lambda f: f.document.index_no if f.document else ""),
    ("位置", 20, lambda f: f.place),
    ("类型", 20, lambda f: f"规则 {f.code}" if f.code else f.kind),
    ("等级", 8, lambda f: f.get_gravity_display()),
    ("原文", 24, lambda f: f.found),
    ("建议", 24, lambda f: f.better),
    ("说明", 36, lambda f: f.says),
    ("责任科室", 14, lambda f: f.division.name if f.division else ""),
    ("责任人", 10, lambda f: f.owner.name if f.owner else ""),
    ("整改期限", 12, lambda f: f.due),
    ("整改日期", 12, lambda f: f.rectified_on),
    ("整改情况", 30, lambda f: f.remedy_note),
    ("状态", 10, lambda f: f.get_stage_display()),
    ("销号日期", 12, lambda f: f.closed_on),
    ("销号人", 10, lambda f: f.closed_by.name if f.closed_by else ""),
)


def write_ledger(rows: Iterable[Finding], title: str, file: IO[bytes]) -> None:
    """Write the lines as .xlsx. Text stays text: a found “=1+1” is no formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title, sheet["A1"] = "台账", title
    sheet["A1"].font = Font(bold=True, size=14)
    for at, (label, width, _) in enumerate(COLUMNS, start=1):
        cell = sheet.cell(2, at, label)
        cell.font, cell.border = Font(bold=True), _BORDER
        sheet.column_dimensions[get_column_letter(at)].width = width
    for line, finding in enumerate(rows, start=3):
        for at, (_, _, of) in enumerate(COLUMNS, start=1):
            cell = sheet.cell(line, at, of(finding))
            if isinstance(cell.value, str):
                cell.data_type = "s"
            cell.border, cell.alignment = _BORDER, Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "B3"
    book.save(file)
