"""What a font says its shapes are (ToUnicode), with characters for radicals.

A program that writes a radical there puts the character beside the words (ActualText), where it goes
with all that is said aside; the copied page says it by the font itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from gongkai.text import radicals

MOST = 1 << 20  # bytes of a table, before and after
MOST_SAID = 256  # characters that a code may be: what a name in a table may hold (PDF 32000-1, annex C)
_MARK = re.compile(rb"(begin|end)bf(char|range)")
_SAID = re.compile(rb"<([0-9A-Fa-f\s]+)>|\[|\]")
BLANKS = b" \t\n\r\f\v"  # what \s is in bytes
_ONE, _ROW = 2, 3  # codes and what they are: one code, or the first and last of several


def put_right(font: pikepdf.Object) -> None:
    """Write a font's table anew where a radical stands in it."""
    table = font.get("/ToUnicode")
    if not isinstance(table, pikepdf.Stream):
        return
    try:
        old = table.read_bytes()
    except pikepdf.PdfError:
        return
    if len(old) <= MOST and (new := written(old)) != old:
        table.write(new)


def written(table: bytes) -> bytes:
    """A table with characters for radicals: each block from its begin to the next end, with no other begin between.

    One that would be longer than MOST stays as it is: a few signs stand for 256 characters.
    """
    parts: list[bytes] = []
    size = 0
    for part in _parts(table):
        size += len(part)
        if size > MOST:
            return table
        parts.append(part)
    return b"".join(parts)


def _parts(table: bytes) -> Iterator[bytes]:
    done, begun = 0, None
    for mark in _MARK.finditer(table):
        if mark[1] == b"begin":
            begun = mark
        elif begun is not None:
            yield table[done : begun.end()]
            yield from _block(table[begun.end() : mark.start()], begun[2])
            done, begun = mark.start(), None
    yield table[done:]


def _block(body: bytes, kind: bytes) -> Iterator[bytes]:
    """The pieces of what stands in a block."""
    done = 0
    for target, new in _rows(list(_SAID.finditer(body)), _ONE if kind == b"char" else _ROW):
        if new:
            yield from (body[done : target.start()], new)
            done = target.end()
    yield body[done:]


def _rows(said: list[re.Match[bytes]], size: int) -> Iterator[tuple[re.Match[bytes], bytes]]:
    """What codes are, in order, and what to write for it; nothing where it stays."""
    at = 0
    while at + size <= len(said):
        target = said[at + size - 1]
        if target[0] == b"[":
            at += size
            while at < len(said) and said[at][0] != b"]":
                yield said[at], _plain(said[at][1])
                at += 1
            at += 1
            continue
        if size == _ROW and target[1] is not None:
            yield target, _spread(said[at][1], said[at + 1][1], target[1])
        elif target[1] is not None:
            yield target, _plain(target[1])
        at += size


def _plain(target: bytes | None) -> bytes:
    """What a code is, in characters; nothing where it holds no radical."""
    said = _read(target or b"")
    return _written(said) if radicals.plain(said) != said else b""


def _spread(first: bytes | None, last: bytes | None, target: bytes) -> bytes:
    """What each of several codes is, where one of them is a radical: their characters do not follow each other."""
    said = _read(target)
    if first is None or last is None or not 0 < len(said) <= MOST_SAID:
        return b""
    begin, count = ord(said[-1]), int(_digits(last) or b"0", 16) - int(_digits(first) or b"0", 16) + 1
    if not 0 < count <= 256 or begin + count > 0x10000 or begin < 0xE000 and begin + count > 0xD800:
        return b""
    lasts = "".join(map(chr, range(begin, begin + count)))
    if radicals.plain(said[:-1] + lasts) == said[:-1] + lasts:
        return b""
    return b"[%s]" % b" ".join(_written(said[:-1] + one) for one in lasts)


def _written(said: str) -> bytes:
    return b"<%s>" % radicals.plain(said).encode("utf-16-be").hex().upper().encode()


def _read(target: bytes) -> str:
    digits = _digits(target)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()).decode("utf-16-be", "replace")


def _digits(target: bytes) -> bytes:
    return target.translate(None, BLANKS)
