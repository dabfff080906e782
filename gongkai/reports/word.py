"""The annual report as a Word file: title, six chapters, the statutory tables with locked labels.

Page after GB/T 9704-2012 as the agency's drafting tools set it: A4, margins 37/35/28/26 mm, title 小标宋 二号,
chapter 黑体 三号, body 仿宋 三号, page number — 1 — (odd right, even left). The same input gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import docx
from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from gongkai.law.forms.annual import Figures, Table, Value
from gongkai.law.forms.layout import Layout, Placed, layout_of

TITLE, CHAPTER, BODY, TABLE, PAGE = "方正小标宋简体", "黑体", "仿宋_GB2312", "仿宋_GB2312", "宋体"
FALLBACKS = {
    "方正小标宋简体": "方正小标宋_GBK,华文中宋,宋体,SimSun,Noto Serif CJK SC",
    "黑体": "SimHei,Noto Sans CJK SC",
    "仿宋_GB2312": "仿宋,FangSong,华文仿宋,Noto Serif CJK SC",
    "宋体": "SimSun,Noto Serif CJK SC",
}
LATIN = "Times New Roman"
TEXT_WIDTH = 156  # mm: 210 − 28 − 26
# Millimetres of the columns; they add up to TEXT_WIDTH.
WIDTHS_3 = (9, 19, 44, *(12,) * 7)
WIDTHS_4 = (10.4,) * 15
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


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
    document = docx.Document()
    _page(document)
    _fonts(document)
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
    _properties(document, title, dated or date((figures.year or 1979) + 1, 1, 31))
    content = BytesIO()
    document.save(content)
    packed = _repacked(content.getvalue())
    if isinstance(path_or_file, str | Path):
        Path(path_or_file).write_bytes(packed)
    else:
        path_or_file.write(packed)


def shown(value: Value) -> str:
    """A cell as printed: digits, a decimal in plain notation, nothing where there is no value."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _page_number(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.alignment = side
    for part in ("— ", "PAGE", " —"):
        run = paragraph.add_run("" if part == "PAGE" else part)
        _font(run, PAGE, 14)
        if part == "PAGE":
            for kind in ("begin", None, "end"):
                run._r.append(_field(kind))


def _field(kind: str | None) -> Any:
    if kind is None:
        text = OxmlElement("w:instrText")
        text.set(qn("xml:space"), "preserve")
        text.text = " PAGE "
        return text
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _fonts(document: Document) -> None:
    """Name what may stand in for a font that is not installed, in the file's font table."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[theme]
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(16)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            table = parse_xml(part.blob)
            for name, others in FALLBACKS.items():
                table.append(
                    parse_xml(
                        f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{others}"/></w:font>'
                    )
                )
            part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _font(run: Any, name: str, size: float) -> None:
    run.font.name, run.font.size = LATIN, Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _paragraph(
    document: Document,
    text: str,
    font: str,
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
    _font(paragraph.add_run(text), font, size)


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
    _font(paragraph.add_run(text), TABLE, size)


def _tight(table: Any) -> None:
    """Narrow cell margins: seven columns of table 3 must fit beside their labels."""
    margins = parse_xml(
        f"<w:tblCellMar {nsdecls('w')}>"
        '<w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
    )
    table._tbl.tblPr.append(margins)


def _properties(document: Document, title: str, dated: date) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = title, "", "", ""
    core.created = core.modified = datetime(dated.year, dated.month, dated.day)  # noqa: DTZ001 - a day, no zone
    core.revision = 1


def _repacked(content: bytes) -> bytes:
    """The same package with a fixed time on every part."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return packed.getvalue()
