"""The text of a PDF in the order it was drawn, with the gaps that keep the cells of a table apart.

pdfium's own text joins numbers of neighbouring cells (`3402 99` becomes `340299`); the boxes of the characters tell
them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from pypdfium2 import raw

from gongkai.files.opening import Bound
from gongkai.files.pdf import ONE_AT_A_TIME, is_cut_off

SPACE, WIDE = 0.2, 1.0  # gaps, as shares of the letter's height, shown as one blank and as two


class Broken(ValueError):
    """Not a whole PDF."""


class Empty(ValueError):
    """A PDF without a page."""


class Locked(ValueError):
    """A PDF that asks for a password."""


@dataclass(frozen=True)
class _Letter:
    char: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


def text_of(content: bytes, bound: Bound | None = None) -> str:
    """The text of all pages. Raises Locked, Empty, Broken, TooMuch."""
    with ONE_AT_A_TIME:
        return _text_of(content, bound or Bound())


def _text_of(content: bytes, bound: Bound) -> str:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as trouble:
        if "password" in str(trouble).lower():
            raise Locked() from trouble
        raise Empty() if _has_no_page(content) else Broken() from trouble
    try:
        bound.pages(len(document))
        return "\n".join(_page(document, place, bound) for place in range(len(document)))
    except pypdfium2.PdfiumError as trouble:
        raise Broken() from trouble
    finally:
        document.close()


def _has_no_page(content: bytes) -> bool:
    """To pdfium that is a file it cannot load."""
    import pikepdf  # seldom needed, and slow to load

    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as document:
            return not is_cut_off(content) and not document.pages
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return False


def _page(document: pypdfium2.PdfDocument, place: int, bound: Bound) -> str:
    page = document[place]
    text = page.get_textpage()
    try:
        bound.letters(text.count_chars())
        return "".join(_spaced(_letters(text)))
    finally:
        text.close()
        page.close()


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[_Letter]:
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if char and char not in "\r\n\ufffe\x02" and raw.FPDFText_IsGenerated(text, at) != 1:
            yield _Letter(char, *text.get_charbox(at, loose=True))


def _spaced(letters: Iterator[_Letter]) -> Iterator[str]:
    """A new line where the letters jump up, down or back; blanks where they leave a gap."""
    before: _Letter | None = None
    for letter in letters:
        if before is not None:
            size = min(before.height, letter.height)
            gap = letter.left - before.right
            drop = abs((letter.top + letter.bottom) - (before.top + before.bottom)) / 2
            if drop > size / 2 or gap < -size:
                yield "\n"
            elif gap > size * SPACE:
                yield "  " if gap > size * WIDE else " "
        yield letter.char
        before = letter
