"""What kind of file it is, by its content and its name, and who takes it apart."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.shapes import Opened
from gongkai.files.opening import OLD_OFFICE, Unreadable, names_of, sized

PLAIN, WORD, SHEET, PDF, PICTURE = "plain", "word", "sheet", "pdf", "picture"
# Extension → the kind its content must be, and the module that opens it.
KINDS = {
    ".txt": (PLAIN, "plain"), ".md": (PLAIN, "plain"), ".csv": (PLAIN, "comma"), ".html": (PLAIN, "page"), ".htm": (PLAIN, "page"),
    ".docx": (WORD, "word.opened"), ".xlsx": (SHEET, "sheet.opened"), ".pdf": (PDF, "pdf.opened"),
    ".png": (PICTURE, "picture"), ".jpg": (PICTURE, "picture"), ".jpeg": (PICTURE, "picture"),
}  # fmt: skip
TAKEN = "txt、md、html、csv、docx、xlsx、pdf、png、jpg"


def opened(content: bytes, name: str, decisions: Decisions) -> Opened:
    """The file taken apart. Raises Unreadable with one sentence."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in KINDS:
        raise Unreadable(f"不认识的文件种类，只处理 {TAKEN}")
    kind, module = KINDS[suffix]
    sized(content)
    if kind != kind_of(content):
        raise unlike(name)
    opener: Callable[[bytes, Decisions], Opened] = import_module(f"gongkai.files.cleansing.{module}").opened
    return opener(content, decisions)


def as_named(content: bytes, name: str) -> None:
    """Raises Unreadable for a file of another kind than its name says. Of one that is broken, who opens it says so."""
    kind, _ = KINDS.get(PurePath(name).suffix.lower(), ("", ""))
    try:
        is_unlike = bool(kind) and kind != kind_of(content)
    except Unreadable:
        return
    if is_unlike:
        raise unlike(name)


def unlike(name: str) -> Unreadable:
    return Unreadable(f"文件的内容与扩展名{PurePath(name).suffix}不符，请用原软件另存后再试")


def kind_of(content: bytes) -> str:
    """The kind by content alone. Raises Unreadable for what is locked, broken or none of them."""
    if content.startswith(OLD_OFFICE):
        raise Unreadable("这是加密的或旧版（doc、xls）的 Office 文件，请另存为 docx、xlsx 后再试")
    if content.startswith(b"PK\x03\x04"):
        names = names_of(content)
        if "word/document.xml" in names or "xl/workbook.xml" in names:
            return WORD if "word/document.xml" in names else SHEET
        raise Unreadable(f"不认识的文件种类，只处理 {TAKEN}")
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return PICTURE
    return PLAIN
