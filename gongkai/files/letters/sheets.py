"""A Word file as what is to be set: pages, paragraphs, runs and tables, as plain values for the typesetter.

Only what a letter or a document needs is read: what else a file brings (floating pictures, text boxes, automatic
numbers, endnotes, several sections) would vanish silently in the PDF, and is refused by name instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table
from docx.text.paragraph import Paragraph

from gongkai.files.letters.pictures import Gathered, lacks
from gongkai.law.source import Refusal

Values = dict[str, Any]
Fonts = Callable[[str], tuple[list[str], bool]]
SIDES = {SIDE.CENTER: "center", SIDE.RIGHT: "right", SIDE.JUSTIFY: "justify", SIDE.DISTRIBUTE: "justify"}
# What cannot be set here → what a person calls it.
BEYOND = {
    qn("w:pict"): "图片或者文本框", qn("w:object"): "嵌入的对象", qn("w:numPr"): "自动编号",
    qn("w:endnoteReference"): "尾注",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "公式",
}  # fmt: skip
DRAWING, STYLE = qn("w:drawing"), qn("w:pStyle")
HEADINGS = {"title": 1, "heading 1": 2, "heading 2": 3, "heading 3": 4, "heading 4": 5}
SHIFTS = {"superscript": "super", "subscript": "sub"}
WORD_SIZE, SINGLE = (
    10.5,
    1.3,
)  # points where nothing is said; the pitch of single spacing as a share of the size
DELETED = (qn("w:del"), qn("w:moveFrom"))


def read_sheets(content: bytes, fonts: Fonts) -> Values:
    """The document as values: points for lengths, families for fonts, `pictures` the bytes of each by its name.

    Raises Refusal for what cannot be set.
    """
    document = docx.Document(BytesIO(content))
    _refuse_beyond(document)
    section = document.sections[0]
    reader = _Reader(document, fonts)
    core = document.core_properties
    return {
        "title": core.title,
        "author": core.author,
        "date": [core.created.year, core.created.month, core.created.day] if core.created else None,
        "page": {
            "width": _points(section.page_width),
            "height": _points(section.page_height),
            "top": _points(section.top_margin),
            "bottom": _points(section.bottom_margin),
            "left": _points(section.left_margin),
            "right": _points(section.right_margin),
            "head": _points(section.header_distance),
            "foot": _points(section.footer_distance),
        },
        "heads": reader.margins(section, "header"),
        "feet": reader.margins(section, "footer"),
        "blocks": list(reader.blocks(document.element.body)),
        "pictures": reader.pictures.files,
    }


def _points(length: Length | None) -> float:
    return 0.0 if length is None else float(length.pt)


def _refuse_beyond(document: Document) -> None:
    body = document.element.body
    for number, paragraph in enumerate(body.iter(qn("w:p")), 1):
        for element in paragraph.iter():
            says = BEYOND.get(element.tag, "")
            if element.tag == DRAWING:
                says = lacks(element)
            if says and not _within(element, DELETED):
                begins = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))[:20]
                raise Refusal(
                    (f"第{number}段“{begins}”用了{says}，PDF不能照排；请改用文字，或者直接使用Word文件", None)
                )
    if len(document.sections) > 1:
        raise Refusal(("模板分成了几节，PDF不能照排；请合并为一节，或者直接使用Word文件", None))


def _within(element: Any, tags: tuple[str, ...]) -> bool:
    return any(above.tag in tags for above in element.iterancestors())


def _notes(document: Document) -> dict[str, Any]:
    """The footnotes by their number in the file."""
    related = document.part.rels.values()
    found = next((r.target_part for r in related if r.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)
    return {} if found is None else {note.get(qn("w:id")): note for note in parse_xml(found.blob)}


class _Reader:
    """Walks one document; styles are looked up from the run to the document's defaults."""

    def __init__(self, document: Document, fonts: Fonts) -> None:
        self.document, self.fonts = document, fonts
        defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self.defaults = [] if defaults is None else [defaults]
        self.pictures, self.part = Gathered(), document.part
        self.notes = _notes(document)
        # By the id of a style, for a file has few styles and many paragraphs: those it stands on, what they say.
        self.styled: dict[str | None, list[Any]] = {}
        self.layouts: dict[tuple[str | None, str], Any] = {}

    def blocks(self, holder: Any) -> Iterator[Values]:
        for child in holder:
            if child.tag == qn("w:p"):
                yield self.paragraph(Paragraph(child, self.document._body))
            elif child.tag == qn("w:tbl"):
                yield self.table(Table(child, self.document._body))
            elif child.tag == qn("w:sdt"):
                yield from self.blocks(child.find(qn("w:sdtContent")))

    def margins(self, section: Any, which: str) -> Values:
        """Header or footer of odd, even and first pages; None where the odd one serves."""
        even = self.document.settings.odd_and_even_pages_header_footer
        first = section.different_first_page_header_footer
        return {
            "odd": self.margin(getattr(section, which)),
            "even": self.margin(getattr(section, f"even_page_{which}")) if even else None,
            "first": self.margin(getattr(section, f"first_page_{which}")) if first else None,
        }

    def margin(self, held: Any) -> list[Values]:
        """One header or footer; its pictures belong to a part of its own."""
        self.part = held.part
        blocks = list(self.blocks(held._element))
        self.part = self.document.part
        return blocks

    def paragraph(self, paragraph: Paragraph) -> Values:
        runs = list(self.runs(paragraph))
        size = max(
            (run["size"] for run in runs if "size" in run), default=self.size(self.chain(paragraph, None))
        )
        layout = [paragraph._p.pPr, *(style.element.pPr for style in self.styles(paragraph))]
        return {
            "kind": "paragraph",
            "side": SIDES.get(self.first(paragraph, "alignment"), "left"),
            "first": self.indent(layout, "firstLine", size) - self.indent(layout, "hanging", size),
            "left": self.indent(layout, "left", size) or self.indent(layout, "start", size),
            "right": self.indent(layout, "right", size) or self.indent(layout, "end", size),
            "before": self.points(paragraph, "space_before"),
            "after": self.points(paragraph, "space_after"),
            "pitch": self.pitch(paragraph, size),
            "size": size,
            "keep": bool(self.first(paragraph, "keep_with_next")),
            "new_page": bool(self.first(paragraph, "page_break_before")),
            "level": next((HEADINGS.get((s.name or "").lower(), 0) for s in self.styles(paragraph)), 0),
            "runs": runs,
        }

    def first(self, paragraph: Paragraph, name: str) -> Any:
        """A property of the paragraph's layout, or of the nearest style that sets it."""
        properties = paragraph._p.pPr
        if properties is not None and any(child.tag != STYLE for child in properties):
            value = getattr(paragraph.paragraph_format, name)
            if value is not None:
                return value
        asked = paragraph._p.style, name
        if asked not in self.layouts:
            said = (getattr(style.paragraph_format, name) for style in self.styles(paragraph))
            self.layouts[asked] = next((value for value in said if value is not None), None)
        return self.layouts[asked]

    def points(self, paragraph: Paragraph, name: str) -> float:
        return _points(self.first(paragraph, name))

    def pitch(self, paragraph: Paragraph, size: float) -> float:
        """The distance of lines in points."""
        rule, spacing = self.first(paragraph, "line_spacing_rule"), self.first(paragraph, "line_spacing")
        if spacing is None:
            return size * SINGLE
        if isinstance(spacing, float):
            return spacing * size * SINGLE
        exact = float(spacing.pt)
        return max(exact, size * SINGLE) if rule == WD_LINE_SPACING.AT_LEAST else exact

    def indent(self, layout: list[Any], side: str, size: float) -> float:
        """An indent in points: given in characters (hundredths), or in twentieths of a point; the nearest that says."""
        for properties in layout:
            said = None if properties is None else properties.find(qn("w:ind"))
            if said is None:
                continue
            if (chars := said.get(qn(f"w:{side}Chars"))) not in (None, "0"):
                return int(chars) / 100 * size
            if (twentieths := said.get(qn(f"w:{side}"))) is not None:
                return float(twentieths) / 20
        return 0.0

    def styles(self, paragraph: Paragraph) -> list[Any]:
        """The paragraph's style and those it stands on, the nearest first."""
        key = paragraph._p.style
        if key not in self.styled:
            style: Any = paragraph.style
            found = self.styled[key] = []
            while style is not None:
                found.append(style)
                style = style.base_style
        return self.styled[key]

    def chain(self, paragraph: Paragraph, run: Any) -> list[Any]:
        """Where a run's properties may stand, the nearest first."""
        own = [] if run is None or run.rPr is None else [run.rPr]
        named = own[0].find(qn("w:rStyle")) if own else None
        styled = (
            []
            if named is None
            else self.document.styles.element.xpath(f"w:style[@w:styleId='{named.get(qn('w:val'))}']/w:rPr")
        )
        beneath = (style.element.rPr for style in self.styles(paragraph))
        return [*own, *styled, *(said for said in beneath if said is not None), *self.defaults]

    def size(self, chain: list[Any]) -> float:
        said = next((p.find(qn("w:sz")) for p in chain if p.find(qn("w:sz")) is not None), None)
        return WORD_SIZE if said is None else int(said.get(qn("w:val"))) / 2

    def is_set(self, chain: list[Any], name: str) -> bool:
        said = next((p.find(qn(name)) for p in chain if p.find(qn(name)) is not None), None)
        return said is not None and said.get(qn("w:val"), "1") not in ("0", "false", "none")

    def shift(self, chain: list[Any]) -> str:
        """Whether letters stand above or below the line."""
        said = next((p.find(qn("w:vertAlign")) for p in chain if p.find(qn("w:vertAlign")) is not None), None)
        return "" if said is None else SHIFTS.get(said.get(qn("w:val")), "")

    def font(self, chain: list[Any]) -> str:
        """The name of the Chinese font."""
        for properties in chain:
            fonts = properties.find(qn("w:rFonts"))
            if fonts is not None and (named := fonts.get(qn("w:eastAsia"))):
                return str(named)
        return ""

    def runs(self, paragraph: Paragraph) -> Iterator[Values]:
        """Runs in order, those inside links and insertions too; a page field becomes {"page": True}."""
        field: str | None = (
            None  # the instruction of a field being read, "" while its shown result is passed over
        )
        for run in paragraph._p.iter(qn("w:r")):
            if _within(run, DELETED):
                continue
            chain = self.chain(paragraph, run)
            families, bold = self.fonts(self.font(chain))
            look = {
                "size": self.size(chain),
                "fonts": families,
                "bold": bold or self.is_set(chain, "w:b"),
                "italic": self.is_set(chain, "w:i"),
                "underline": self.is_set(chain, "w:u"),
                "shift": self.shift(chain),
            }
            for part in run:
                if part.tag == qn("w:fldChar"):
                    field = {"begin": "", "end": None}.get(part.get(qn("w:fldCharType")), field)
                elif part.tag == qn("w:instrText"):
                    field = f"{field or ''}{part.text or ''}"
                    if field.split()[:1] == ["PAGE"]:
                        yield {"page": True, **look}
                elif part.tag == qn("w:t") and not (field or "").strip().startswith("PAGE"):
                    yield {"text": part.text or "", **look}
                elif part.tag == qn("w:tab"):
                    yield {"text": "\u3000\u3000", **look}
                elif part.tag in (qn("w:br"), qn("w:cr")):
                    yield {"break": "page" if part.get(qn("w:type")) == "page" else "line"}
                elif part.tag == qn("w:drawing") and not lacks(part):
                    yield self.pictures.take(part, self.part)
                elif part.tag == qn("w:footnoteReference"):
                    yield {"note": list(self.blocks(self.notes[part.get(qn("w:id"))]))}

    def table(self, table: Table) -> Values:
        grid = table._tbl.tblGrid.findall(qn("w:gridCol"))
        rows, heads = [], 0
        for number, row in enumerate(table._tbl.tr_lst):
            if row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None and heads == number:
                heads += 1
            rows.append([self.cell(table, number, cell) for cell in row.tc_lst if cell.vMerge != "continue"])
        return {
            "kind": "table",
            "columns": [int(column.get(qn("w:w"), "0")) / 20 for column in grid],
            "ruled": self.is_ruled(table),
            "heads": heads,
            "together": all(b.get("keep", True) for row in rows[:-1] for cell in row for b in cell["blocks"]),
            "rows": rows,
        }

    def cell(self, table: Table, number: int, cell: Any) -> Values:
        return {
            "across": cell.grid_span,
            "down": self.height(table, number, cell) if cell.vMerge == "restart" else 1,
            "blocks": list(self.blocks(cell)),
        }

    def height(self, table: Table, number: int, cell: Any) -> int:
        """How many rows a merged cell goes down."""
        down = 1
        for row in table._tbl.tr_lst[number + 1 :]:
            if not any(c.grid_offset == cell.grid_offset and c.vMerge == "continue" for c in row.tc_lst):
                break
            down += 1
        return down

    def is_ruled(self, table: Table) -> bool:
        """Whether the table or a style of it draws lines."""
        style: Any = table.style
        held = [table._tbl.tblPr]
        while style is not None:
            held += style.element.findall(qn("w:tblPr"))
            style = style.base_style
        return any(found is not None for found in (p.find(qn("w:tblBorders")) for p in held))
