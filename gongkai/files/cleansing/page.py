"""HTML: the words of each block and of each row of a table, every attribute, scripts as text; comments go."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as parsing

from gongkai.files.cleansing import picture
from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.line import Line, Piece, Slot
from gongkai.files.cleansing.markup import (
    attribute_lines,
    attribute_slots,
    is_measure,
    tail_slot,
    take_out,
    text_slot,
)
from gongkai.files.cleansing.rows import Cell, Labels
from gongkai.files.coding import Coded
from gongkai.files.opening import Unreadable

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
BREAKS = frozenset({"br", "hr"})
CELLS = frozenset({"td", "th"})
PICTURE = re.compile(r"\s*data:image/(png|jpe?g);base64,", re.IGNORECASE)
DOCTYPE = re.compile(r"\s*<!DOCTYPE html\s*>", re.IGNORECASE)
CARRIED = re.compile(r"\s*data:", re.IGNORECASE)


class Page:
    """A page taken apart."""

    def __init__(self, content: bytes) -> None:
        self.coded = Coded(content)
        self.dropped: list[Piece] = []
        self.removed: list[str] = []
        self.unread: list[str] = []
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", self.coded.text)
        kind = DOCTYPE.match(text)
        self._kind = f"{kind[0].strip()}\n" if kind else ""
        self._whole = bool(re.search(r"<(?:html|body|head)\b", text, re.IGNORECASE))
        try:
            self._root = parsing.document_fromstring(text, parser=parsing.HTMLParser(no_network=True))
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            raise Unreadable("网页已损坏，打不开") from None
        self._strip()

    def _strip(self) -> None:
        asides = [node for node in self._root.iter() if not isinstance(node.tag, str)]
        for number, aside in enumerate(asides, 1):
            self.dropped.append(Piece(f"网页注释第{number}条", aside.text or ""))
            take_out(aside)
        if asides:
            self.removed.append(f"网页注释{len(asides)}条")
        for node in self._root.iter(etree.Element):
            for key in ("src", "href", "data", "poster"):
                if CARRIED.match(node.get(key, "")):
                    self._carried(node, key)

    def _carried(self, node: etree._Element, key: str) -> None:
        """A picture written into the page is written anew; anything else carried in an address goes."""
        value = node.get(key, "")
        head = PICTURE.match(value)
        del node.attrib[key]
        if head is None:
            self.removed.append("网页里夹带的数据")
            return
        try:
            kind = picture.Picture(base64.b64decode(value[head.end() :], validate=False))
        except (binascii.Error, Unreadable):
            self.removed.append("网页里打不开的图片")
            return
        self.dropped += kind.dropped
        self.unread += kind.unread
        node.set(key, f"{head[0].strip()}{base64.b64encode(kind.write()).decode('ascii')}")

    def lines(self) -> Iterator[Line]:
        yield from _Flow(self._root).lines()
        yield from attribute_lines(self._root, _called, _said, measures=False)

    def write(self) -> bytes:
        if self._whole:
            said = self._kind + etree.tostring(self._root, encoding="unicode", method="html", with_tail=False)
        else:
            body = self._root.find("body")
            said = "" if body is None else (body.text or "")
            said += "".join(
                etree.tostring(child, encoding="unicode", method="html")
                for child in (() if body is None else body)
            )
        return self.coded.coded(said)


def _called(node: etree._Element) -> str:
    return f"网页标记 {node.tag}"


def _said(node: etree._Element, key: str, value: str) -> list[Slot]:
    """A width or a mark that is somebody's number goes: a page stands without it."""
    if is_measure(key, value):
        return [Slot(value, lambda new: node.attrib.pop(key))]
    return attribute_slots(node, key, value)


class _Flow:
    """The words of a page in order: lines end with their block, rows of a table with their row."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.number = 0
        self.slots: list[Slot] = []
        self.tables: list[tuple[Labels, list[Cell]]] = []
        self.depth = 0  # cells around

    def lines(self) -> Iterator[Line]:
        for event, node in etree.iterwalk(self.root, events=("start", "end")):
            if not isinstance(node.tag, str):
                continue
            yield from self._start(node) if event == "start" else self._end(node)
        yield from self._flush()

    def _start(self, node: etree._Element) -> Iterator[Line]:
        if node.tag not in INLINE:
            yield from self._flush()
        if node.tag == "table":
            self.tables.append((Labels(), []))
        self.depth += node.tag in CELLS
        if node.text:
            self.slots.append(text_slot(node))

    def _end(self, node: etree._Element) -> Iterator[Line]:
        if node.tag in CELLS:
            self._cell()
        elif node.tag not in INLINE:
            yield from self._flush()
        if node.tag == "tr" and self.tables:
            labels, cells = self.tables[-1]
            yield from labels.row(cells)
            cells.clear()
        if node.tag == "table" and self.tables:
            self.tables.pop()
        if node.tail:
            self.slots.append(tail_slot(node))

    def _cell(self) -> None:
        self.depth = max(0, self.depth - 1)
        if self.tables:
            cells = self.tables[-1][1]
            self.number += 1
            cells.append(Cell(f"正文第{self.number}处", len(cells), self.slots))
            self.slots = []

    def _flush(self) -> Iterator[Line]:
        """The end of a block; within a cell only a break, since the cell is read as one."""
        if self.depth and self.tables:
            self.slots += [Slot("\n")] if self.slots else []
            return
        if any(slot.text.strip() for slot in self.slots):
            self.number += 1
            yield Line(f"正文第{self.number}处", self.slots)
        self.slots = []


def opened(content: bytes, decisions: Decisions) -> Page:
    """Raises Unreadable for a file that is no text."""
    return Page(content)
