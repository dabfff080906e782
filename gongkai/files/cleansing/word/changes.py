"""Tracked changes accepted: what was inserted stays, what was deleted goes and is told (修订记录)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongkai.files.cleansing.line import Piece
from gongkai.files.cleansing.markup import take_out, unwrap
from gongkai.files.cleansing.word.names import W, w

GONE = w("del", "moveFrom")
STAYS = w("ins", "moveTo")
# Former looks, and the ends of what was moved.
FORMER = w(
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange", "tblGridChange", "numberingChange",
    "cellIns", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
    "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
)  # fmt: skip
TEXT = w("t", "delText", "instrText", "delInstrText")
PLACE = "修订记录"


def accept(root: etree._Element) -> Iterator[Piece]:
    """Accept every change in a part; what is deleted comes back as pieces."""
    for row in list(root.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}del") is not None or _all_cells_deleted(row):
            yield from _taken(row)
    for cell in list(root.iter(W + "tc")):
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            yield from _taken(cell)
    yield from _deleted_paragraphs(root)
    for node in list(root.iter(*GONE)):
        yield from _taken(node)
    for node in list(root.iter(*STAYS)):
        unwrap(node) if len(node) else take_out(node)
    for node in list(root.iter(*FORMER)):
        yield from _taken(node)


def _all_cells_deleted(row: etree._Element) -> bool:
    cells = row.findall(W + "tc")
    return bool(cells) and all(cell.find(f"{W}tcPr/{W}cellDel") is not None for cell in cells)


def _taken(node: etree._Element) -> Iterator[Piece]:
    said = "".join(text.text or "" for text in node.iter(*TEXT))
    take_out(node)
    if said.strip():
        yield Piece(PLACE, said)


def _deleted_paragraphs(root: etree._Element) -> Iterator[Piece]:
    """A deleted mark of a paragraph: what stays of it goes on in the next one; nothing of it stays, it goes."""
    for paragraph in list(root.iter(W + "p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None or (mark.find(W + "del") is None and mark.find(W + "moveFrom") is None):
            continue
        for node in list(paragraph.iter(*GONE)):
            yield from _taken(node)
        following = paragraph.getnext()
        rest = [child for child in paragraph if child.tag != W + "pPr"]
        if following is not None and following.tag == W + "p":
            at = 1 if following.find(W + "pPr") is not None else 0
            for child in reversed(rest):
                following.insert(at, child)
            take_out(paragraph)
