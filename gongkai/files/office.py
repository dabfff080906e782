"""Word and Excel files: a package whose every part is unpacked once, in small pieces, before it is believed.

What a package says about itself (names, sizes, kinds) is compared with what is in it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from gongkai.files.walk import DEEPEST
from gongkai.law.source import Refusal

UNPACKED_LIMIT = 200 * 1024 * 1024
MOST_PARTS = 4000
# Sheets of one repeated row reach 50; nothing people write reaches this.
RATIO, RATIO_FROM = 150, 10 * 1024 * 1024
PIECE = 1 << 16
PACKED = (b"PK\x03\x04", b"MZ", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0")
MACRO = re.compile(r"vbaProject|vbaData|/macrosheets/|/dialogsheets/|/activeX/", re.IGNORECASE)
MACRO_KIND = re.compile(r"macroEnabled|vbaProject|macrosheet", re.IGNORECASE)
# What a file may fetch from outside: a link in the text, nothing that opens by itself.
OPENS_BY_ITSELF = frozenset({"attachedTemplate", "oleObject", "subDocument", "frame", "externalLinkPath"})
TABLES, LONGEST_TABLE = (".rels", "[content_types].xml"), 4 * 1024 * 1024


def check_word(shown: str, content: BinaryIO) -> None:
    """Raises Refusal unless this is a plain .docx."""
    _check(shown, content, ".docx", "word/document.xml")


def check_sheet(shown: str, content: BinaryIO) -> None:
    """Raises Refusal unless this is a plain .xlsx."""
    _check(shown, content, ".xlsx", "xl/workbook.xml")


def _check(shown: str, content: BinaryIO, suffix: str, main: str) -> None:
    broken = Refusal((f"“{shown}”已损坏，请用原软件另存后再上传", None))
    try:
        with zipfile.ZipFile(content) as package:
            parts = package.infolist()
            _outline(shown, parts, suffix, main)
            if not _is_plain(content, package, parts):
                raise broken
            _inside(shown, package, parts, content.seek(0, 2), main)
    except Refusal:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        EOFError,
        RuntimeError,
        OSError,
        etree.XMLSyntaxError,
    ):
        raise broken from None


def _outline(shown: str, parts: list[zipfile.ZipInfo], suffix: str, main: str) -> None:
    """What the table of contents alone gives away."""
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal((f"“{shown}”设有密码，请取消密码后再上传", None))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise Refusal((f"“{shown}”解压后过大，请拆分后再上传", None))
    if main not in names or "[Content_Types].xml" not in names:
        raise Refusal((f"“{shown}”不是合格的{suffix}文件，请用原软件另存后再上传", None))
    if any(MACRO.search(name) for name in names):
        raise Refusal((f"“{shown}”含有宏或控件，请另存为不含宏的文件后再上传", None))
    if any("/embeddings/" in name for name in names):
        raise Refusal((f"“{shown}”里嵌有别的文件，请把嵌入的对象或图表转为图片后再上传", None))


def _is_plain(content: BinaryIO, package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bool:
    """One package from the first byte to the last: no part twice, none over another, none outside, nothing behind."""
    content.seek(-22, 2)
    ends_here = content.read(4) == b"PK\x05\x06" and not package.comment
    placed = sorted(parts, key=lambda part: part.header_offset)
    apart = all(
        before.header_offset + 30 + before.compress_size <= after.header_offset
        for before, after in zip(placed, placed[1:], strict=False)
    )
    names = [part.filename for part in parts]
    inside = not any(name.startswith(("/", "\\")) or ".." in name or "\\" in name for name in names)
    once = len({name.lower() for name in names}) == len(names)
    known = all(part.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts)
    return bool(ends_here and apart and inside and once and known and placed[0].header_offset == 0)


class _Shape:
    """What a parser tells of elements: only how deep they stand. Nothing is kept."""

    def __init__(self, shown: str) -> None:
        self._shown, self._depth = shown, 0

    def start(self, _tag: str, _attributes: object) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Refusal((f"“{self._shown}”的结构过于复杂，请把文字复制到新文件里再上传", None))

    def end(self, _tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        """The end of the part."""


def _walker(shown: str) -> etree.XMLParser:
    """What reads a part for its shape alone: how much it unpacks to is bounded where it is read, how deep it goes by `_Shape`."""
    return etree.XMLParser(target=_Shape(shown), resolve_entities=False, no_network=True, huge_tree=True)


def _inside(shown: str, package: zipfile.ZipFile, parts: list[zipfile.ZipInfo], size: int, main: str) -> None:
    total = 0
    for part in parts:
        declared, found, table = part.file_size, 0, bytearray()
        is_table, is_main = part.filename.lower().endswith(TABLES), part.filename == main
        whole = _walker(shown) if is_main else None
        for piece in _pieces(package, part):
            if not found:
                _beginning(shown, piece)
            found += len(piece)
            total += len(piece)
            if total > UNPACKED_LIMIT or total > RATIO_FROM and total > RATIO * size:
                raise Refusal((f"“{shown}”解压后过大，请拆分后再上传", None))
            if is_table:
                table += piece
            elif whole:
                whole.feed(piece)
        if whole:
            whole.close()
        if found != declared or len(table) > LONGEST_TABLE:
            raise zipfile.BadZipFile
        if is_table:
            _table(shown, bytes(table))


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part as it really unpacks. Its declared size is set aside, so that a lie shows as a difference."""
    part.file_size = UNPACKED_LIMIT + 1
    with package.open(part) as unpacked:
        while piece := unpacked.read(PIECE):
            yield piece


def _beginning(shown: str, piece: bytes) -> None:
    if piece.startswith(PACKED):
        raise Refusal((f"“{shown}”里还有压缩包或程序，请取出后分别上传", None))
    if re.search(rb"<!(DOCTYPE|ENTITY)", piece.replace(b"\0", b"")):
        raise Refusal((f"“{shown}”里有不该有的定义，请用原软件另存后再上传", None))


def _table(shown: str, table: bytes) -> None:
    """What a table of kinds or of relations says, read as XML: letters may be written as numbers there."""
    for row in etree.fromstring(table, etree.XMLParser(resolve_entities=False, no_network=True)).iter(
        etree.Element
    ):
        if any(MACRO_KIND.search(value) for value in row.attrib.values()):
            raise Refusal((f"“{shown}”含有宏，请另存为不含宏的文件后再上传", None))
        outside = row.get("TargetMode", "").lower() == "external"
        if outside and row.get("Type", "").rpartition("/")[2] in OPENS_BY_ITSELF:
            raise Refusal((f"“{shown}”打开时会读取外部文件，请断开外部模板和链接后再上传", None))
