"""Headers and footers of a sheet: the words between their codes are masked, the codes stay."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from lxml import etree

from gongkai.files.cleansing.line import Slot
from gongkai.files.cleansing.sheet.names import S
from gongkai.files.opening import parts_of, xml
from gongkai.files.sheet_headers import HEADERS as NAMES
from gongkai.files.sheet_headers import numbers, readings, shown_by, stretches
from gongkai.text.personal import bare
from gongkai.text.unprintable import printable

HEADERS = frozenset(S + name for name in NAMES)
IN_BOOK = re.compile(r"xl/(?:work|chart)sheets/")


def header_slots(node: etree._Element) -> list[Slot]:
    """The words of a header as slots. A mask of a header has no sign that begins a code."""
    parts = stretches(node.text or "")

    def put(at: int, text: str) -> None:
        parts[at] = text.replace("&", "＆")
        node.text = printable("".join(parts))

    slots = [Slot(said, partial(put, at)) for at, said in enumerate(parts)]
    slots[1::2] = [Slot(shown_by(code)) for code in parts[1::2]]
    return slots


def left(content: bytes, kept: Collection[str]) -> list[str]:
    """Where a number of somebody still stands in a header of a book, however its codes are read; `kept` may. Else nothing."""
    if not content.startswith(b"PK"):
        return []
    own = {bare(one) for one in kept}
    for name, body in parts_of(content).items():
        if IN_BOOK.match(name) and any(
            numbers(said) - own for text in _texts(body) for said in readings(text)
        ):
            return ["页眉页脚"]
    return []


def _texts(body: bytes) -> Iterator[str]:
    if b"eader" in body or b"ooter" in body:
        for node in xml(body).iter(*HEADERS):
            yield node.text or ""
