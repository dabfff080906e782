"""The HTML of an edition's wording written into a Word file: paragraphs, headings, lists, tables, pictures, notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.html import HtmlElement

from gongkai.documents.printing.shown import Shown, place_picture
from gongkai.documents.printing.table import write_table
from gongkai.documents.rich import BACK, BLOCKS, LINK
from gongkai.files.word.notes import Notes
from gongkai.files.word.official import SIZE
from gongkai.text.unprintable import printable

LEVELS = {"h2": 1, "h3": 2, "h4": 3, "h5": 4}
SPACES = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True)
class Look:
    """How letters look in the middle of a paragraph. `link`: where they lead."""

    bold: bool = False
    italic: bool = False
    shift: str = ""
    link: str = ""


PLAIN = Look()
TURNED: dict[str, dict[str, Any]] = {
    "strong": {"bold": True}, "em": {"italic": True}, "sup": {"shift": "superscript"}, "sub": {"shift": "subscript"},
}  # fmt: skip


class Writer:
    """Writes blocks into one document. `pictures`: those of the edition by name."""

    def __init__(self, document: Document, pictures: Mapping[str, Shown]) -> None:
        self.document, self.pictures = document, pictures
        self.notes = Notes(document)
        self.said: dict[str, HtmlElement] = {}  # what each footnote says
        self.level, self.in_note = 0, False
        self.style_ids: dict[str, str] = {}  # python-docx walks all styles for each name it is asked

    def know_notes(self, root: HtmlElement) -> None:
        """Take the footnotes that are referred to out of the text; each is written where its sign stands."""
        named = {link.get("href", "")[1:] for link in root.iter("a") if link.get("href", "").startswith("#")}
        for notes in root.xpath(".//ol[@class='notes']"):
            for item in notes.findall("li"):
                if item.get("id") in named:
                    self.said[item.get("id")] = item
                    notes.remove(item)
            if len(notes) == 0:
                notes.drop_tree()

    def block(self, node: HtmlElement, cell: Any = None) -> None:
        """One block, at the end of the text or of a table's cell."""
        if node.tag in ("ul", "ol"):
            self.items(node, cell)
        elif node.tag == "table":
            if cell is None:  # rows of a table inside a cell stand as rows of the outer one
                write_table(self, node)
        elif node.tag in LEVELS and cell is None:
            self.inline(self.paragraph(f"Heading {self.depth(node.tag)}"), node)
        else:
            look = Look(bold=node.tag in LEVELS)
            self.inline(self.placed(node, cell), node, look)

    def depth(self, tag: str) -> int:
        """The level of a heading, none left out: readers of the file walk by them."""
        self.level = min(LEVELS[tag], self.level + 1)
        return self.level

    def placed(self, node: HtmlElement, cell: Any) -> Paragraph:
        """The paragraph of a block, as it stands on the page."""
        paragraph = self.paragraph("Body Text", cell)
        layout = paragraph.paragraph_format
        if node.get("class") in ("signature", "date") and cell is None:
            layout.first_line_indent, layout.right_indent = Pt(0), Pt(2 * SIZE)
            layout.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if node.xpath(".//img"):
            layout.line_spacing = 1.0
            if cell is None and not node.text_content().strip():
                layout.first_line_indent, layout.alignment = Pt(0), WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def paragraph(self, style: str, cell: Any = None) -> Paragraph:
        """A new one, at the end of the text or of a cell, where all are in the style of tables."""
        if cell is None:
            paragraph = self.document.add_paragraph()
        else:
            paragraph = Paragraph(OxmlElement("w:p"), self.document._body)
            cell.append(paragraph._p)
        paragraph._p.style = self.style_id(style if cell is None else "Table Text")
        return paragraph

    def style_id(self, name: str) -> str:
        if name not in self.style_ids:
            self.style_ids[name] = self.document.styles[name].style_id
        return self.style_ids[name]

    def flow(self, node: HtmlElement, cell: Any, first: Paragraph) -> None:
        """What stands in an item or a cell: words in its first paragraph, blocks after it in their own."""
        before = len(first._p)
        self.words(first, node.text, PLAIN, begins=True)
        here: Paragraph | None = first
        for child in node:
            if child.tag == "p" and here is first and len(first._p) == before:
                self.inline(first, child)
                here = None
            elif child.tag in BLOCKS:
                self.block(child, cell)
                here = None
            else:
                here = here or self.paragraph("Body Text", cell)
                self.piece(here, child, PLAIN)
            if (child.tail or "").strip():
                here = here or self.paragraph("Body Text", cell)
                self.words(here, child.tail, PLAIN, begins=not here.text)

    def items(self, node: HtmlElement, cell: Any) -> None:
        """A list: its signs are letters, as official texts number by hand; one inside another stands further in."""
        depth = len(list(node.iterancestors("ul", "ol")))
        for number, item in enumerate(node.findall("li"), int(node.get("start", "1"))):
            paragraph = self.paragraph("Body Text", cell)
            if depth:
                paragraph.paragraph_format.left_indent = Pt(2 * SIZE * depth)
            paragraph.add_run("• " if node.tag == "ul" else f"{number}. ")
            self.flow(item, cell, paragraph)

    def inline(self, paragraph: Paragraph, node: HtmlElement, look: Look = PLAIN) -> None:
        self.words(paragraph, node.text, look, begins=not paragraph.text)
        for child in node:
            self.piece(paragraph, child, look)
            self.words(paragraph, child.tail, look, begins=child.tag == "br")

    def piece(self, paragraph: Paragraph, node: HtmlElement, look: Look) -> None:
        """One inline element."""
        href = node.get("href", "")
        if node.tag == "br":
            paragraph.add_run().add_break()
        elif node.tag == "img":
            place_picture(paragraph, node, {} if self.in_note else self.pictures)
        elif href.startswith(BACK):
            pass
        elif href[1:] in self.said and not self.in_note:
            self.note(paragraph, self.said[href[1:]])
        else:
            turned = replace(look, **TURNED.get(node.tag, {}))
            if node.tag in BLOCKS and paragraph.text.strip():
                paragraph.add_run().add_break()
            leads = LINK.match(href) and not self.in_note
            self.inline(paragraph, node, replace(turned, link=href) if leads else turned)

    def note(self, paragraph: Paragraph, item: HtmlElement) -> None:
        """A footnote with what its item of the list says: words alone, for its part of the file knows no others."""
        written, self.in_note = self.notes.add(paragraph), True
        self.inline(written, item)
        self.in_note = False

    def words(self, paragraph: Paragraph, said: str | None, look: Look, *, begins: bool = False) -> None:
        """Letters with their look. `begins`: at the start of a line, where blanks are the indent's matter."""
        text = SPACES.sub(" ", printable(said or ""))
        text = text.lstrip() if begins else text
        if not text:
            return
        run = paragraph.add_run(text)
        run.bold, run.italic = look.bold or None, look.italic or None
        if look.shift:
            setattr(run.font, look.shift, True)
        if look.link:
            self.lead(run, look.link)

    def lead(self, run: Run, address: str) -> None:
        """Make a run a link."""
        link, to = OxmlElement("w:hyperlink"), printable(address)
        link.set(qn("r:id"), self.document.part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run._r.addprevious(link)
        link.append(run._r)
