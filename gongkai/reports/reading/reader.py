"""Read an annual report: its figures, what is unsure about them, and what is wrong with its form.

A number is given only where the page prints it or leaves no second reading; everything else is None, with the
reason under `unsure`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.law.forms.annual import Figures, Form, NoNationalForm, form, form_named
from gongkai.reports.reading import headings, narrative, sums, table2, table3, table4, title
from gongkai.reports.reading.faults import LabelFault, Unsure
from gongkai.reports.reading.headings import Heading
from gongkai.reports.reading.numbers import Cells
from gongkai.reports.reading.page import page_of
from gongkai.reports.reading.table3 import ONE_ROW, THREE_ROWS, Table3

_ARTICLE_20 = re.compile(r"第\s*二\s*十\s*条\s*第?\s*[(（]")
_FIRST_ROW = re.compile(r"本\s*年\s*新\s*收\s*政\s*府\s*信\s*息\s*公\s*开\s*申\s*请")
_COURT = re.compile(r"行政复议\s*\|?\s*行政诉讼|结果维持|结\s*果\s+结\s*果")

FIRST_FORM = 2019

__all__ = ["NotAReport", "Reading", "Unsure", "read_report"]


class NotAReport(ValueError):
    """The text is no annual report on disclosure work, or one without national tables; the message says which."""


@dataclass(frozen=True)
class Reading:
    """`unsure` names every cell that is None or was not read straight off the page; `faults` stand in text order.

    `sums` are the printed figures that do not tie out, with their place: what `tie_out.check(figures)` says of the page.
    """

    figures: Figures
    unsure: tuple[Unsure, ...]
    faults: tuple[LabelFault, ...]
    sums: tuple[LabelFault, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {**self.figures.as_json(), "unsure": [one.as_json() for one in self.unsure]}


def read_report(text: str) -> Reading:
    """Read a report from its text (plain, Markdown or HTML). Raises NotAReport with one Chinese sentence."""
    page = page_of(text)
    found = headings.find(page.text)
    if not _is_report(page.text, found):
        raise NotAReport("这份文字不是政府信息公开工作年度报告：没有找到年度报告的标题、章节或表格")
    head = title.read(page.text)
    t3 = table3.read(page, *_span_of_table_3(page.text, found))
    start, end = _span_of_table_2(page.text, found)
    shape = _form(head.year, table2.style_of(page.text, start, end), t3.style)
    t2 = table2.read(page, start, end, shape)
    t4 = table4.read(page, *_span_of_table_4(page.text, found, t3))
    figures = Figures.filled_with(None, agency=head.agency, year=head.year, form=shape.name)
    remarks = _year_remarks(head)
    cells2 = table2.as_2021(t2.cells) if (shape.name, t2.style) == ("2021", "2019") else t2.cells
    for key, grid in cells2.items():
        _pour(figures, key, grid)
    cells3 = dict(t3.cells)
    remarks += _sixth(cells3, shape)
    _pour(figures, "t3", cells3)
    _pour(figures, "t4", t4.cells)
    remarks += _known(figures, [*t2.unsure, *t3.unsure, *t4.unsure])
    faults = [*headings.faults(page, shape, found), *t2.faults, *t3.faults, *t4.faults]
    if head.year is not None and head.year >= FIRST_FORM:
        faults += table2.outdated(page, start, end, head.year)
    faults += narrative.faults(page, figures, found)
    places = {f"t3.{row}": span for row, span in t3.places.items()}
    places |= {f"t4.{row}": span for row, span in t4.places.items()}
    wrong = sorted(sums.faults(page, figures, places), key=_place)
    unsure = (*remarks, *_silent(figures, remarks))
    return Reading(figures, unsure, tuple(sorted(faults, key=_place)), tuple(wrong))


def _is_report(text: str, found: Mapping[str, Heading]) -> bool:
    """A row or a caption of the form, a chapter's heading in a text on disclosure, or the title."""
    if _FIRST_ROW.search(text) or len(found) >= 2 or title.is_titled(text):
        return True
    return bool(found) and re.search(r"主动公开|信息公开|政务公开", text) is not None


