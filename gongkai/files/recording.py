"""MP3 and MP4 recordings, walked from the first byte to the last: they are what they say, and nothing stands outside them."""

from __future__ import annotations

import struct
from typing import BinaryIO

from gongkai.files.script import refuse_script
from gongkai.law.source import Refusal

# MPEG-1 and MPEG-2/2.5, layer III: kilobits a second by index, hertz by index.
RATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
FEWEST = 3  # frames: two bytes alone look like one by chance
BRANDS = (
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"M4V ",
    b"M4A ",
    b"dash",
    b"MSNV",
)


def check_mp3(shown: str, content: BinaryIO) -> None:
    """Raises Refusal unless the file is layer III frames one after the other, with no more than tags around them."""
    held = _held(shown, content)
    at, frames = _behind_tag(shown, held), 0
    end = len(held) - 128 if held[-128:-125] == b"TAG" else len(held)
    while at < end and (length := _frame(held, at)):
        at, frames = at + length, frames + 1
    if frames < FEWEST or held[min(at, end) : end].strip(b"\0"):
        raise _broken(shown, "mp3")


def check_mp4(shown: str, content: BinaryIO) -> None:
    """Raises Refusal unless the boxes begin with a known brand, hold a film, and fill the file exactly."""
    held = _held(shown, content)
    at, kinds = 0, []
    while at < len(held):
        length, kind, head = _box(shown, held, at)
        if length < head or at + length > len(held):
            raise _broken(shown, "mp4")
        kinds.append(kind)
        at += length
    if kinds[:1] != [b"ftyp"] or held[8:12] not in BRANDS or not {b"moov", b"mdat"} <= set(kinds):
        raise _broken(shown, "mp4")


def _behind_tag(shown: str, held: bytes) -> int:
    """Where the sound begins: behind an ID3v2 tag, whose length is written in sevens of bits."""
    if held[:3] != b"ID3":
        return 0
    if len(held) < 10 or any(byte & 0x80 for byte in held[6:10]):
        raise _broken(shown, "mp3")
    a, b, c, d = held[6:10]
    return 10 + (a << 21 | b << 14 | c << 7 | d)


def _frame(held: bytes, at: int) -> int:
    """The length of the frame at a place; 0 where none begins."""
    if at + 4 > len(held) or held[at] != 0xFF or held[at + 1] & 0xE0 != 0xE0:
        return 0
    version, layer = held[at + 1] >> 3 & 3, held[at + 1] >> 1 & 3
    rate, hertz, padded = held[at + 2] >> 4, held[at + 2] >> 2 & 3, held[at + 2] >> 1 & 1
    if version == 1 or layer != 1 or rate in (0, 15) or hertz == 3:
        return 0
    first = version == 3
    return (144 if first else 72) * RATES[1 if first else 2][rate] * 1000 // HERTZ[version][hertz] + padded


def _box(shown: str, held: bytes, at: int) -> tuple[int, bytes, int]:
    """Length, kind and length of the head of a box: 1 stands for a long length behind the kind, 0 for the rest of the file."""
    try:
        length, kind = struct.unpack_from(">I4s", held, at)
        if length == 1:
            (length,) = struct.unpack_from(">Q", held, at + 8)
            return length, kind, 16
    except struct.error:
        raise _broken(shown, "mp4") from None
    return length or len(held) - at, kind, 8


def _held(shown: str, content: BinaryIO) -> bytes:
    content.seek(0)
    held = content.read()
    refuse_script(shown, held)
    return held


def _broken(shown: str, kind: str) -> Refusal:
    return Refusal((f"“{shown}”不是完整的{kind}文件，请用播放器核对，另存后再上传", None))
