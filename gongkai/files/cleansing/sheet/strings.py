"""Shared strings (共享字符串): each cell gets its own while the book is open; when written only those in use are shared again."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from gongkai.files.cleansing.markup import local
from gongkai.files.cleansing.sheet.names import S

UNSEEN = frozenset({"rPh", "phoneticPr", "extLst"})


def items(root: etree._Element | None) -> list[etree._Element]:
    """The strings of a book without their readings (注音)."""
    if root is None:
        return []
    for node in list(root.iter(etree.Element)):
        if local(node) in UNSEEN:
            node.getparent().remove(node)
    return root.findall(f"{S}si")


def weight(item: etree._Element) -> int:
    """What a copy of a string costs, in letters."""
    return sum(1 + len(node.text or "") for node in item.iter(etree.Element))


def own(cell: etree._Element, item: etree._Element) -> None:
    """Put a copy of a string into a cell."""
    inside = deepcopy(item)
    inside.tag, inside.tail = f"{S}is", None
    for value in cell.findall(f"{S}v"):
        cell.remove(value)
    cell.append(inside)
    cell.set("t", "inlineStr")


class Shared:
    """The strings of the new book."""

    def __init__(self) -> None:
        self.root = etree.Element(f"{S}sst", nsmap={None: S[1:-1]})
        self._of: dict[bytes, int] = {}

    def take(self, cell: etree._Element) -> None:
        """Move a cell's own string into the table."""
        inside = cell.find(f"{S}is")
        if inside is None:
            return
        cell.remove(inside)
        inside.tag = f"{S}si"
        key = etree.tostring(inside)
        if key not in self._of:
            self._of[key] = len(self._of)
            self.root.append(inside)
        value = etree.SubElement(cell, f"{S}v")
        value.text = str(self._of[key])
        cell.set("t", "s")
