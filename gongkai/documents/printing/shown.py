"""The pictures of an edition, put into a line of a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.shape import CT_Inline
from docx.shared import Emu, Mm
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from gongkai.documents.models import Edition
from gongkai.files.word.official import TEXT_WIDTH
from gongkai.text.unprintable import printable

DOT = Emu(9525)  # a dot of the screen: 1/96 inch
WIDEST, HIGHEST = Mm(TEXT_WIDTH), Mm(200)


@dataclass(frozen=True)
class Shown:
    """A picture: its bytes, what kind of file it is, its size in dots."""

    content: bytes
    kind: str
    width: int
    height: int


def pictures_of(edition: Edition) -> dict[str, Shown]:
    """The pictures an edition keeps, by name; one whose file is gone is left out."""
    found = {}
    for kept in edition.pictures.all():
        try:
            with kept.file.open("rb") as content:
                found[kept.name] = Shown(content.read(), kept.kind, kept.width, kept.height)
        except FileNotFoundError:
            continue
    return found


def place_picture(paragraph: Paragraph, node: HtmlElement, pictures: Mapping[str, Shown]) -> None:
    """Put a picture at the end of a paragraph, no larger than the page; where there is no file, the words for it."""
    name, alt = node.get("src", "").removeprefix("picture/"), printable(node.get("alt") or "")
    shown = pictures.get(name)
    if shown is None:
        paragraph.add_run(f"［图：{alt}］" if alt else "［图］")
        return
    wide = int(node.get("width") or shown.width) * DOT
    high = int(node.get("height") or shown.height) * DOT
    fits = min(1, WIDEST / wide, HIGHEST / high)
    document = paragraph.part
    inline = CT_Inline.new_pic_inline(
        document.next_id, _part(document, name, shown), name, Emu(int(wide * fits)), Emu(int(high * fits))
    )
    inline.docPr.set("descr", alt or "图片")
    paragraph.add_run()._r.add_drawing(inline)


def _part(document: Part, name: str, shown: Shown) -> str:
    """The picture as a part of the file, once; the key by which a paragraph calls it."""
    address = PackURI(f"/word/media/{name}")
    for key, related in document.rels.items():
        if not related.is_external and related.target_part.partname == address:
            return str(key)
    part = Part(address, shown.kind, shown.content, document.package)
    return str(document.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
