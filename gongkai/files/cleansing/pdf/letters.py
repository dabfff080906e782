"""The letters of a page, seen or not, and two texts of them: as they were drawn, and as they stand on the page.

A number is not always drawn in one go: digit by digit, backwards, with wide gaps. What either text shows is found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot, inf

import pypdfium2
from pypdfium2 import raw

Box = tuple[float, float, float, float]  # left, bottom, right, top in points of the page
SPACE = 0.35  # a gap, as a share of the letter's height, that is shown as a blank
APART = 2.0  # a gap that keeps two words of one line apart also where letters are spaced out
NEAR = 1.8  # letters' heights between the middles of two that follow each other
PRIVATE = range(0xE000, 0xF900)
NOT_LETTERS = "\r\n\ufffe\uffff\x02"


@dataclass(frozen=True)
class Letter:
    char: str
    box: Box

    @property
    def height(self) -> float:
        return max(self.box[3] - self.box[1], 0.1)

    @property
    def centre(self) -> float:
        return (self.box[0] + self.box[2]) / 2

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True)
class Reading:
    """A text, and for each of its characters the number of the letter it stands for; -1 for blanks put in."""

    text: str
    letters: tuple[int, ...]


def letters_of(page: pypdfium2.PdfPage) -> tuple[list[Letter], int]:
    """Every letter in the order it was drawn, also what is white, invisible, covered or beyond the edge; and how many
    more are drawn whose font does not say which letter they are."""
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
                found.append(Letter(char, text.get_charbox(at, loose=True)))
        return found, unknown
    finally:
        text.close()


def readings(letters: list[Letter]) -> list[Reading]:
    """As drawn; as it stands, line by line; and as drawn from letter to next letter, whichever way that leads."""
    order = list(range(len(letters)))
    lines = _by_line(letters)
    return [
        _joined(letters, order, lambda before, letter: _between(before, letter, SPACE)),
        _joined(
            letters,
            [at for line in lines for at in line],
            lambda before, letter: _between(before, letter, APART),
        ),
        _joined(letters, order, _beside),
    ]


def _by_line(letters: list[Letter]) -> list[list[int]]:
    """Letters of one height together, from the top, each line from the left."""
    lines: list[list[int]] = []
    for at in sorted(range(len(letters)), key=lambda at: -letters[at].middle):
        last = lines[-1] if lines else []
        if last and letters[last[0]].middle - letters[at].middle < letters[at].height / 2:
            last.append(at)
        else:
            lines.append([at])
    return [sorted(line, key=lambda at: letters[at].box[0]) for line in lines]


def _joined(letters: list[Letter], order: list[int], between_two: Callable[[Letter, Letter], str]) -> Reading:
    text: list[str] = []
    told: list[int] = []
    before: Letter | None = None
    for at in order:
        letter = letters[at]
        between = "" if before is None else between_two(before, letter)
        text += [between, letter.char]
        told += [-1] * len(between) + [at] * len(letter.char)
        before = letter
    return Reading("".join(text), tuple(told))


def _between(before: Letter, letter: Letter, blank: float) -> str:
    size = min(before.height, letter.height)
    gap = letter.box[0] - before.box[2]
    if abs(before.middle - letter.middle) > size / 2 or gap < -size:
        return "\n"
    return " " if gap > size * blank else ""


def _beside(before: Letter, letter: Letter) -> str:
    """Letters of a line whatever its gaps, and letters near each other in any direction: text may stand upright or aslant."""
    size = max(before.height, letter.height)
    near = hypot(letter.centre - before.centre, letter.middle - before.middle) < size * NEAR
    return "" if near else _between(before, letter, inf)
