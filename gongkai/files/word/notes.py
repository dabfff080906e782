"""Footnotes of a Word file that is being written: python-docx has none, so their part is made here."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
STYLE, SIZE = "footnote text", 10.5
# The two lines Word draws above notes; every file with notes has them under these numbers.
LINES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for kind, at, mark in (
        ("separator", -1, "separator"),
        ("continuationSeparator", 0, "continuationSeparator"),
    )
)
SIGN = '<w:r {ns}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{mark}/></w:r>'


class Notes:
    """The footnotes of one document, numbered as they come."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root = parse_xml(f"<w:footnotes {nsdecls('w')}>{LINES}</w:footnotes>")
        self.style = document.styles.add_style(STYLE, WD_STYLE_TYPE.PARAGRAPH)
        self.style.base_style, self.style.font.size = document.styles["Normal"], Pt(SIZE)
        self.style.paragraph_format.line_spacing = 1.0

    def add(self, paragraph: Paragraph) -> Paragraph:
        """Put the sign of a new note at the end of a paragraph; the note's own paragraph comes back, to be written."""
        number = str(len(self.root) - 1)
        sign = parse_xml(SIGN.format(ns=nsdecls("w"), mark=f'footnoteReference w:id="{number}"'))
        paragraph._p.append(sign)
        note, inside = OxmlElement("w:footnote"), OxmlElement("w:p")
        note.set(qn("w:id"), number)
        note.append(inside)
        self.root.append(note)
        written = Paragraph(inside, self.document._body)
        written.style = self.style
        inside.append(parse_xml(SIGN.format(ns=nsdecls("w"), mark="footnoteRef")))
        return written

    def bind(self) -> None:
        """Put the notes into the file; a file without notes has no part for them."""
        if len(self.root) == 2:
            return
        body = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), KIND, body, self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
