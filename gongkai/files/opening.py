"""Opening a file somebody made: how large it may be, how far it may unpack, and XML without surprises.

A zip bomb, a package of thousands of parts, a definition that grows: each ends in one sentence before it costs anything.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from lxml import etree

MEGABYTE = 1024 * 1024
LARGEST = 50 * MEGABYTE  # bytes of a file
LARGEST_UNPACKED = 300 * MEGABYTE  # bytes a package unpacks to
LARGEST_XML = 120 * MEGABYTE  # bytes of one part that is read as XML
MOST_PARTS = 10_000  # entries of a package
MOST_LETTERS = 20_000_000  # of a file's text
MOST_PAGES = 500  # of a PDF
MOST_CELLS = 2_000_000  # of a workbook, and paragraphs of a document
MOST_TAGS, TAGS_PER_LETTER = 10_000_000, 50  # of one file
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PIECE = 1 << 20
TOO_DEEP = "文件的结构过于复杂，不予读取"
DEFINES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


class Unreadable(ValueError):
    """The file cannot be used; the message is one clear Chinese sentence."""


class TooMuch(Unreadable):
    """More text than was asked for."""


class Bound:
    """How much may still come out of a file: letters, cells and paragraphs, tags read on the way. Each call raises TooMuch."""

    def __init__(self, letters: int | None = None, named: str = "") -> None:
        letters = MOST_LETTERS if letters is None else letters
        self._most, self._letters, self._cells = letters, letters, MOST_CELLS
        # A short text is not worth reading through many tags.
        self._tags = min(MOST_TAGS, MOST_TAGS // 10 + TAGS_PER_LETTER * letters)
        self._named = named

    def letters(self, number: int) -> None:
        self._letters -= number
        if self._letters < 0:
            raise TooMuch(f"文件里的文字超过{self._most}字，请拆分以后再检查{self._named}")

    def cells(self, number: int = 1) -> None:
        self._cells -= number
        if self._cells < 0:
            raise TooMuch(f"文件里的表格、段落超过{MOST_CELLS}格（段），请拆分以后再检查{self._named}")

    def pages(self, number: int) -> None:
        """Of a document of so many pages none is read: half of one would pass for the whole."""
        if number > MOST_PAGES:
            raise TooMuch(f"PDF 超过{MOST_PAGES}页，请拆分以后再检查{self._named}")

    def tag(self) -> None:
        self._tags -= 1
        if self._tags < 0:
            raise TooMuch(f"文件的结构过于复杂，不予读取；请把文字复制出来再检查{self._named}")


def sized(content: bytes, named: str = "") -> bytes:
    """The content itself. `named` ends a message (`：名单.xlsx`). Raises Unreadable for an empty or too large file."""
    if not content.strip():
        raise Unreadable(f"文件是空的{named}")
    if len(content) > LARGEST:
        raise Unreadable(f"文件超过{LARGEST // MEGABYTE} MB，不能读取{named}")
    return content


def names_of(content: bytes, named: str = "") -> set[str]:
    """The names of a package's parts. Raises Unreadable for what is locked, broken or says it unpacks too far."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            outlined(package, named)
            return set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as trouble:
        raise _broken(trouble, named) from None


def parts_of(content: bytes, named: str = "") -> dict[str, bytes]:
    """All parts of a package, unpacked in bounded pieces; of two of one name the later. Raises Unreadable."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            outlined(package, named)
            return _unpacked(package, named)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, OSError) as trouble:
        raise _broken(trouble, named) from None


def outlined(package: zipfile.ZipFile, named: str) -> None:
    """Raises Unreadable by what the table of contents alone says: too much, or locked."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Unreadable(f"压缩包解开后过大，不予读取{named}")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(f"文件已加密，请先取消密码{named}")


def _unpacked(package: zipfile.ZipFile, named: str) -> dict[str, bytes]:
    found, left = {}, LARGEST_UNPACKED
    for part in package.infolist():
        if part.is_dir():
            continue
        out = bytearray()
        with package.open(part) as unpacked:
            while piece := unpacked.read(PIECE):
                out += piece
                left -= len(piece)
                if left < 0:
                    raise Unreadable(f"压缩包解开后过大，不予读取{named}")
        found[part.filename] = bytes(out)
    return found


def _broken(trouble: Exception, named: str) -> Unreadable:
    return trouble if isinstance(trouble, Unreadable) else Unreadable(f"文件已损坏，打不开{named}")


def xml(content: bytes, named: str = "") -> etree._Element:
    """The root of an XML part. Raises Unreadable for one that defines things of its own, is too deep or broken."""
    if len(content) > LARGEST_XML or content.count(b"<") > MOST_TAGS:
        raise Unreadable(f"文件里的一个部件过大，不予读取{named}")
    if DEFINES.search(content[:4096].replace(b"\0", b"")):
        raise Unreadable(f"文件里有不该有的定义，请用原软件另存后再试{named}")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as trouble:
        is_deep = "Excessive depth" in str(trouble)  # libxml2 stops where `walk` does
        raise Unreadable(f"{TOO_DEEP if is_deep else '文件已损坏，打不开'}{named}") from None
    if root is None or root.getroottree().docinfo.doctype:
        raise Unreadable(f"文件里有不该有的定义，请用原软件另存后再试{named}")
    return root
