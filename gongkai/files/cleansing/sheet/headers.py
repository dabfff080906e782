"""Headers and footers of a sheet: words between codes (`&C`, `&"宋体,常规"`, `&12`), read without the codes (ECMA-376, 18.3.1.46)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from lxml import etree

from gongkai.files.cleansing.line import Slot
from gongkai.files.cleansing.sheet.names import S
from gongkai.files.opening import parts_of, xml
from gongkai.text.personal import bare, found
from gongkai.text.unprintable import printable

HEADERS = frozenset(
    f"{S}{which}{what}" for which in ("odd", "even", "first") for what in ("Header", "Footer")
)
# A size has one to three digits and its number may follow at once; most have two.
SIZES = (2, 1, 3)
_CODE = r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|[A-Za-z&]|\d{%d}|\d{1,3}(?!\d))'
CODES = {size: re.compile(f"({_CODE % size})") for size in SIZES}
# What a code shows stands between what is beside it: a page, a day, the next third of the line.
SHOWS = frozenset(f"&{letter}" for letter in "LCRPNDTFAZG&")
IN_BOOK = re.compile(r"xl/(?:work|chart)sheets/")


def header_slots(node: etree._Element) -> list[Slot]:
    """The words of a header as slots. A mask of a header has no sign that begins a code."""
    stretches = CODES[SIZES[0]].split(node.text or "")

    def put(at: int, text: str) -> None:
        stretches[at] = text.replace("&", "＆")
        node.text = printable("".join(stretches))

    slots = [Slot(said, partial(put, at)) for at, said in enumerate(stretches)]
    slots[1::2] = [Slot("\n" if code in SHOWS else "") for code in stretches[1::2]]
    return slots


def left(content: bytes, kept: Collection[str]) -> list[str]:
    """Where a number of somebody still stands in a header of a book, however its codes are read; `kept` may. Else nothing."""
    if not content.startswith(b"PK"):
        return []
    own = {bare(one) for one in kept}
    for name, body in parts_of(content).items():
        if IN_BOOK.match(name) and any(_is_in(text, own) for text in _texts(body)):
            return ["页眉页脚"]
    return []


def _texts(body: bytes) -> Iterator[str]:
    if b"eader" in body or b"ooter" in body:
        for node in xml(body).iter(*HEADERS):
            yield node.text or ""


def _is_in(text: str, own: Collection[str]) -> bool:
    readings = {text} | {
        "".join(
            "\n" if code in SHOWS else code if at % 2 == 0 else ""
            for at, code in enumerate(codes.split(text))
        )
        for codes in CODES.values()
    }
    return any(bare(said[one.start : one.end]) not in own for said in readings for one in found(said))
