"""Every object, string, stream and page of a PDF, unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

from gongkai.files.cleansing.leaves_of_picture import Leaf, leaves_of_picture
from gongkai.files.cleansing.pdf.letters import letters_of
from gongkai.files.cleansing.pdf.readings import readings
from gongkai.files.cleansing.pdf.rules import rules_of
from gongkai.files.pdf import ONE_AT_A_TIME

HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
# One that is not closed is found too: looked for again from each bracket in it, it would be walked over as often.
LITERAL = re.compile(rb"\(((?:\\.|[^\\()])*+)(\)?)|" + HEX.pattern, re.DOTALL)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
LETTERS = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r\n": b"",
    b"\r": b"",
}


def leaves_of_pdf(content: bytes, where: str) -> Iterator[Leaf]:
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as document:
            yield f"{where}的属性", repr(document.trailer.get("/Info"))
            for number, thing in enumerate(document.objects):
                yield from _object(thing, f"{where}的对象{number + 1}")
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError):
        return
    yield from _pages(content)


def _object(thing: object, where: str) -> Iterator[Leaf]:
    """The strings of an object and what its stream inflates to; of a stream of drawing also what its strings join to."""
    waiting, told = [thing], 0
    while waiting and told < 100_000:
        one = waiting.pop()
        told += 1
        if isinstance(one, pikepdf.String):
            yield where, str(one)
            yield where, bytes(one)
        elif isinstance(one, pikepdf.Name):
            yield where, str(one)
        elif isinstance(one, pikepdf.Stream) and one is thing:
            yield from _stream(one, where)
            waiting += [value for _, value in one.items() if not _is_elsewhere(value)]
        elif isinstance(one, pikepdf.Dictionary):
            waiting += [value for _, value in one.items() if not _is_elsewhere(value)]
        elif isinstance(one, pikepdf.Array):
            waiting += [value for value in one if not _is_elsewhere(value)]


def _is_elsewhere(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _stream(one: pikepdf.Stream, where: str) -> Iterator[Leaf]:
    try:
        body = one.read_bytes()
    except pikepdf.PdfError:
        body = one.read_raw_bytes()
    yield f"{where}的数据", body
    if one.get("/Subtype") != "/Image":
        yield f"{where}的文字", joined(body)
    elif body.startswith(b"\xff\xd8"):
        yield from leaves_of_picture(body, where)


def joined(drawing: bytes) -> bytes:
    """All strings of a stream of drawing one behind the other, escapes resolved."""
    return b"".join(map(_said, LITERAL.finditer(drawing)))


def _said(literal: re.Match[bytes]) -> bytes:
    if literal[3] is not None:
        return _hex(literal[3])
    return _unescaped(literal[1]) if literal[2] else b"".join(map(_hex, HEX.findall(literal[1])))


def _unescaped(said: bytes) -> bytes:
    return ESCAPED.sub(
        lambda m: bytes([int(m[1], 8) & 255]) if m[1].isdigit() else LETTERS.get(m[1], m[1]), said
    )


def _hex(said: bytes) -> bytes:
    digits = re.sub(rb"\s", b"", said)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _pages(content: bytes) -> Iterator[Leaf]:
    for number, texts in enumerate(texts_of(content), 1):
        for text in (*texts, "".join(texts[0].split())):
            yield f"第{number}页", text


def texts_of(content: bytes) -> list[list[str]]:
    """Every page as pdfium tells its text, and by each reading of its letters; nothing where it does not open."""
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return []
        try:
            return [_texts(page) for page in document]
        except pypdfium2.PdfiumError:
            return []
        finally:
            document.close()


def _texts(page: pypdfium2.PdfPage) -> list[str]:
    read, _ = readings(letters_of(page)[0], rules_of(page))
    return [page.get_textpage().get_text_range(), *(one.text for one in read)]
