"""PNG and JPEG pictures, read piece by piece from the first byte to the last: nothing stands outside the picture."""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO

from gongkai.files.script import refuse_script
from gongkai.law.source import Refusal

LONGEST_SIDE, MOST_DOTS = 20_000, 100_000_000
JPEG_BEGINS, JPEG_ENDS = b"\xff\xd8", b"\xff\xd9"
# Frames (C0–CF) without the tables and reserved marks among them.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
BARE = frozenset({0x01, *range(0xD0, 0xD8)})


def check_png(shown: str, content: BinaryIO) -> None:
    """Raises Refusal unless every chunk is whole and IEND is the end."""
    held = _held(shown, content)
    at = 8
    kinds: list[bytes] = []
    try:
        while not kinds or kinds[-1] != b"IEND":
            length, kind = struct.unpack_from(">I4s", held, at)
            body = held[at + 8 : at + 8 + length]
            (declared,) = struct.unpack_from(">I", held, at + 8 + length)
            if zlib.crc32(kind + body) != declared:
                raise _broken(shown)
            if not kinds:
                _size(shown, *struct.unpack_from(">II", body))
            kinds.append(kind)
            at += 12 + length
    except struct.error:
        raise _broken(shown) from None
    if kinds[0] != b"IHDR" or b"IDAT" not in kinds:
        raise _broken(shown)
    _nothing_behind(shown, held[at:])


def check_jpeg(shown: str, content: BinaryIO) -> None:
    """Raises Refusal unless the segments lead to the end of the picture, and only pictures follow.

    A telephone keeps its preview as a second whole JPEG behind the first (MPF).
    """
    held = _held(shown, content)
    at = 0
    while held[at : at + 2] == JPEG_BEGINS:
        at = _one_jpeg(shown, held, at + 2)
    _nothing_behind(shown, held[at:])


def _one_jpeg(shown: str, held: bytes, at: int) -> int:
    """The place behind the picture whose first segment stands at `at`."""
    framed = scanned = False
    try:
        while True:
            begin, mark = struct.unpack_from("BB", held, at)
            if begin != 0xFF:
                raise _broken(shown)
            if mark == 0xFF:  # a filling byte
                at += 1
                continue
            if held[at : at + 2] == JPEG_ENDS:
                break
            if mark in BARE:
                at += 2
                continue
            (length,) = struct.unpack_from(">H", held, at + 2)
            if mark in FRAMES:
                height, width = struct.unpack_from(">HH", held, at + 5)
                _size(shown, width, height)
                framed = True
            at += 2 + max(length, 2)
            if mark == 0xDA:
                at, scanned = _behind_scan(shown, held, at), True
    except struct.error:
        raise _broken(shown) from None
    if not (framed and scanned):
        raise _broken(shown)
    return at + 2


def _behind_scan(shown: str, held: bytes, at: int) -> int:
    """The next marker behind the coded dots: FF 00 is a dot, FF D0–D7 a restart."""
    while True:
        at = held.find(b"\xff", at)
        if at < 0 or at + 1 >= len(held):
            raise _broken(shown)
        if held[at + 1] != 0 and not 0xD0 <= held[at + 1] <= 0xD7:
            return at
        at += 2


def _held(shown: str, content: BinaryIO) -> bytes:
    content.seek(0)
    held = content.read()
    refuse_script(shown, held)
    return held


def _size(shown: str, width: int, height: int) -> None:
    if not width or not height:
        raise _broken(shown)
    if max(width, height) > LONGEST_SIDE or width * height > MOST_DOTS:
        raise Refusal((f"“{shown}”的尺寸过大（{width}×{height}），请缩小后再上传", None))


def _nothing_behind(shown: str, rest: bytes) -> None:
    if rest.strip(b"\0\r\n "):
        raise Refusal((f"“{shown}”的图片后面附有别的内容，请截图或者另存后再上传", None))


def _broken(shown: str) -> Refusal:
    return Refusal((f"“{shown}”已损坏，不是完整的图片，请另存后再上传", None))
