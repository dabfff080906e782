"""PNG and JPEG: the dots stay as they are, everything said beside them goes (拍摄信息、缩略图、备注).

A JPEG is not coded again: its segments of tables and dots are carried over, all others left behind. A PNG is written anew
from its dots. How a photograph is to be turned is the one thing of its description that is kept.
"""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.exif import exif_words
from gongkai.files.cleansing.line import Line, Piece
from gongkai.files.opening import Unreadable
from gongkai.files.picture import LONGEST_SIDE, MOST_DOTS

PNG = b"\x89PNG\r\n\x1a\n"
# Segments a decoder needs: frames, tables, restart interval, scan; of the applications' own only Adobe's colour mark.
NEEDED = frozenset({*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}) - {0xC8}
ADOBE, ADOBE_SIZE = 0xEE, 12
BARE = frozenset({0x01, *range(0xD0, 0xD8)})
JFIF, JFIF_MARK, JFIF_SIZE = b"JFIF\x00", 0xE0, 12  # its size without the thumbnail
TURNED, NOT_TURNED = 0x0112, 1
SAID = re.compile(r"[^\x00-\x1f\x7f-\x9f\ufffd]{4,}")
CALLED = ((b"Exif", "Exif"), (b"http://ns.adobe.com", "XMP"), (b"Photoshop", "Photoshop"), (b"ICC_PROFILE", "颜色配置"), (b"MPF", "MPF"))  # fmt: skip
UNREAD = "图片里的文字机器读不出，请人工查看"


class Picture:
    """A picture taken apart. Raises Unreadable for one that is broken or too large."""

    def __init__(self, content: bytes) -> None:
        self.dropped: list[Piece] = []
        self.removed: list[str] = []
        self.unread = [UNREAD]
        self._content = content
        self._turned = _checked(content)
        self.dropped += beside(content)
        self.removed += [f"图片信息 {kind}" for kind, _ in _descriptions(content)]

    def lines(self) -> Iterator[Line]:
        return iter(())

    def write(self) -> bytes:
        return _png(self._content) if self._content.startswith(PNG) else _jpeg(self._content, self._turned)


def beside(content: bytes) -> Iterator[Piece]:
    """What is said beside the dots, as far as it can be read. Raises Unreadable where a piece of it has no end."""
    told = []
    for kind, body in _descriptions(content):
        for said in words_in(body):
            told.append(said)
            yield Piece(f"图片信息 {kind}", said)
    yield from (
        Piece("图片信息 Exif", said) for said in exif_words(content) if not any(said in one for one in told)
    )


def opened(content: bytes, decisions: Decisions) -> Picture:
    """Raises Unreadable."""
    return Picture(content)


def written_anew(content: bytes) -> bytes:
    """A picture of any kind Pillow reads (GIF, BMP, TIFF, WebP) as a bare PNG; PNG and JPEG as themselves. Raises Unreadable."""
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content, _checked(content))
    _checked(content)
    return _png(content)


def bare_jpeg(content: bytes) -> bytes:
    """A JPEG without its description, turned as its dots are: within a PDF nobody turns it. Raises Unreadable."""
    return _jpeg(content, NOT_TURNED)


def _checked(content: bytes) -> int:
    """How the picture is turned (EXIF 1–8)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is wrong with it is told by its not opening
            with Image.open(BytesIO(content), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")) as image:
                width, height = image.size
                if max(width, height) > LONGEST_SIDE or width * height > MOST_DOTS:
                    raise Unreadable(f"图片的尺寸过大（{width}×{height}），请缩小后再试")
                image.load()
                turned = image.getexif().get(TURNED, NOT_TURNED)
                return turned if turned in range(2, 9) else NOT_TURNED
    except Unreadable:
        raise
    except Image.DecompressionBombError:
        raise Unreadable("图片的尺寸过大，请缩小后再试") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, struct.error, TypeError, KeyError, IndexError, OverflowError, MemoryError):  # fmt: skip
        raise Unreadable("图片已损坏，打不开") from None


def _png(content: bytes) -> bytes:
    """The dots, the palette and what is see-through; of moving pictures the first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is wrong with it is told by its not opening
        with Image.open(BytesIO(content)) as image:
            turned, clear = image.getexif().get(TURNED, NOT_TURNED), image.info.get("transparency")
            image.load()
            bare = image if image.mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I") else image.convert("RGBA")  # fmt: skip
            bare.info, out = {}, BytesIO()
            more = {} if clear is None else {"transparency": clear}
            if turned in range(2, 9):
                exif = Image.Exif()
                exif[TURNED] = turned
                more["exif"] = exif
            bare.save(out, "PNG", exif=more.pop("exif", b""), **more)
            return out.getvalue()


