"""The letters of a page, seen or not, each with its box, the way its line runs, and the object it was drawn with."""

from __future__ import annotations

from ctypes import addressof
from dataclasses import dataclass
from functools import cached_property
from math import pi

import pypdfium2
from pypdfium2 import raw

from gongkai.text import radicals

Box = tuple[float, float, float, float]  # left, bottom, right, top in points of the page
PRIVATE = range(0xE000, 0xF900)
NOT_LETTERS = "\r\n\ufffe\uffff\x02"


@dataclass(frozen=True)
class Letter:
    """`turn`: quarter turns against the clock from a line that runs to the right; `drawn`: letters alike in it are drawn in one go."""

    char: str
    box: Box
    turn: int = 0
    drawn: int = 0

    @cached_property
    def laid(self) -> Box:
        """The box on the page as it is held to read the letter."""
        return turned(self.box, self.turn)

    @cached_property
    def height(self) -> float:
        return max(self.laid[3] - self.laid[1], 0.1)

    @cached_property
    def centre(self) -> float:
        return (self.laid[0] + self.laid[2]) / 2

    @cached_property
    def middle(self) -> float:
        return (self.laid[1] + self.laid[3]) / 2


def turned(box: Box, turn: int) -> Box:
    """A box on a page that is turned back by quarters, with the clock."""
    left, bottom, right, top = box
    if turn == 1:
        return bottom, -right, top, -left
    if turn == 2:
        return -right, -top, -left, -bottom
    return (-top, left, -bottom, right) if turn == 3 else box


def letters_of(page: pypdfium2.PdfPage) -> tuple[list[Letter], int]:
    """Every letter in the order it was drawn, also what is white, invisible, covered or beyond the edge; and how many
    more are drawn whose font does not say which letter they are. Radicals are the characters they look like."""
    text = page.get_textpage()
    try:
        found, unknown = [], 0
        for at in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, at)
            if raw.FPDFText_IsGenerated(text, at) == 1:
                continue
            if code == 0 or code in PRIVATE or raw.FPDFText_HasUnicodeMapError(text, at) == 1:
                unknown += 1
            char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
            if char and char not in NOT_LETTERS and not char.isspace():
                found.append(_letter(text, at, radicals.plain(char)))
        return found, unknown
    finally:
        text.close()


def _letter(text: pypdfium2.PdfTextPage, at: int, char: str) -> Letter:
    """The box holds where the pen goes on as well as what it drew: either may be the larger."""
    loose, tight = text.get_charbox(at, loose=True), text.get_charbox(at)
    box = loose
    if tight[2] > tight[0] and tight[3] > tight[1]:
        box = (
            min(loose[0], tight[0]), min(loose[1], tight[1]), max(loose[2], tight[2]), max(loose[3], tight[3]),
        )  # fmt: skip
    turn = -round(raw.FPDFText_GetCharAngle(text, at) / (pi / 2)) % 4  # told with the clock
    drawn = raw.FPDFText_GetTextObject(text, at)
    return Letter(char, box, turn, addressof(drawn.contents) if drawn else 0)
