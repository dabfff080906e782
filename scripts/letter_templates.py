"""Make the Word templates of the letters from the short texts in `scripts/letters/`.

python -m scripts.letter_templates [kind …]

The .docx files are committed; an agency edits copies of them (`gongkai letter copy`). Page after
GB/T 9704-2012 as drafting tools set it: A4, margins 37/35/28/26 mm, title 小标宋 二号, body 仿宋 三号 on a line of
28 points, page number — 1 — (odd right, even left).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from gongkai.files.letters.package import timeless
from gongkai.files.letters.templates import shipped
from gongkai.law.letter import LetterKind

TEXTS = Path(__file__).parent / "letters"
TITLE, HEADING, BODY, PAGE, LATIN = "方正小标宋简体", "黑体", "仿宋_GB2312", "宋体", "Times New Roman"
SIZE, LINE = 16, 28
# What a machine without a font takes instead: Windows no longer brings 仿宋_GB2312, and 小标宋 is bought apart.
INSTEAD = {TITLE: "宋体", HEADING: "SimHei", BODY: "仿宋", PAGE: "SimSun", LATIN: ""}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
USED = {
    "Normal",
    "Title",
    "Heading 1",
    "Header",
    "Footer",
    "Table Grid",
    "Normal Table",
    "Default Paragraph Font",
}


def lines_of(name: str) -> Iterator[str]:
    """The lines of a text, `@name` replaced by the lines of `_name.txt`."""
    for line in (TEXTS / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            yield from lines_of(f"_{line[1:]}")
        elif line.strip():
            yield line


def make(kind: LetterKind) -> bytes:
    document = docx.Document()
    _page(document)
    lines = list(lines_of(kind))
    while lines:
        rows = _table_rows(lines)
        if rows:
            document.paragraphs[-1].paragraph_format.keep_with_next = True
            _table(document, rows)
        else:
            _paragraph(document, lines.pop(0))
    core = document.core_properties
    core.title, core.author, core.comments, core.revision = kind.letter.title, "", "", 1
    core.created = core.modified = datetime(2026, 1, 1)  # noqa: DTZ001 - a day
    out = BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def _table_rows(lines: list[str]) -> list[str]:
    rows = []
    while lines and lines[0].startswith("|"):
        rows.append(lines.pop(0))
    return rows


def _paragraph(document: Any, line: str) -> None:
    if line == "---":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        return
    mark, _, text = line.partition(" ")
    shape = SHAPES.get(mark)
    if shape is None:
        _body(document, line)
    else:
        shape(document, text)


def _plain(document: Any, text: str, font: str = BODY, size: float = SIZE, *, bold: bool = False) -> Any:
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = Pt(LINE if size <= SIZE else 35)
    run = paragraph.add_run(text)
    _font(run, font, size)
    run.bold = bold or None
    return paragraph


def _body(document: Any, text: str, *, bold: bool = False) -> None:
    paragraph = _plain(document, text, bold=bold)
    paragraph.alignment, paragraph.paragraph_format.first_line_indent = SIDE.JUSTIFY, Pt(2 * SIZE)


def _title(document: Any, text: str) -> None:
    paragraph = _plain(document, text, TITLE, 22)
    paragraph.alignment, paragraph.style = SIDE.CENTER, document.styles["Title"]
    paragraph.paragraph_format.keep_with_next = True


def _number(document: Any, text: str) -> None:
    paragraph = _plain(document, text)
    paragraph.alignment = SIDE.CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(LINE / 2)


def _addressee(document: Any, text: str) -> None:
    _plain(document, text)


def _heading(document: Any, text: str) -> None:
    paragraph = _plain(document, text, HEADING)
    paragraph.style = document.styles["Heading 1"]
    paragraph.paragraph_format.first_line_indent = Pt(2 * SIZE)
    paragraph.paragraph_format.keep_with_next = True


def _contact(document: Any, text: str) -> None:
    """How to reach the agency; it stays with the organ and the day, which never stand alone on a page."""
    layout = _plain(document, text).paragraph_format
    layout.first_line_indent, layout.keep_with_next = Pt(2 * SIZE), True


def _bold(document: Any, text: str) -> None:
    _body(document, text, bold=True)


def _step(document: Any, text: str) -> None:
    _plain(document, "{%p " + text + " %}")


def _organ(document: Any, text: str) -> None:
    paragraph = _plain(document, text)
    paragraph.alignment = SIDE.RIGHT
    layout = paragraph.paragraph_format
    layout.space_before, layout.right_indent, layout.keep_with_next = Pt(LINE), Pt(2 * SIZE), True


def _day(document: Any, text: str) -> None:
    paragraph = _plain(document, text)
    paragraph.alignment = SIDE.RIGHT
    paragraph.paragraph_format.right_indent = Pt(4 * SIZE)


SHAPES: dict[str, Callable[[Any, str], None]] = {
    "=": _title, "-": _number, "<": _addressee, "#": _heading, "!": _bold, "%": _step, "~": _contact, ">": _organ, ">>": _day,
}  # fmt: skip


def _table(document: Any, lines: list[str]) -> None:
    rows = [_cells(line) for line in lines]
    width = max(map(len, rows))
    table = document.add_table(0, width)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    widths = (45, 111) if width == 2 else (156 / width,) * width
    for column, size in zip(table.columns, widths, strict=True):
        column.width = Mm(size)
    for texts in rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if width > 2 and len(table.rows) == 1:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, size, text in zip(row.cells, widths, [*texts, *[""] * width], strict=False):
            cell.width = Mm(size)
            _cell(cell, text, SIDE.LEFT if width == 2 else SIDE.CENTER)
    after = document.add_paragraph()
    after.paragraph_format.space_after, after.paragraph_format.line_spacing = Pt(0), Pt(LINE / 2)


def _cells(line: str) -> list[str]:
    if line.startswith("|%"):
        return ["{%tr " + line[2:].strip() + " %}"]
    return [cell.strip(" ") for cell in line.strip("|").split("|")]


def _cell(cell: Any, text: str, side: SIDE) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = side
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(3)
    layout.line_spacing, layout.keep_with_next = Pt(24), True
    _font(paragraph.add_run(text), BODY, 14)


def _font(run: Any, name: str, size: float) -> None:
    run.font.name, run.font.size = LATIN, Pt(size)
    run.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), name)
    fonts.set(qn("w:hint"), "eastAsia")  # “”—… are Chinese ones, as wide as a character


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin, section.footer_distance = Mm(28), Mm(26), Mm(28)
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer.paragraphs[0], SIDE.RIGHT)
    _page_number(section.even_page_footer.paragraphs[0], SIDE.LEFT)
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[theme]
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(SIZE)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)
    for name in ("Title", "Heading 1"):
        _unadorned(document.styles[name])
    _only_what_is_used(document)
    _chinese(document)


def _chinese(document: Any) -> None:
    """Say that the text is Chinese: without it an office program takes Japanese shapes and breaks lines its way."""
    said = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    said.set(qn("w:eastAsia"), "zh-CN")
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    zoom = settings.find(qn("w:zoom"))
    zoom.attrib.clear()
    zoom.set(qn("w:percent"), "100")
    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table._blob = _font_table()


def _font_table() -> bytes:
    """The fonts of a letter, each with the one to take instead."""
    fonts = etree.Element(f"{{{W}}}fonts", nsmap={"w": W})
    for name, instead in INSTEAD.items():
        font = etree.SubElement(fonts, f"{{{W}}}font", {f"{{{W}}}name": name})
        if instead:
            etree.SubElement(font, f"{{{W}}}altName", {f"{{{W}}}val": instead})
        etree.SubElement(font, f"{{{W}}}charset", {f"{{{W}}}val": "86" if instead else "00"})
    return bytes(etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True))


def _unadorned(style: Any) -> None:
    """A style that only says what a paragraph is: its looks stand on the paragraph."""
    for part in ("w:pBdr", "w:contextualSpacing", "w:spacing"):
        for found in style.element.pPr.findall(qn(part)):
            style.element.pPr.remove(found)
    style.font.bold, style.font.name = False, LATIN


def _only_what_is_used(document: Any) -> None:
    """Leave out the hundred table styles and the picture that python-docx's own template brings."""
    styles = document.styles.element
    for style in list(document.styles):
        if style.name not in USED:
            styles.remove(style.element)
    for link in [*styles.iter(qn("w:link"))]:
        link.getparent().remove(link)
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in ("stylesWithEffects", "thumbnail", "customXml"):
                part.rels.pop(key)


def _page_number(paragraph: Any, side: SIDE) -> None:
    paragraph.alignment = side
    for part in ("— ", "", " —"):
        run = paragraph.add_run(part)
        _font(run, PAGE, 14)
        for kind in () if part else ("begin", None, "end"):
            run._r.append(_field(kind))


def _field(kind: str | None) -> Any:
    element = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
    else:
        element.set(qn("xml:space"), "preserve")
        element.text = " PAGE "
    return element


def main(names: list[str]) -> None:
    for kind in [LetterKind(name) for name in names] or list(LetterKind):
        shipped(kind).write_bytes(make(kind))


if __name__ == "__main__":
    main(sys.argv[1:])
