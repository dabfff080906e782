"""What a font says its shapes are (ToUnicode), with characters for radicals.

A program that writes a radical there puts the character beside the words (ActualText), where it goes
with all that is said aside; the copied page says it by the font itself.
"""

from __future__ import annotations

import re

import pikepdf

from gongkai.text import radicals

MOST = 1 << 20  # bytes of a table
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf(?:char|range)", re.DOTALL)
_SAID = re.compile(rb"<([0-9A-Fa-f\s]+)>|\[|\]")
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
    if len(old) <= MOST and (new := _BLOCK.sub(_block, old)) != old:
        table.write(new)


def _block(block: re.Match[bytes]) -> bytes:
    said, body, at = list(_SAID.finditer(block[2])), bytearray(block[2]), 0
    size = _ONE if block[1] == b"bfchar" else _ROW
    rows: list[tuple[re.Match[bytes], bytes]] = []
    while at + size <= len(said):
        target = said[at + size - 1]
        if target[0] == b"[":
            at += size
            while at < len(said) and said[at][0] != b"]":
                rows.append((said[at], _plain(said[at][1])))
                at += 1
            at += 1
            continue
        if size == _ROW and target[1] is not None:
            rows.append((target, _spread(said[at][1], said[at + 1][1], target[1])))
        elif target[1] is not None:
            rows.append((target, _plain(target[1])))
        at += size
    for target, new in reversed(rows):
        if new:
            body[target.start() : target.end()] = new
    return b"begin%s%sendbf%s" % (block[1], bytes(body), block[1][2:])


def _plain(target: bytes | None) -> bytes:
    """What a code is, in characters; nothing where it holds no radical."""
    said = _read(target or b"")
    plain = radicals.plain(said)
    return b"<%s>" % plain.encode("utf-16-be").hex().upper().encode() if plain != said else b""


def _spread(first: bytes | None, last: bytes | None, target: bytes) -> bytes:
    """What each of several codes is, where one of them is a radical: their characters do not follow each other."""
    said = _read(target)
    if first is None or last is None or not said:
        return b""
    count = int(last.translate(None, b" \r\n\t"), 16) - int(first.translate(None, b" \r\n\t"), 16) + 1
    if not 0 < count <= 256 or ord(said[-1]) + count > 0x10000:
        return b""
    each = [said[:-1] + chr(ord(said[-1]) + at) for at in range(count)]
    if all(radicals.plain(one) == one for one in each):
        return b""
    return b"[%s]" % b" ".join(
        b"<%s>" % radicals.plain(one).encode("utf-16-be").hex().upper().encode() for one in each
    )


def _read(target: bytes) -> str:
    digits = target.translate(None, b" \r\n\t")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()).decode("utf-16-be", "replace")
