"""The page of an official document in Word, after GB/T 9704-2012 as agencies' drafting tools set it.

A4, margins 37/35/28/26 mm, the title in 小标宋 二号, headings in 黑体 and 楷体, the body in 仿宋 三号, the page number
as — 1 — (odd right, even left). Fonts are named, never carried; the file says what may stand in for each.
"""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from gongkai.text.unprintable import printable

TITLE, CHAPTER, SECTION, BODY, PAGE = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
FALLBACKS = {
    TITLE: "方正小标宋_GBK,华文中宋,宋体,SimSun,Noto Serif CJK SC",
    CHAPTER: "SimHei,Noto Sans CJK SC",
    SECTION: "楷体,KaiTi,华文楷体,Noto Serif CJK SC",
    BODY: "仿宋,FangSong,华文仿宋,Noto Serif CJK SC",
    PAGE: "SimSun,Noto Serif CJK SC",
}
LATIN = "Times New Roman"
TEXT_WIDTH = 156  # mm: 210 − 28 − 26
SIZE, PITCH, SMALL = 16, 28, 12  # points of the body, of its lines, of what stands in a table
# Word's name of a style → its font, its size, whether it stands in the middle.
LOOKS = {
    "Title": (TITLE, 22, True), "Subtitle": (SECTION, SIZE, True), "Heading 1": (CHAPTER, SIZE, False),
    "Heading 2": (SECTION, SIZE, False), "Heading 3": (BODY, SIZE, False), "Heading 4": (BODY, SIZE, False),
    "Body Text": (BODY, SIZE, False), "Caption": (CHAPTER, SMALL, True), "Table Text": (BODY, SMALL, False),
}  # fmt: skip
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def blank(title: str, author: str, dated: date) -> Document:
    """An empty document with the page, the fonts and the properties of an official one."""
    document = docx.Document()
    _page(document)
    _fonts(document)
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = (
        printable(title),
        printable(author),
        "",
        "",
    )
    core.created = core.modified = datetime(dated.year, dated.month, dated.day)  # noqa: DTZ001 - a day, no zone
    core.revision = 1
    return document


def saved(document: Document) -> bytes:
    """The file, with a fixed time on every part: the same document gives the same bytes."""
    content, packed = BytesIO(), BytesIO()
    document.save(content)
    with zipfile.ZipFile(content) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def font(holder: Any, name: str, size: float) -> None:
    """Set a run or a style in a Chinese font, its Latin letters and figures in `LATIN`."""
    holder.font.name, holder.font.size = LATIN, Pt(size)
    holder.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


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
        font(run, PAGE, 14)
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
    """The body's font and language, and in the file's font table what may stand in for a font that is not installed."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[theme]
    for said in document.styles.element.iter(qn("w:lang")):
        said.set(qn("w:eastAsia"), "zh-CN")
    font(document.styles["Normal"], BODY, SIZE)
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            table = parse_xml(part.blob)
            for name, others in FALLBACKS.items():
                said = f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{others}"/></w:font>'
                table.append(parse_xml(said))
            part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def set_styles(document: Document) -> None:
    """The styles a body is written in: title, four levels of headings, running text; nothing of Word's own looks stays."""
    document.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    for name, (named, size, centred) in LOOKS.items():
        style = document.styles[name]
        for old in style.element.xpath("w:pPr|w:rPr"):
            style.element.remove(old)
        font(style, named, size)
        layout = style.paragraph_format
        layout.space_before, layout.space_after = Pt(0), Pt(size if name == "Title" else 0)
        layout.line_spacing = Pt({22: 35, SMALL: 18}.get(size, PITCH))
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None
        layout.first_line_indent = Pt(2 * SIZE) if size == SIZE and not centred else None
        layout.keep_with_next = name.startswith("Heading") or None
