"""The transfer list on paper: what is given, how many copies, and where both sides sign. Word, and PDF from the same file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from gongkai.channels.models import Delivery, TransferList

HEAD = ("序号", "名称", "索引号", "发文字号", "发布日期", "份数")
WIDTHS = (1.1, 6.2, 3.8, 2.8, 2.2, 1.1)  # centimetres
FONT = "仿宋"


def word(made: TransferList) -> bytes:
    """The list as .docx; it can be set as PDF by `files.letters.typeset.pdf`."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    _say(document, "主动公开政府信息移送明细表", 18, WD_ALIGN_PARAGRAPH.CENTER)
    _say(
        document,
        f"编号：{made.number}　移送单位：{made.channel.agency.name}　接收单位：{made.channel.name}",
        11,
    )
    deliveries = list(made.deliveries.select_related("document").order_by("document__index_no"))
    _fill(document.add_table(len(deliveries) + 1, len(HEAD)), deliveries, made.copies)
    _say(
        document,
        f"以上共{len(deliveries)}件，每件{made.copies}份。依据《政府信息公开条例》第二十五条第三款移送。",
        11,
    )
    _say(document, "移送人（签字）：　　　　　　　　　　　　　接收人（签字、盖章）：", 12)
    _say(document, "日期：　　　　　　　　　　　　　　　　　　日期：", 12)
    core = document.core_properties
    core.title, core.author = f"移送明细表 {made.number}", made.channel.agency.name
    core.created = core.modified = datetime(made.made_on.year, made.made_on.month, made.made_on.day)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(table: Table, deliveries: Sequence[Delivery], copies: int) -> None:
    table.style, table.autofit = "Table Grid", False
    rows = [HEAD, *(_row(at, delivery, copies) for at, delivery in enumerate(deliveries, 1))]
    for line, cells in zip(table.rows, rows, strict=True):
        for cell, said, width in zip(line.cells, cells, WIDTHS, strict=True):
            cell.width = Cm(width)
            _write(cell.paragraphs[0], str(said), 9)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)


def _row(at: int, delivery: Delivery, copies: int) -> tuple[object, ...]:
    document = delivery.document
    return (at, document.title, document.index_no, document.doc_no, document.published_on or "", copies)


def _say(document: docx.document.Document, text: str, size: float, side: object = None) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = side  # type: ignore[assignment]
    _write(paragraph, text, size)


def _write(paragraph: Paragraph, text: str, size: float) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), FONT
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
