"""A cell: what people read in it, and how a new text is written into it."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from gongkai.files.cleansing.line import Place, Slot
from gongkai.files.cleansing.rows import Cell
from gongkai.files.cleansing.sheet.names import CELL, S, number_of

NUMERAL = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
MOST_DIGITS = 1e20
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def at(cell: etree._Element) -> tuple[int, int]:
    """Row and column of a cell, counted from 1; (0, 0) where it does not say."""
    place = CELL.fullmatch(cell.get("r", ""))
    return (int(place[2]), number_of(place[1])) if place else (0, 0)


def read(cell: etree._Element, place: Place, changed: Callable[[], None]) -> Cell:
    """The cell as a row's cell. `changed` is called when a new text is put into it."""
    inside = cell.find(f"{S}is")
    _, column = at(cell)
    if inside is not None:
        return Cell(place, column, [_text(cell, node, changed) for node in inside.iter(f"{S}t")])
    value = cell.find(f"{S}v")
    if value is None or not value.text or cell.get("t") in ("b", "e"):
        return Cell(place, column, [])
    said = value.text if cell.get("t") in ("str", "d") else shown(value.text)

    def put(text: str) -> None:
        write(cell, text)
        changed()

    return Cell(place, column, [Slot(said, put)])


def shown(said: str) -> str:
    """A number as people see it: 1.38E10 is 13800000000."""
    if not NUMERAL.fullmatch(said) or said.lstrip("-").isdecimal():
        return said
    number = float(said)
    return str(int(number)) if abs(number) < MOST_DIGITS and number.is_integer() else said


def _text(cell: etree._Element, node: etree._Element, changed: Callable[[], None]) -> Slot:
    def put(text: str) -> None:
        node.text = text
        node.set(SPACE, "preserve")
        plain(cell)
        changed()

    return Slot(node.text or "", put)


def write(cell: etree._Element, text: str) -> None:
    """Make a cell a text, without its formula."""
    for child in list(cell):
        cell.remove(child)
    inside = etree.SubElement(cell, f"{S}is")
    node = etree.SubElement(inside, f"{S}t")
    node.text = text
    node.set(SPACE, "preserve")
    cell.set("t", "inlineStr")


def plain(cell: etree._Element) -> None:
    """A cell without its formula: its value stays."""
    for formula in cell.findall(f"{S}f"):
        cell.remove(formula)


def clear(cell: etree._Element) -> str:
    """Empty a cell; what it said comes back."""
    said = "".join(slot.text for slot in read(cell, "", lambda: None).slots)
    said += "".join(f"\n={f.text}" for f in cell.findall(f"{S}f") if f.text)
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    return said
