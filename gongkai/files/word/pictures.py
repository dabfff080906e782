"""The pictures of a Word file: PNG and JPEG, looked through piece by piece, without what cameras write into them."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from io import BytesIO

from gongkai.files.picture import check_jpeg, check_png
from gongkai.law.source import Refusal

LIMIT, MOST = 5 * 1024 * 1024, 60
PNG = b"\x89PNG\r\n\x1a\n"
# What draws the picture; words, places and days a program wrote beside it are left out.
DRAWS = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD",
})  # fmt: skip
# APP1–APP13 and APP15 (Exif, XMP, Photoshop), and comments; APP0 (JFIF) and APP14 (Adobe's colours) stay.
WRITTEN_BESIDE = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})


@dataclass(frozen=True)
class Picture:
    """A picture ready to be kept: `name` is its SHA-256 and extension; the size is in dots as it is shown."""

    name: str
    content: bytes
    alt: str
    width: int
    height: int

    @property
    def digest(self) -> str:
        return self.name.partition(".")[0]


def picture(shown: str, content: bytes, alt: str = "", width: int = 0, height: int = 0) -> Picture:
    """A picture, verified and stripped. Raises Refusal for any other kind, a broken or a far too large one."""
    if len(content) > LIMIT:
        raise Refusal((f"“{shown}”超过{LIMIT // 1024 // 1024}MB，请压缩图片后再上传", None))
    if content.startswith(PNG):
        check_png(shown, BytesIO(content))
        bare, suffix = _bare_png(content), "png"
        own = struct.unpack_from(">II", bare, 16)
    elif content.startswith(b"\xff\xd8\xff"):
        check_jpeg(shown, BytesIO(content))
        bare, own = _bare_jpeg(content)
        suffix = "jpg"
    else:
        raise Refusal((f"“{shown}”不是PNG或JPEG，请在Word里把它另存为图片、重新插入", None))
    if not width or not height:
        width, height = own
    return Picture(f"{hashlib.sha256(bare).hexdigest()}.{suffix}", bare, alt, width, height)


def _bare_png(content: bytes) -> bytes:
    kept, at = [PNG], 8
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind in DRAWS:
            kept.append(content[at : at + 12 + length])
        at += 12 + length
        if kind == b"IEND":
            break
    return b"".join(kept)


def _bare_jpeg(content: bytes) -> tuple[bytes, tuple[int, int]]:
    """The first picture up to its scan, without what is written beside it; the coded rest as it is. And its size."""
    kept, at, size = [content[:2]], 2, (0, 0)
    while at + 4 <= len(content):
        begin, mark = content[at], content[at + 1]
        if begin == 0xFF and mark == 0xFF:
            at += 1
            continue
        if mark == 0xDA or mark == 0xD9:
            break
        (length,) = struct.unpack_from(">H", content, at + 2)
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", content, at + 5)
            size = (width, height)
        if mark not in WRITTEN_BESIDE:
            kept.append(content[at : at + 2 + length])
        at += 2 + max(length, 2)
    return b"".join([*kept, content[at:]]), size
