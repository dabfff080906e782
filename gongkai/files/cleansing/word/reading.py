"""The lines of a part of a Word file: paragraphs, rows of tables, texts of drawings and formulas, attributes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongkai.files.cleansing.line import Line, Slot
from gongkai.files.cleansing.markup import (
    SAYS_SOMETHING,
    attribute_lines,
    attribute_slots,
    local,
    mark_slots,
    text_slot,
)
from gongkai.files.cleansing.rows import Cell, Labels
from gongkai.files.cleansing.word.names import SPACE, A, M, W

BREAKS = {
    W + "tab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "ptab": "\t",
    A + "br": "\n",
}
TEXTS = frozenset({W + "t", A + "t", M + "t"})
PARAGRAPHS = (W + "p", A + "p")
# A reading above the letters is no part of the sentence.
ABOVE = W + "rt"
MARKS = frozenset({(W + "bookmarkStart", W + "name"), (W + "hyperlink", W + "anchor")})
CALLED = {
    "docPr": "图片说明",
    "cNvPr": "图片说明",
    "bookmarkStart": "书签",
    "style": "样式名称",
    "hyperlink": "超链接的提示",
}


def lines_of(root: etree._Element, called: str, but: frozenset[str] = frozenset()) -> Iterator[Line]:
    """Everything readable in a part `but` for some elements; `called` begins the places (页眉; "" for the body)."""
    yield from _Body(root, called).lines()
    for node in root.iter(ABOVE):
        yield Line(f"{called}注音".strip(), list(_slots(node)))
    for node in root.iter(etree.Element):
        if (
            node.tag not in TEXTS
            and local(node) not in but
            and node.text
            and SAYS_SOMETHING.search(node.text)
        ):
            yield Line(_named(called, node), [text_slot(node)])
    yield from attribute_lines(root, lambda node: _named(called, node), _said)


def _said(node: etree._Element, key: str, value: str) -> list[Slot]:
    make = mark_slots if (node.tag, key) in MARKS else attribute_slots
    return make(node, key, value)


def _named(called: str, node: etree._Element) -> str:
    kind = "域代码" if node.tag == W + "instrText" else CALLED.get(local(node), "其他文字")
    return f"{called} {kind}".strip()


class _Body:
    def __init__(self, root: etree._Element, called: str) -> None:
        self.root, self.called = root, called
        self.paragraphs = 0
        self.tables: dict[etree._Element, tuple[int, Labels]] = {}

    def lines(self) -> Iterator[Line]:
        for node in self.root.iter(*PARAGRAPHS, W + "tr"):
            if node.tag == W + "tr":
                yield from self._row(node)
            elif node.getparent().tag != W + "tc":
                yield from self._paragraph(node)

    def _paragraph(self, node: etree._Element) -> Iterator[Line]:
        slots = list(_slots(node))
        aside = next((self._aside(up) for up in node.iterancestors() if self._aside(up)), "")
        self.paragraphs += not aside
        if any(slot.text.strip() for slot in slots):
            place = aside or f"第{self.paragraphs}段"
            yield Line(f"{self.called} {place}".strip(), slots)

    @staticmethod
    def _aside(node: etree._Element) -> str:
        kind = local(node)
        if kind in ("footnote", "endnote"):
            return f"第{node.get(W + 'id', '')}条"
        return "文本框" if kind in ("txbxContent", "txBody", "txPr", "rich") else ""

    def _row(self, row: etree._Element) -> Iterator[Line]:
        table = row.getparent()
        if table not in self.tables:
            self.tables[table] = (len(self.tables) + 1, Labels())
        number, labels = self.tables[table]
        at, column, cells = table.findall(W + "tr").index(row) + 1, 0, []
        for cell in row.findall(W + "tc"):
            place = f"{self.called} 表{number}第{at}行第{column + 1}列".strip()
            cells.append(Cell(place, column, list(_cell(cell))))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            said = "1" if span is None else span.get(W + "val", "1")
            column += min(int(said), 100) if said.isdecimal() else 1
        yield from labels.row(cells)


def _cell(cell: etree._Element) -> Iterator[Slot]:
    for number, paragraph in enumerate(cell.findall(W + "p")):
        if number:
            yield Slot("\n")
        yield from _slots(paragraph)


def _slots(node: etree._Element) -> Iterator[Slot]:
    """The texts of a paragraph, not those of paragraphs within it (text boxes)."""
    for child in node:
        if child.tag in PARAGRAPHS or child.tag == ABOVE:
            continue
        if child.tag in TEXTS:
            yield _text(child)
        elif child.tag in BREAKS:
            yield Slot(BREAKS[child.tag])
        else:
            yield from _slots(child)


def _text(node: etree._Element) -> Slot:
    def put(text: str) -> None:
        node.text = text
        if node.tag == W + "t":
            node.set(SPACE, "preserve")

    return Slot(node.text or "", put)
