"""The annual report as a Word file: title, six chapters, the statutory tables with locked labels.

The page is that of `files.word.official`. The same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from gongkai.files.word.official import BODY, CHAPTER, TEXT_WIDTH, TITLE, blank, font, saved
from gongkai.law.forms.annual import Figures, Table, Value
from gongkai.law.forms.layout import Layout, Placed, layout_of

# Millimetres of the columns; they add up to TEXT_WIDTH.
WIDTHS_3 = (9, 19, 44, *(12,) * 7)
WIDTHS_4 = (10.4,) * 15


def write_report(
    figures: Figures,
    narrative: Mapping[str, str],
    *,
    title: str,
    path_or_file: str | Path | IO[bytes],
    dated: date | None = None,
    remark: str = "",
) -> None:
    """Write the report as .docx.

    `narrative` maps a section's key (overview, problems, other, …) to its text, a paragraph a line; what it has
    for a section with tables stands before them. `dated` is the day in the file's properties: 31 January after
    the year where it is not given. `remark` stands under the title (a demonstration says so there).
    """
    document = blank(title, "", dated or date((figures.year or 1979) + 1, 1, 31))
    _paragraph(document, title, TITLE, 22, centred=True, after=22)
    if remark:
        _paragraph(document, remark, BODY, 16, centred=True)
    for section in figures.shape.sections:
        _paragraph(document, section.heading, CHAPTER, 16, indent=True)
        for line in narrative.get(section.key, "").splitlines():
            if line.strip():
                _paragraph(document, line.strip(), BODY, 16, indent=True)
        for key in section.tables:
            _table(document, figures, figures.shape.table(key))
    packed = saved(document)
    if isinstance(path_or_file, str | Path):
        Path(path_or_file).write_bytes(packed)
    else:
        path_or_file.write(packed)


def shown(value: Value) -> str:
    """A cell as printed: digits, a decimal in plain notation, nothing where there is no value."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _paragraph(
    document: Document,
    text: str,
    named: str,
    size: float,
    *,
    centred: bool = False,
    indent: bool = False,
    after: float = 0,
) -> None:
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(0), Pt(after)
    layout.line_spacing = Pt(28 if size < 20 else 35)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        layout.first_line_indent = Pt(size * 2)
    font(paragraph.add_run(text), named, size)


def _table(document: Document, figures: Figures, shape: Table) -> None:
    layout = layout_of(shape)
    small = 9 if shape.key in ("t3", "t4") else 12
    table = document.add_table(layout.height, layout.width)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _tight(table)
    for column, width in zip(table.columns, _widths(layout), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    grid = [list(row.cells) for row in table.rows]
    for placed in layout.placed:
        _cell(grid, placed, placed.text or shown(figures.cell(placed.address)), small)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if shape.key in ("t3", "t4"):
        for row in list(table.rows)[: len(shape.header_rows)]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _paragraph(document, "", BODY, 10)


def _widths(layout: Layout) -> tuple[float, ...]:
    if layout.label_columns == 0:
        return WIDTHS_4
    if layout.label_columns > 1:
        return WIDTHS_3
    return (TEXT_WIDTH / layout.width,) * layout.width


def _cell(grid: list[list[Any]], placed: Placed, text: str, size: float) -> None:
    first = grid[placed.row][placed.column]
    last = grid[placed.row + placed.rowspan - 1][placed.column + placed.colspan - 1]
    cell = first if first is last else first.merge(last)
    for surplus in cell.paragraphs[1:]:
        surplus._p.getparent().remove(surplus._p)
    paragraph = cell.paragraphs[0]
    left = placed.text and placed.colspan * placed.rowspan == 1 and len(text) > 12
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    font(paragraph.add_run(text), BODY, size)


def _tight(table: Any) -> None:
    """Narrow cell margins: seven columns of table 3 must fit beside their labels."""
    margins = parse_xml(
        f"<w:tblCellMar {nsdecls('w')}>"
        '<w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
    )
    table._tbl.tblPr.append(margins)
