"""A plain paper of a title, lines and ruled tables as Word; `files.letters.typeset.pdf` sets the same file as PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

FONT = "仿宋"
MARGIN = 1.9  # centimetres; A4 leaves 17.2 between the margins


@dataclass(frozen=True)
class Grid:
    """A ruled table: rows of text, the columns' widths in centimetres, whether the first row is a head."""

    rows: Sequence[Sequence[object]]
    widths: Sequence[float]
    head: bool = False
    size: float = 9


@dataclass(frozen=True)
class Line:
    """A paragraph; in the middle where it is a title."""

    text: str
    size: float = 11
    centred: bool = False


def paper(title: str, parts: Sequence[Line | Grid], *, author: str, day: date) -> bytes:
    """The paper as .docx, the same bytes for the same parts."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(MARGIN)
    for part in parts:
        _fill(document, part) if isinstance(part, Grid) else _say(document, part)
    core = document.core_properties
    core.title, core.author = title, author
    core.created = core.modified = datetime(day.year, day.month, day.day)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _say(document: Document, line: Line) -> None:
    paragraph = document.add_paragraph()
    if line.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(paragraph, line.text, line.size)


def _fill(document: Document, grid: Grid) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths))
    table.style, table.autofit = "Table Grid", False
    for row, cells in zip(table.rows, grid.rows, strict=True):
        for cell, said, width in zip(row.cells, cells, grid.widths, strict=True):
            cell.width = Cm(width)
            _write(cell.paragraphs[0], str(said), grid.size)
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(width)
    if grid.head:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _write(paragraph: Paragraph, text: str, size: float) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), FONT
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
