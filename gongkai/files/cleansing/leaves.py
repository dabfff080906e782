"""Everything a file is made of, unpacked as far as it unpacks: parts, packages within, streams, strings, pages, descriptions.

Written apart from the code that takes files apart to mask them, so that it does not share that code's blind spots.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from gongkai.files.cleansing.leaves_of_picture import Leaf, leaves_of_picture
from gongkai.files.opening import Unreadable, parts_of

DEEPEST = 4


def leaves(content: bytes, where: str = "文件", depth: int = 0) -> Iterator[Leaf]:
    """Where and what, the file itself first. What does not open is taken as the bytes it is."""
    yield where, content
    if depth >= DEEPEST:
        return
    if content.startswith(b"PK\x03\x04"):
        yield from _package(content, depth)
    elif b"%PDF-" in content[:1024]:
        # What reads PDF is slow to load, and most files are none.
        from gongkai.files.cleansing.leaves_of_pdf import leaves_of_pdf

        yield from leaves_of_pdf(content, where)
    elif content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")):
        yield from leaves_of_picture(content, where)
    elif content.startswith((b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda")):
        try:
            yield f"{where}里", zlib.decompressobj(wbits=47).decompress(content, 1 << 26)
        except zlib.error:
            return


def _package(content: bytes, depth: int) -> Iterator[Leaf]:
    try:
        parts = parts_of(content)
    except Unreadable:
        return
    for name, body in parts.items():
        yield "部件的名称", name
        yield from leaves(body, f"部件“{name}”", depth + 1)
