"""Checking a file before it is kept: what it is by content, how large it is, what must not be in it."""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from gongkai.law.source import Refusal

LIMIT = 20 * 1024 * 1024
UNPACKED_LIMIT = 200 * 1024 * 1024
KINDS = {
    ".pdf": (b"%PDF-",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
}
INSIDE = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
SAYS = "附件只接收 pdf、docx、xlsx、png、jpg，每个不超过20MB"


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: a harmless name, its size in bytes, its SHA-256."""

    name: str
    size: int
    digest: str


def check(name: str, content: BinaryIO) -> Checked:
    """Check a file by its content. Raises Refusal with what is wrong and what to do; leaves the stream at 0."""
    shown = re.sub(
        r"[\x00-\x1f<>:\"/\\|?*\u202a-\u202e\u2066-\u2069]", "", PurePath(name.replace("\\", "/")).name
    )[-100:]
    suffix = PurePath(shown).suffix.lower()
    if suffix not in KINDS:
        raise Refusal((f"“{shown}”的类型不能上传：{SAYS}", None))
    content.seek(0)
    head = content.read(8)
    size = content.seek(0, 2)
    content.seek(0)
    if size == 0:
        raise Refusal((f"“{shown}”是空文件，请重新选择", None))
    if size > LIMIT:
        raise Refusal((f"“{shown}”超过20MB，请压缩或拆分后再上传", None))
    if not head.startswith(KINDS[suffix]):
        raise Refusal((f"“{shown}”的内容与扩展名{suffix}不符，请用原软件另存后再上传", None))
    if suffix in INSIDE:
        _check_office(shown, suffix, content)
    digest = hashlib.sha256()
    while block := content.read(1 << 20):
        digest.update(block)
    content.seek(0)
    return Checked(shown, size, digest.hexdigest())


def _check_office(shown: str, suffix: str, content: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(content) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError):
        raise Refusal((f"“{shown}”已损坏，请用原软件另存后再上传", None)) from None
    names = {e.filename for e in entries}
    if INSIDE[suffix] not in names:
        raise Refusal((f"“{shown}”不是合格的{suffix}文件，请用原软件另存后再上传", None))
    if any(n.endswith("vbaProject.bin") for n in names):
        raise Refusal((f"“{shown}”含有宏，请另存为不含宏的文件后再上传", None))
    if sum(e.file_size for e in entries) > UNPACKED_LIMIT:
        raise Refusal((f"“{shown}”解压后过大，请拆分后再上传", None))
    content.seek(0)