def _jpeg(content: bytes, turned: int) -> bytes:
    out = [b"\xff\xd8"]
    segments = list(_segments(content))
    first = next((body for mark, body, _ in segments if mark == JFIF_MARK and body.startswith(JFIF)), None)
    if first is not None and len(first) >= JFIF_SIZE:
        out.append(_segment(JFIF_MARK, first[:JFIF_SIZE] + b"\0\0"))
    if turned != NOT_TURNED:
        exif = Image.Exif()
        exif[TURNED] = turned
        body = b"Exif\x00\x00" + exif.tobytes().removeprefix(b"Exif\x00\x00")
        out.append(b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body)
    for mark, body, dots in segments:
        if mark == ADOBE and body.startswith(b"Adobe"):
            out.append(_segment(mark, body[:ADOBE_SIZE]))
        elif mark in NEEDED:
            out.append(_segment(mark, body) + dots)
    return b"".join(out) + b"\xff\xd9"


def _segment(mark: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(body) + 2) + body


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The segments up to the end of the first picture: mark, body, and behind a scan its coded dots."""
    at = 2
    try:
        while True:
            begin, mark = struct.unpack_from("BB", content, at)
            if begin != 0xFF:
                raise Unreadable("图片已损坏，打不开")
            if mark == 0xFF or mark in BARE:
                at += 1 if mark == 0xFF else 2
                continue
            if mark == 0xD9:
                return
            (length,) = struct.unpack_from(">H", content, at + 2)
            body, at = content[at + 4 : at + 2 + length], at + 2 + max(length, 2)
            end = _behind_dots(content, at) if mark == 0xDA else at
            yield mark, body, content[at:end]
            at = end
    except struct.error:
        raise Unreadable("图片已损坏，打不开") from None


def _behind_dots(content: bytes, at: int) -> int:
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise Unreadable("图片已损坏，打不开")
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2


def _descriptions(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is said beside the dots: kind and bytes."""
    if content.startswith(PNG):
        yield from _png_chunks(content)
        return
    for mark, body, _ in _segments(content):
        if mark == 0xFE:
            yield "备注", body
        elif mark in range(0xE0, 0xF0) and not body.startswith((b"JFIF\x00", b"Adobe")):
            yield next((said for begins, said in CALLED if body.startswith(begins)), "其他"), body
    behind = content.rpartition(b"\xff\xd9")[2]
    if behind.strip(b"\0"):
        yield "图片后面", behind


def _png_chunks(content: bytes) -> Iterator[tuple[str, bytes]]:
    at, shown = len(PNG), (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"bKGD", b"sBIT")  # fmt: skip
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind not in shown:
            yield kind.decode("ascii", "replace"), _inflated(kind, content[at + 8 : at + 8 + length])
        at += 12 + length
        if kind == b"IEND" and content[at:].strip(b"\0"):
            yield "图片后面", content[at:]


def _inflated(kind: bytes, body: bytes) -> bytes:
    """Deflated words as they were, bounded."""
    if kind not in (b"zTXt", b"iTXt"):
        return body
    for at in range(min(len(body), 200)):
        if body[at : at + 1] == b"\x78":
            try:
                return body[:at] + zlib.decompressobj().decompress(body[at:], 1 << 20)
            except zlib.error:
                continue
    return body


def words_in(body: bytes) -> Iterator[str]:
    """Whatever reads as words, in the codings cameras and programs use."""
    told = set()
    for coding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        text = body.decode(coding, "replace")
        if coding == "utf-8" and "\ufffd" not in text and "\0" not in text:
            yield from filter(None, ["\n".join(SAID.findall(text))])
            return
        if coding != "utf-8" and len(re.findall(r"[\x20-\x7e\u4e00-\u9fff]", text)) * 2 < len(text):
            continue
        said = "\n".join(SAID.findall(text))
        if said and said not in told:
            told.add(said)
            yield said
