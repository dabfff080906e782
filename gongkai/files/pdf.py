"""PDF files: whole, without password, without anything that runs or is carried along.

The raw bytes are searched, and every stream that inflates (object streams hide their dictionaries there), in
bounded pieces; pdfium then opens the file and counts scripts and attachments by its own reading.
"""

from __future__ import annotations

import re
import threading
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import pypdfium2
from pypdfium2 import raw

from gongkai.files.script import refuse_script
from gongkai.law.source import Refusal

INFLATED_LIMIT = 200 * 1024 * 1024
MOST_STREAMS, MOST_PAGES = 50_000, 5000
PIECE = 1 << 16
STREAM = re.compile(rb"(?<!end)stream\r?\n?")
# Names may be written with #xx for any letter.
FORBIDDEN = (
    (b"Encrypt", "设有密码或者限制了权限，请取消后再上传"),
    (b"JavaScript", "里有脚本，请用“打印为PDF”重新生成后再上传"),
    (b"Launch", "打开时会启动别的程序，请用“打印为PDF”重新生成后再上传"),
    (b"EmbeddedFile", "里嵌有别的文件，请取出后分别上传"),
    (b"RichMedia", "里嵌有音视频，请用“打印为PDF”重新生成后再上传"),
    (b"GoToE", "打开时会跳到嵌入的文件，请用“打印为PDF”重新生成后再上传"),
)
FORM = "是带脚本的动态表单，请用“打印为PDF”重新生成后再上传"
NO_PAGES = "PDF 里没有页面，打不开"
ONE_AT_A_TIME = threading.Lock()  # pdfium is not safe for threads


def _written(name: bytes) -> bytes:
    return b"".join(rb"(?:%s|#%02x|#%02X)" % (re.escape(bytes([c])), c, c) for c in name)


NAMES = [(re.compile(rb"/" + _written(name)), says) for name, says in FORBIDDEN]
# Three letters may stand in a picture by chance: the form they announce must follow.
NAMES.append((re.compile(rb"/" + _written(b"XFA") + rb"\s*(?:\[|\d+\s+\d+\s+R)"), FORM))
ANY = re.compile(b"|".join(name.pattern for name, _ in NAMES))
OBJECT_STREAM = re.compile(_written(b"ObjStm"))
OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")
PREDICTED = re.compile(rb"/(?:DecodeParms|DP)\b")


def check(shown: str, content: BinaryIO) -> None:
    """Raises Refusal for a PDF that is broken, locked, or more than pages to read."""
    content.seek(0)
    held = content.read()
    _one_thing(shown, held)
    _names(shown, held)
    for inflated in _inflated(shown, held):
        _names(shown, inflated)
    _by_pdfium(shown, held)


def _one_thing(shown: str, held: bytes) -> None:
    """It ends where it says, and is no package or page besides."""
    end = held.rfind(b"%%EOF")
    if end < 0 or b"%PDF-" not in held[:8]:
        raise _broken(shown)
    if held[end + 5 :].strip(b"\0\t\n\f\r "):
        raise Refusal((f"“{shown}”的末尾附有别的内容，请用“打印为PDF”重新生成后再上传", None))
    try:
        with zipfile.ZipFile(BytesIO(held)) as package:
            packed = bool(package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        packed = False
    if packed:
        raise Refusal((f"“{shown}”里藏有压缩包，不能接收；请用“打印为PDF”重新生成后再上传", None))
    refuse_script(shown, held)


def is_cut_off(held: bytes) -> bool:
    """It has no end, or goes on behind it with objects of a change that has none."""
    end = held.rfind(b"%%EOF")
    return end < 0 or OBJECT.search(held, end) is not None


def _names(shown: str, searched: bytes) -> None:
    if not ANY.search(searched):
        return
    for name, says in NAMES:
        if name.search(searched):
            raise Refusal((f"“{shown}”{says}", None))


def _inflated(shown: str, held: bytes) -> Iterator[bytes]:
    """Every stream that inflates, whole. Raises Refusal where an object stream cannot be read, or too much comes out."""
    total = 0
    for count, at in enumerate(STREAM.finditer(held)):
        if count > MOST_STREAMS:
            raise Refusal((f"“{shown}”的结构过于复杂，请用“打印为PDF”重新生成后再上传", None))
        inflated = _inflate(held, at.end(), INFLATED_LIMIT - total)
        said = held[max(0, at.start() - 400) : at.start()]
        said = said[said.rfind(b"endobj") + 1 :]
        if OBJECT_STREAM.search(said) and (inflated is None or PREDICTED.search(said)):
            raise Refusal((f"“{shown}”里有无法核验的内容，请用“打印为PDF”重新生成后再上传", None))
        if inflated is None:
            continue
        total += len(inflated)
        if total >= INFLATED_LIMIT:
            raise Refusal((f"“{shown}”解压后过大，请拆分后再上传", None))
        yield inflated


def _inflate(held: bytes, start: int, most: int) -> bytes | None:
    """What the bytes from `start` inflate to, at most `most` of it; None where they do not begin a deflated stream."""
    inflater, out = zlib.decompressobj(), bytearray()
    try:
        while not inflater.eof and len(out) < most:
            piece = inflater.unconsumed_tail
            if not piece:
                piece, start = held[start : start + PIECE], start + PIECE
            if not piece:
                break
            out += inflater.decompress(piece, 16 * PIECE)
    except zlib.error:
        pass  # a picture or a font in another coding, or a damaged stream: what came out so far is searched
    return bytes(out) or None


def _by_pdfium(shown: str, held: bytes) -> None:
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(held)
        except pypdfium2.PdfiumError as trouble:
            locked = "password" in str(trouble).lower()
            raise _locked(shown) if locked else _broken(shown) from None
        try:
            pages = len(document)
            scripts = raw.FPDFDoc_GetJavaScriptActionCount(document)
            carried = raw.FPDFDoc_GetAttachmentCount(document)
        finally:
            document.close()
    if not 0 < pages <= MOST_PAGES:
        raise _broken(shown) if not pages else Refusal((f"“{shown}”超过{MOST_PAGES}页，请拆分后再上传", None))
    if scripts > 0 or carried > 0:
        raise Refusal((f"“{shown}”里有脚本或嵌入的文件，请用“打印为PDF”重新生成后再上传", None))


def _broken(shown: str) -> Refusal:
    return Refusal((f"“{shown}”已损坏，请用原软件重新生成PDF后再上传", None))


def _locked(shown: str) -> Refusal:
    return Refusal((f"“{shown}”设有密码，请取消密码后再上传", None))
