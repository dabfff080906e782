"""Originals that are planted, and a search for them that shares nothing with the verifier."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.masking import cleanse
from gongkai.files.cleansing.shapes import Cleansed, Span

ID, PHONE, NAME, ADDRESS = "11010519491231002X", "13812345678", "赵铁柱", "示例市示例区幸福路18号"
ALL = (ID, PHONE, NAME, ADDRESS)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def unpacked(content: bytes) -> list[bytes]:
    """The bytes of a file, of every part of a package (packages within too), of every deflated stream of a PDF."""
    found = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                found += [name.encode(), *unpacked(package.read(name))]
    if content.startswith(b"%PDF"):
        for body in STREAM.findall(content):
            try:
                found.append(zlib.decompress(body))
            except zlib.error:
                found.append(body)
    return found


def seen(content: bytes, *words: str) -> list[str]:
    """Which words can be found by looking through all of it, with tags and the marks of numbers taken away."""
    found = []
    for body in unpacked(content):
        read = re.sub(r"<[^>]*>", "", body.decode("utf-8", "ignore"))
        for word in words or ALL:
            coded = [word.encode(c) for c in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
            if any(c in body for c in coded) or word in read or word in re.sub(r"[ \-.]", "", read):
                found.append(word)
    return found


SHAPES = {
    "id_card": re.compile(r"(?<!\d)\d(?:[ -]?\d){16}[ -]?[\dX](?!\d)"),
    "phone": re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)"),
    "name": re.compile(r"(?:姓名|申请人|户主)[:：｜]\s*([\u4e00-\u9fff]{2,3})(?=[\s，。｜（）]|$)"),
    "address": re.compile(r"示例市示例区\S{1,12}?\d+号"),
}


def finder(text: str) -> list[Span]:
    """A small finder of its own: these tests are about files, not about what is personal."""
    rows = [
        Span(*hit.span(shape.groups), kind) for kind, shape in SHAPES.items() for hit in shape.finditer(text)
    ]
    return sorted(rows)


def masker(kind: str, words: str) -> str:
    return f"{words[:1]}某" if kind == "name" else f"{words[:2]}***{words[-1:]}"


def mask(content: bytes, name: str, decisions: Decisions | None = None) -> Cleansed:
    return cleanse(content, name, decisions, finder, masker)
