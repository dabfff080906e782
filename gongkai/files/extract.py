"""The text of a file: txt, Markdown, HTML, docx, xlsx or pdf, told apart by content; one whose name says another kind is refused.

Tables come out as lines of `| cell | cell |`, in their place among the paragraphs. What stands beside the body of a Word or Excel file
comes after it, and only where it is asked for: who reads a report or mends a text wants the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from stat import S_ISREG

from gongkai.files import pdf_text, sheet_text, walk, word_beside, word_text
from gongkai.files.cleansing.kinds import KINDS, PLAIN, as_named
from gongkai.files.coding import Coded, NoText
from gongkai.files.html_text import flat, is_whole_page
from gongkai.files.opening import LARGEST, MEGABYTE, OLD_OFFICE, Bound, Unreadable, sized
from gongkai.files.pdf import NO_PAGES
from gongkai.files.why import why

PAGES = (".html", ".htm")
UNKNOWN = "不认识的文件种类，只读 txt、md、html、docx、xlsx、pdf"


@dataclass(frozen=True)
class FileText:
    """What a file says: its body, and what stands beside it (text boxes, notes, headers), each a line."""

    body: str
    beside: str = ""

    @property
    def text(self) -> str:
        """Both, one after the other: lines and offsets of the body are those of the whole."""
        return "\n".join(said for _, said in self.parts)

    @property
    def parts(self) -> Iterator[tuple[int, str]]:
        """Each with where it begins in the whole; there is always a body."""
        yield 0, self.body
        if self.beside:
            yield len(self.body) + 1, self.beside


def text_of(path: str | Path) -> str:
    """The body of a file. Raises Unreadable."""
    path = Path(path)
    return text_of_bytes(_content(path), path.name)


def file_text(path: str | Path) -> FileText:
    """Everything a file says to its readers. Raises Unreadable."""
    path = Path(path)
    return file_text_of_bytes(_content(path), path.name)


def text_of_bytes(content: bytes, name: str = "", most: int | None = None) -> str:
    """The body of a file's content, at most so many characters; `name` is for messages, and tells by its ending what there should be.

    Raises Unreadable.
    """
    return _read(content, name, most, beside=False).body


def file_text_of_bytes(content: bytes, name: str = "", most: int | None = None) -> FileText:
    """Everything a file's content says, as `text_of_bytes` reads it. Raises Unreadable."""
    return _read(content, name, most, beside=True)


def _content(path: Path) -> bytes:
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):
            raise Unreadable(f"这不是一个文件：{path}")
        if about.st_size > LARGEST:
            raise Unreadable(f"文件超过{LARGEST // MEGABYTE} MB，不能读取：{path.name}")
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"文件不存在：{path}") from None
    except OSError as trouble:
        raise Unreadable(f"文件打不开（{why(trouble)}）：{path}") from None


def _read(content: bytes, name: str, most: int | None, *, beside: bool) -> FileText:
    named = f"：{name}" if name else ""
    bound = Bound(most, named=named)
    sized(content, named)
    try:
        as_named(content, name)
    except Unreadable as wrong:
        raise Unreadable(f"{wrong}{named}") from None
    if content.startswith(b"%PDF-") or b"%PDF-" in content[:1024]:
        read = FileText(_pdf(content, bound, named))
    elif content.startswith(b"PK\x03\x04"):
        read = _package(content, bound, named, beside=beside)
    elif content.startswith(OLD_OFFICE):
        raise Unreadable(f"这是加密的或旧版（doc、xls）的 Office 文件，请另存为 docx、xlsx 后再试{named}")
    else:
        text = _plain(content, name, named)
        if PurePath(name).suffix.lower() in PAGES or is_whole_page(text):
            text = _tidied(flat(text, whole=True).text)
        read = FileText(text)
    if not read.text.strip():
        raise Unreadable(f"文件里没有文字（可能是扫描图片）{named}")
    Bound(most, named=named).letters(len(read.text))
    return read


def _tidied(text: str) -> str:
    """Without the blank lines and indents of the page's own layout."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _plain(content: bytes, name: str, named: str) -> str:
    try:
        return Coded(content).text.replace("\r\n", "\n")
    except NoText as wrong:
        is_text = KINDS.get(PurePath(name).suffix.lower(), ("",))[0] == PLAIN
        raise Unreadable(f"{wrong if is_text else UNKNOWN}{named}") from None
    except Unreadable as wrong:
        raise Unreadable(f"{wrong}{named}") from None


def _package(content: bytes, bound: Bound, named: str, *, beside: bool) -> FileText:
    with walk.parts(content, named) as package:
        if word_text.MAIN in package.names:
            if not beside:
                return FileText("\n".join(word_text.lines_of(package, bound)))
            return FileText(*map("\n".join, word_beside.lines_of_both(package, bound)))
        if sheet_text.MAIN in package.names:
            body, aside = map("\n".join, sheet_text.lines_of_both(package, bound))
            return FileText(body, aside if beside else "")
    raise Unreadable(f"{UNKNOWN}{named}")


def _pdf(content: bytes, bound: Bound, named: str) -> str:
    try:
        return pdf_text.text_of(content, bound)
    except pdf_text.Locked:
        raise Unreadable(f"文件已加密，请先取消密码{named}") from None
    except pdf_text.Empty:
        raise Unreadable(f"{NO_PAGES}{named}") from None
    except pdf_text.Broken:
        raise Unreadable(f"文件已损坏，打不开{named}") from None