def _place(fault: LabelFault) -> tuple[int, int, str]:
    return fault.start, fault.end, fault.code


def _year_remarks(head: title.Title) -> list[Unsure]:
    if head.year is None:
        return [Unsure("year", "标题、统计期限和正文里都没有年份")]
    return [] if head.sure else [Unsure("year", "标题中没有年份，取文中出现最多的年份")]


def _form(year: int | None, style2: str, style3: str) -> Form:
    """The form printed: a mark of the 2021 form decides, the year where no table does. Raises NotAReport before 2019."""
    for style in ("2021", "2019"):
        if style in (style2, style3):
            return form_named(style)
    if year is None:
        return form_named("2021")
    try:
        return form(year)
    except NoNationalForm:
        raise NotAReport(
            f"这是{year}年度的报告：2019年以前没有全国统一表格，只能作为文字保存，不能读出表格数据"
        ) from None


def _span_of_table_2(text: str, found: Mapping[str, Heading]) -> tuple[int, int]:
    first_row = _FIRST_ROW.search(text)
    end = first_row.start() if first_row else found["remedies"].start if "remedies" in found else len(text)
    if "applications" in found:
        end = min(end, found["applications"].start)
    article = _ARTICLE_20.search(text, 0, end)
    if "proactive" in found and found["proactive"].end < end:
        return found["proactive"].end, end
    return (article.start() if article else end), end


def _span_of_table_3(text: str, found: Mapping[str, Heading]) -> tuple[int, int]:
    first_row = _FIRST_ROW.search(text)
    if "applications" in found:
        start = found["applications"].end
        start = min(start, first_row.start()) if first_row else start
    else:
        start = max(0, first_row.start() - 4) if first_row else len(text)
    ends = [found[key].start for key in ("remedies", "problems") if key in found and found[key].start > start]
    return start, min(ends, default=len(text))


def _span_of_table_4(text: str, found: Mapping[str, Heading], t3: Table3) -> tuple[int, int]:
    start = max(t3.end, found["remedies"].end if "remedies" in found else 0)
    if "remedies" not in found:
        court = _COURT.search(text, start)
        start = court.start() if court else len(text)
    ends = [found[key].start for key in ("problems", "other") if key in found and found[key].start > start]
    return start, min(ends, default=len(text))


def _pour(figures: Figures, table: str, cells: Mapping[str, Cells]) -> None:
    shape = figures.shape.table(table)
    grid = figures.grid(table)
    for row, values in cells.items():
        if row in grid and len(values) == len(shape.columns):
            grid[row] = [
                table2.money(value) if column.kind == "money" else value
                for value, column in zip(values, shape.columns, strict=True)
            ]


def _sixth(cells: dict[str, Cells], shape: Form) -> list[Unsure]:
    """（六）其他处理 printed as one row in a 2021 report: zeros hold for its three rows too, other numbers do not."""
    if shape.name != "2021" or ONE_ROW not in cells or any(row in cells for row in THREE_ROWS):
        return []
    single = cells.pop(ONE_ROW)
    columns = shape.table("t3").columns
    shown = " ".join("空" if value is None else str(value) for value in single)
    remarks = []
    for row in THREE_ROWS:
        cells[row] = tuple(0 if value == 0 else None for value in single)
        why = f"（六）其他处理只印了一行（{shown}），没有分三项；合计为0的各项按0读"
        remarks += [Unsure(f"t3.{row}.{column.key}", why) for column in columns]
    return remarks


def _known(figures: Figures, remarks: Iterable[Unsure]) -> list[Unsure]:
    """The remarks on cells of the form at hand."""
    addresses = {address for address, _ in figures.cells()}
    return [one for one in remarks if one.cell in addresses]


def _silent(figures: Figures, remarks: Iterable[Unsure]) -> list[Unsure]:
    """A remark for every empty cell that has none yet."""
    named = {one.cell for one in remarks}
    return [
        Unsure(address, "没有读到这一格")
        for address, value in figures.cells()
        if value is None and address not in named
    ]
