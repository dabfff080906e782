"""What a camera or a program wrote into the fields of a picture (Exif), each field by its own coding.

Read as bytes, most of it reads as words; not what is coded in two bytes a letter among fields that are not (XPAuthor, UserComment).
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, UnidentifiedImageError

LEAST = 2  # letters of a field that says something
DESCRIBED, PLACED = 0x8769, 0x8825  # the tables that lead on from the first one
XP = range(0x9C9B, 0x9CA0)  # Windows: title, comment, author, keywords, subject
CODES = {
    b"ASCII\0\0\0": "utf-8",
    b"UNICODE\0": "utf-16-be",
    b"JIS\0\0\0\0\0": "iso2022_jp",
    bytes(8): "utf-8",
}
BROKEN = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, struct.error, TypeError, KeyError, IndexError, OverflowError,
    MemoryError, Image.DecompressionBombError,
)  # fmt: skip


def exif_words(content: bytes) -> Iterator[str]:
    """The text of every field that has one; nothing of a picture that does not open."""
    for tag, value in _fields(content):
        for said in _said(tag, value):
            text = said.strip("\0 ").replace("\0", "\n")
            if len(text) >= LEAST and "\ufffd" not in text:
                yield text


def _fields(content: bytes) -> list[tuple[int, object]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content)) as image:
                exif = image.getexif()
                return [
                    *exif.items(),
                    *(row for table in (DESCRIBED, PLACED) for row in exif.get_ifd(table).items()),
                ]
    except BROKEN:
        return []


def _said(tag: int, value: object) -> Iterator[str]:
    """A field by its coding; a comment that does not say in which order its bytes stand, in both."""
    if isinstance(value, str):
        try:  # Pillow takes bytes for Latin letters; programs here write other codings
            yield next(_decoded(value.encode("latin-1"), ("utf-8", "gb18030")), value)
        except UnicodeEncodeError:
            yield value
    elif isinstance(value, bytes) and tag in XP:
        yield from _decoded(value, ("utf-16-le",))
    elif isinstance(value, bytes) and value[:8] in CODES:
        coding = CODES[value[:8]]
        yield from _decoded(
            value[8:], (coding, "utf-16-le") if coding == "utf-16-be" else (coding, "gb18030")
        )


def _decoded(value: bytes, codings: tuple[str, ...]) -> Iterator[str]:
    for coding in codings:
        try:
            yield value.decode(coding)
        except UnicodeDecodeError:
            continue
