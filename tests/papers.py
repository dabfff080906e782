"""Small real files for tests: a PDF, a PNG, a JPEG, an MP3, an MP4, a Word file, a sheet, and packages that are none."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import docx
import openpyxl


def pdf(*, catalog: bytes = b"", more: bytes = b"", trailer: bytes = b"") -> bytes:
    """A whole one-page PDF. `catalog` goes into the catalogue, `more` are further objects from number 4 on."""
    objects = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R" + catalog + b">>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n",
    ]
    out, places = b"%PDF-1.7\n", []
    for each in objects:
        places.append(len(out))
        out += each
    out += more
    start = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size 4/Root 1 0 R" + trailer + b">>\nstartxref\n%d\n%%%%EOF\n" % start


def stream(number: int, content: bytes, said: bytes = b"/Filter/FlateDecode") -> bytes:
    """An object that is a deflated stream."""
    packed = zlib.compress(content)
    return b"%d 0 obj<</Length %d%s>>stream\n%s\nendstream endobj\n" % (number, len(packed), said, packed)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 2, height: int = 2) -> bytes:
    dots = zlib.compress(b"\0" * (width + 1) * height) if width * height < 10_000 else zlib.compress(b"\0")
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


def jpeg(width: int = 8, height: int = 8) -> bytes:
    """The frame of a grey JPEG: its segments are real, its dots are not."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34\xff\xd0\x56"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + frame + scan + b"\xff\xd9"
    )


def mp3(frames: int = 4, *, tag: bytes = b"") -> bytes:
    """Silent MPEG-1 layer III frames of 128 kbit/s at 44.1 kHz, 417 bytes each, behind an ID3v2 tag where one is given."""
    head = b"ID3\x04\0\0" + bytes([0, 0, len(tag) >> 7, len(tag) & 0x7F]) + tag if tag else b""
    return head + (b"\xff\xfb\x90\0" + bytes(413)) * frames


def mp4(*, brand: bytes = b"isom", more: bytes = b"") -> bytes:
    """The boxes of a film with nothing in it."""

    def box(kind: bytes, body: bytes = b"") -> bytes:
        return struct.pack(">I4s", 8 + len(body), kind) + body

    return (
        box(b"ftyp", brand + bytes(4))
        + box(b"moov", box(b"mvhd", bytes(100)))
        + box(b"mdat", bytes(16))
        + more
    )


def word(*lines: str, header: str = "", footer: str = "") -> bytes:
    """A Word file of these paragraphs; without any, of 证明."""
    out, document = BytesIO(), docx.Document()
    for line in lines or ("证明",):
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    document.save(out)
    return out.getvalue()


def sheet() -> bytes:
    out, book = BytesIO(), openpyxl.Workbook()
    book.save(out)
    return out.getvalue()


def packed(**parts: bytes) -> bytes:
    """A package of parts; `__` in a name stands for `/`, `_dot_` for `.`."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def repacked(content: bytes, **parts: bytes) -> bytes:
    """A package with parts replaced or added."""
    named = {name.replace("__", "/").replace("_dot_", "."): body for name, body in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, body in named.items():
            new.writestr(name, body)
    return out.getvalue()
