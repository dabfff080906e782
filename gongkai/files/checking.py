"""Checking a file before it is kept: what it is by name and by content, how large it is, what must not be in it.

The checks of one kind stand in `office`, `pdf`, `picture` and `recording`; a configured malware scanner has the last word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from gongkai.files import office, pdf, picture, recording
from gongkai.files.file_name import harmless
from gongkai.files.scanner import scan
from gongkai.law.source import Refusal

MEGABYTE = 1024 * 1024
# Extension → how such a file begins, and the check of its inside.
KINDS: dict[str, tuple[bytes, Callable[[str, BinaryIO], None]]] = {
    ".pdf": (b"%PDF-", pdf.check),
    ".docx": (b"PK\x03\x04", office.check_word),
    ".xlsx": (b"PK\x03\x04", office.check_sheet),
    ".png": (b"\x89PNG\r\n\x1a\n", picture.check_png),
    ".jpg": (b"\xff\xd8\xff", picture.check_jpeg),
    ".jpeg": (b"\xff\xd8\xff", picture.check_jpeg),
    # Both begin in several ways, which their own checks know.
    ".mp3": (b"", recording.check_mp3),
    ".mp4": (b"", recording.check_mp4),
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Purpose:
    """What a file is sent for: its name on screen, the extensions taken, the most bytes."""

    label: str
    kinds: tuple[str, ...]
    limit: int

    @property
    def says(self) -> str:
        """附件只接收 pdf、docx、…，每个不超过20MB."""
        shown = "、".join(kind.removeprefix(".") for kind in self.kinds if kind != ".jpeg")
        return f"{self.label}只接收 {shown}，每个不超过{self.limit // MEGABYTE}MB"


ATTACHMENT = Purpose("附件", tuple(KINDS), 20 * MEGABYTE)
IDENTITY_PROOF = Purpose("身份证明", (".jpg", ".jpeg", ".png", ".pdf"), 5 * MEGABYTE)
MATERIAL = Purpose("申请材料", (".pdf", ".docx", ".xlsx", ".jpg", ".jpeg", ".png"), 10 * MEGABYTE)


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: a harmless name, its size in bytes, its SHA-256."""

    name: str
    size: int
    digest: str


def check(name: str, content: BinaryIO, purpose: Purpose = ATTACHMENT) -> Checked:
    """Check a file by its name and content. Raises Refusal with what is wrong and what to do; leaves the stream at 0."""
    shown = harmless(name)
    suffix = PurePath(shown).suffix.lower()
    if suffix not in purpose.kinds:
        raise Refusal((f"“{shown}”的类型不能上传：{purpose.says}", None))
    size = content.seek(0, 2)
    if size == 0:
        raise Refusal((f"“{shown}”是空文件，请重新选择", None))
    if size > purpose.limit:
        raise Refusal((f"“{shown}”超过{purpose.limit // MEGABYTE}MB，请压缩或拆分后再上传", None))
    _by_content(shown, suffix, content)
    scan(shown, content)
    return Checked(shown, size, _digest(content))


def _by_content(shown: str, suffix: str, content: BinaryIO) -> None:
    begins, look_inside = KINDS[suffix]
    content.seek(0)
    head = content.read(8)
    if head.startswith(OLD_OFFICE):
        raise Refusal((f"“{shown}”设有密码或者是旧格式，请取消密码、另存为{suffix}后再上传", None))
    if not head.startswith(begins):
        raise Refusal((f"“{shown}”的内容与扩展名{suffix}不符，请用原软件另存后再上传", None))
    content.seek(0)
    look_inside(shown, content)


def _digest(content: BinaryIO) -> str:
    content.seek(0)
    digest = hashlib.sha256()
    while block := content.read(1 << 20):
        digest.update(block)
    content.seek(0)
    return digest.hexdigest()
