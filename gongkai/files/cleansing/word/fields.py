"""Fields (域): those that number and refer within the document stay; of any other only what it shows stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from gongkai.files.cleansing.line import Piece
from gongkai.files.cleansing.markup import take_out, unwrap
from gongkai.files.cleansing.word.names import W

STAYS = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "EQ"})  # fmt: skip
WITHIN = re.compile(r'\s*HYPERLINK\s+\\l\s+"[^"]*"', re.IGNORECASE)
PLACE = "域代码"


def flatten(root: etree._Element) -> Iterator[Piece]:
    """Take the frames and codes of other fields out of a part; their codes come back as pieces."""
    for simple in list(root.iter(W + "fldSimple")):
        code = simple.get(W + "instr", "")
        if not _stays(code):
            unwrap(simple) if len(simple) else take_out(simple)
            yield Piece(PLACE, code)
    for data in list(root.iter(W + "ffData", W + "fldData")):
        said = "\n".join(value for node in data.iter(etree.Element) for value in node.attrib.values())
        take_out(data)
        yield Piece("表单域", said)
    yield from _framed(root)


def _framed(root: etree._Element) -> Iterator[Piece]:
    open_fields: list[tuple[list[etree._Element], list[str]]] = []
    for node in list(root.iter(W + "fldChar", W + "instrText")):
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            open_fields.append(([], []))
        if open_fields:
            open_fields[-1][0].append(node)
            open_fields[-1][1].append(node.text or "" if node.tag == W + "instrText" else "")
        if node.tag == W + "instrText" and not open_fields:
            take_out(node)  # a code without its field
        if kind == "end" and open_fields:
            yield from _closed(*open_fields.pop())
    for nodes, said in open_fields:
        for node in nodes:
            take_out(node)
        yield Piece(PLACE, "".join(said))


def _closed(nodes: list[etree._Element], said: list[str]) -> Iterator[Piece]:
    code = "".join(said)
    if _stays(code):
        return
    for node in nodes:
        take_out(node)
    if code.strip():
        yield Piece(PLACE, code)


def _stays(code: str) -> bool:
    first = code.split()[:1]
    return bool(first and first[0].upper() in STAYS or WITHIN.match(code))
