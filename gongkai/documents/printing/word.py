"""An edition as an official document on paper: title, file number, wording, 附件：, and at the foot where it comes from.

`files.letters.typeset.pdf` sets the same file as PDF. The wording is that of the edition and nothing else: what the
house adds stands in the head of the pages (an edition that is not in force says so) and below the text.
"""

from __future__ import annotations

import re
from datetime import date

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from gongkai.documents.addressee import is_addressee
from gongkai.documents.corrected import said
from gongkai.documents.models import Document, Edition
from gongkai.documents.printing.shown import pictures_of
from gongkai.documents.printing.writer import Writer
from gongkai.documents.rich import tree
from gongkai.documents.validity.policy import says_validity
from gongkai.documents.validity.standing import validity_on
from gongkai.files.file_name import harmless
from gongkai.files.word.official import SIZE, blank, saved, set_styles
from gongkai.law.attribute import Attribute
from gongkai.law.review import LABELS, EditionStage
from gongkai.text.day_in_words import day_in_words
from gongkai.text.unprintable import printable

LISTED = re.compile(r"附\s*件(\s*\d+)?\s*[:：]")
RULE = '<w:pBdr {ns}><w:top w:val="single" w:sz="6" w:space="4" w:color="000000"/></w:pBdr>'


def word(edition: Edition, *, address: str, day: date) -> bytes:
    """The edition as .docx; the same edition on the same day, the same bytes.

    `address`: where anyone may read it, "" where nobody may. `day`: on which its validity is said.
    """
    document = edition.document
    made = blank(edition.title, said(edition, "issuer") or document.agency.name, said(edition, "made_on"))
    set_styles(made)
    writer = Writer(made, pictures_of(edition))
    _head(made, edition)
    root = tree(edition.html)
    writer.know_notes(root)
    blocks = list(root)
    signed = _signed_at(blocks)
    for node in blocks[:signed]:
        writer.block(node)
        if node is blocks[0] and node.tag == "p" and is_addressee(node.text_content()):
            made.paragraphs[-1].paragraph_format.first_line_indent = Pt(0)  # whom it is addressed to
    _attachments(made, edition)
    for node in blocks[signed:]:
        writer.block(node)
    _foot(made, edition, address, day)
    writer.notes.bind()
    return saved(made)


def _head(made: Word, edition: Edition) -> None:
    if edition.stage != EditionStage.PUBLISHED:
        for header in (made.sections[0].header, made.sections[0].even_page_header):
            _centred(header.paragraphs[0], f"（{_stands(edition)}）")
    _centred(made.add_paragraph(style="Title"), edition.title)
    if subtitle := said(edition, "subtitle"):
        _centred(made.add_paragraph(style="Subtitle"), f"——{subtitle}")
    if doc_no := said(edition, "doc_no"):
        _centred(made.add_paragraph(style="Subtitle"), doc_no)
    made.add_paragraph(style="Body Text")


def _stands(edition: Edition) -> str:
    """Which edition it is; one that was never public says that too."""
    said = f"第{edition.number}版，{LABELS[EditionStage(edition.stage)]}"
    return said if edition.published_on else f"{said}，没有公开发布"


def _signed_at(blocks: list[HtmlElement]) -> int:
    """Where the organ and the day at the end begin; at the end where there are none."""
    at = len(blocks)
    for place in range(len(blocks) - 1, -1, -1):
        node = blocks[place]
        if node.get("class") in ("signature", "date"):
            at = place
        elif at < len(blocks) or not re.fullmatch(r"（[^（）]{1,40}）", node.text_content().strip()):
            break
    return at


def _attachments(made: Word, edition: Edition) -> None:
    """附件：1. …, where the wording itself does not list them."""
    names = [kept.name.rpartition(".")[0] or kept.name for kept in edition.attachments.all()]
    if not names or any(LISTED.match(line.strip()) for line in edition.text.splitlines()):
        return
    made.add_paragraph(style="Body Text")
    if len(names) == 1:
        _plain(made, f"附件：{names[0]}", "Body Text")
        return
    for number, name in enumerate(names, 1):
        line = _plain(made, f"附件：{number}. {name}" if number == 1 else f"{number}. {name}", "Body Text")
        if number > 1:
            line.paragraph_format.first_line_indent = Pt(5 * SIZE)


def _foot(made: Word, edition: Edition, address: str, day: date) -> None:
    document, note = edition.document, Attribute(edition.document.attribute).printed
    if note not in edition.text:
        _plain(made, f"（{note}）", "Body Text")
    made.add_paragraph(style="Body Text")
    made_on = said(edition, "made_on")
    days = [f"索引号：{document.index_no}", f"成文日期：{day_in_words(made_on)}"]
    if edition.published_on:
        days.append(f"发布日期：{day_in_words(edition.published_on)}")
    comes_from = said(edition, "origin") or said(edition, "issuer") or document.agency.name
    source = f"来源：{comes_from}" + (f"（{address}）" if address else "")
    stands = [validity_said(document, day), f"第{edition.number}版"]
    for at, row in enumerate(("　".join(days), source, "　".join(filter(None, stands)))):
        line = _plain(made, row, "Table Text")
        if at == 0:
            line._p.get_or_add_pPr().append(parse_xml(RULE.format(ns=nsdecls("w"))))


def validity_said(document: Document, day: date) -> str:
    """What a paper says of a document's force on a day; "" where nothing is in force by it."""
    if not says_validity(document):
        return ""
    return f"有效性：{validity_on(document, day).label}（{day_in_words(day)}）"


def _centred(line: Paragraph, said: str) -> None:
    """Said of the line itself too, not only of its style: who reads the file goes by it."""
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(printable(said))


def _plain(made: Word, said: str, style: str) -> Paragraph:
    return made.add_paragraph(printable(said), style=style)


def name_of(edition: Edition, form: str) -> str:
    """What the file is called: the document's title, and the edition where it is not the first."""
    number = f"（第{edition.number}版）" if edition.number > 1 else ""
    title = edition.title.replace("/", " ").replace("\\", " ")
    return harmless(f"{title}{number}.{form}")
