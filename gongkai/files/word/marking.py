"""What a converter does not look at is marked for it: the title, the signature, header rows, the size of pictures."""

from __future__ import annotations

import re

from lxml import etree

from gongkai.files.word.parts import Parts, W, is_on, paragraphs, said, value

TITLE, RIGHT, FILE_NO = "GongkaiTitle", "GongkaiRight", "GongkaiNumber"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DOTS = 9525  # English metric units of a dot on screen
# Between the words for a picture and its size; a private character no text has.
SEAM = "\ue000"
MADE_BY_MACHINE = re.compile(r"(?i)^(图片|picture|image|图)\s*\d*$|[\\/]|\.(png|jpe?g|emf|wmf|bmp|gif)$")
NUMBER = re.compile(r"\S{1,20}[〔\[（(［]\d{4}[〕\])）］]\d{1,5}号")
LONGEST_TITLE, MOST_LINES = 120, 4


def mark(parts: Parts) -> None:
    _head(parts.body)
    for paragraph in paragraphs(parts.body):
        if _aligned(paragraph) in ("right", "end") and 0 < len(said(paragraph)) <= 60:
            _style(paragraph, RIGHT)
    for root in parts.texts.values():
        _header_rows(root)
        _sizes(root)


def _aligned(paragraph: etree._Element) -> str:
    return value(paragraph.find(W + "pPr"), "jc")


def _style(paragraph: etree._Element, name: str) -> None:
    look = paragraph.find(W + "pPr")
    if look is None:
        look = etree.Element(W + "pPr")
        paragraph.insert(0, look)
    for old in look.findall(W + "pStyle"):
        look.remove(old)
    style = etree.Element(W + "pStyle")
    style.set(W + "val", name)
    look.insert(0, style)


def _head(body: etree._Element) -> None:
    """The centred lines a document begins with are its title, the one that is a file number its number."""
    titled = 0
    for node in body:
        if node.tag != W + "p" or titled >= MOST_LINES:
            return
        line = said(node)
        if not line and not list(node.iter(W + "drawing")):
            continue
        if _aligned(node) != "center" or not line or len(line) > LONGEST_TITLE:
            return
        number = NUMBER.fullmatch(re.sub(r"\s", "", line))
        _style(node, FILE_NO if number else TITLE)
        titled += not number


def _header_rows(root: etree._Element) -> None:
    """A table whose look sets its first row apart has a header row, even where nobody said so twice."""
    for table in root.iter(W + "tbl"):
        rows = table.findall(W + "tr")
        marked = any(is_on(row.find(W + "trPr"), "tblHeader") for row in rows)
        look = table.find(f"{W}tblPr/{W}tblLook")
        if marked or look is None or len(rows) < 2 or not _first_row(look):
            continue
        row = rows[0]
        properties = row.find(W + "trPr")
        if properties is None:
            properties = etree.Element(W + "trPr")
            row.insert(0, properties)
        etree.SubElement(properties, W + "tblHeader")


def _first_row(look: etree._Element) -> bool:
    said_so = look.get(W + "firstRow")
    if said_so is not None:
        return said_so in ("1", "true", "on")
    try:
        return bool(int(look.get(W + "val", "0"), 16) & 0x20)
    except ValueError:
        return False


def _sizes(root: etree._Element) -> None:
    """The size a picture has on paper goes with its words, and words no person wrote are taken off."""
    for extent in root.iter(DRAWING + "extent"):
        words = extent.getparent().find(DRAWING + "docPr")
        if words is None:
            continue
        alt = words.get("descr", "").replace(SEAM, "").strip()
        alt = "" if MADE_BY_MACHINE.search(alt) else re.sub(r"\s+", " ", alt)[:200]
        width, height = (_dots(extent.get(name, "0")) for name in ("cx", "cy"))
        words.set("descr", f"{alt}{SEAM}{width}x{height}")


def _dots(measure: str) -> int:
    return min(int(measure) // DOTS, 4000) if measure.isdecimal() and len(measure) < 19 else 0
