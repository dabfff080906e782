"""A table of an edition in Word: its caption, its heads on every page, its merged cells."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table
from lxml.html import HtmlElement

from gongkai.documents.table_places import Place, Places, places
from gongkai.files.word.official import TEXT_WIDTH

if TYPE_CHECKING:
    from gongkai.documents.printing.writer import Writer

SMALL = 12  # points
Covered = dict[tuple[int, int], list[Place]]
LEAST, MOST = 3, 24  # characters by which a column is weighed


def write_table(writer: Writer, node: HtmlElement) -> None:
    """The table after the text so far. It is written row by row: python-docx's own way takes the square of the rows."""
    caption = node.find("caption")
    if caption is not None:
        writer.inline(writer.paragraph("Caption"), caption)
    placed = places(node)
    width = max(placed.widths, default=0)
    if not width:
        return
    table = writer.document.add_table(0, width)
    table.style, table.autofit = "Table Grid", False
    widths = _widths(placed, width)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Mm(wide)
    covered = _covered(placed)
    heads = set(node.xpath("./thead/tr"))
    for row, line in enumerate(node.iter("tr")):
        _row(writer, table, covered, row, widths, is_head=line in heads)
    writer.paragraph("Body Text").paragraph_format.line_spacing = Pt(SMALL)


def _covered(placed: Places) -> Covered:
    """Which cells stand at each place of the grid."""
    found: Covered = defaultdict(list)
    for place in placed.cells:
        for row in range(place.row, place.row + place.high):
            for column in range(place.column, place.column + place.wide):
                found[row, column].append(place)
    return found


def _widths(placed: Places, width: int) -> list[float]:
    """Millimetres of each column, by its longest words within bounds."""
    longest = [LEAST] * width
    for place in placed.cells:
        if place.wide == 1:
            said = len(place.cell.text_content().strip())
            longest[place.column] = max(longest[place.column], min(said, MOST))
    return [TEXT_WIDTH * length / sum(longest) for length in longest]


def _row(
    writer: Writer, table: Table, covered: Covered, row: int, widths: list[float], *, is_head: bool
) -> None:
    line = OxmlElement("w:tr")
    table._tbl.append(line)
    properties = line.get_or_add_trPr()
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    column = 0
    while column < len(widths):
        here = covered[row, column]
        begins = [place for place in here if place.row == row]
        above = [place for place in here if place.row < row]
        place = next(iter(begins or above), None)
        wide = min(place.wide, len(widths) - column) if place else 1
        cell = _cell(line, sum(widths[column : column + wide]), place, goes_on=not begins)
        paragraph = writer.paragraph("Body Text", cell)
        for at, one in enumerate(begins):
            said = paragraph if at == 0 else writer.paragraph("Body Text", cell)
            if one.cell.tag == "th":
                said.alignment = WD_ALIGN_PARAGRAPH.CENTER
            writer.flow(one.cell, cell, said)
        column += wide


def _cell(line: Any, width: float, place: Place | None, *, goes_on: bool) -> Any:
    cell = OxmlElement("w:tc")
    line.append(cell)
    cell.width = Mm(width)
    if place is not None and place.wide > 1:
        cell.grid_span = place.wide
    if place is not None and place.high > 1:
        cell.vMerge = "continue" if goes_on else "restart"
    return cell
