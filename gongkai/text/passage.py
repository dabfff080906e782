"""A passage: the text as given, its width-folded shadow, its lines, and which of them are table cells.

With it travel the day the text speaks on and the agency's lists, for the rules that ask.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar

from gongkai.text.lists import NONE, Lists
from gongkai.text.stretches import places_of
from gongkai.text.width import ANY_LINE_END, fold

_ENDS_A_NUMBER = frozenset("0123456789.,%-/")
# Three numbers are looked for, not all there are, and behind a word: so a long row is walked over once.
_ROW_OF_NUMBERS = re.compile(r"(?<=\S)(?:\s++[-/\d][\d,.]*+){3}\s*+$")
_LONE_NUMBER = re.compile(r"\s*[-+]?\d[\d,.]*%?\s*$")
_BARS_ONLY = re.compile(r"[\s|]*\|[\s|]*$")
_SENTENCE_END = re.compile(r"[。；！？]")
_LONGEST_LABEL = 30  # a row label whose bar went to the next line is short; a paragraph is not

T = TypeVar("T")


class Line(NamedTuple):
    """One line, which in Chinese text is one paragraph; `end` stands before the line break."""

    number: int
    start: int
    end: int
    is_table: bool


class Passage:
    """What a rule may ask about a text. Offsets of the shadow are offsets of the text."""

    def __init__(
        self, text: str, *, day: date | None = None, lists: Lists = NONE, lines_before: int = 0
    ) -> None:
        """`lines_before`: how many lines of a longer text stand before it; places are told as that text's."""
        self.text = text
        self.day = day
        self.lists = lists
        self.lines_before = lines_before
        self._known: dict[Callable[[Passage], Any], Any] = {}

    @cached_property
    def shadow(self) -> str:
        return fold(self.text)

    def once(self, about: Callable[[Passage], T]) -> T:
        """What a function says of this passage, asked once however many rules want to know: `passage.once(blocks)`."""
        if about not in self._known:
            self._known[about] = about(self)
        return self._known[about]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        pieces = self.shadow.split("\n")
        lines, start = [], 0
        for number, piece in enumerate(pieces, 1):
            below = pieces[number] if number < len(pieces) else ""
            end = start + len(piece.rstrip("\r"))
            lines.append(Line(number, start, end, _is_table(piece, below)))
            start += len(piece) + 1
        return tuple(lines)

    @cached_property
    def paragraphs(self) -> tuple[Line, ...]:
        """The lines that hold sentences or headings: neither blank nor the debris of a table."""
        return tuple(line for line in self.lines if self.is_paragraph(line))

    def is_paragraph(self, line: Line) -> bool:
        return not line.is_table and bool(self.shadow[line.start : line.end].strip())

    @cached_property
    def prose(self) -> str:
        """The shadow with every table blanked to spaces: same length, same lines."""
        pieces = self.shadow.split("\n")
        return "\n".join(
            " " * len(piece) if line.is_table else piece
            for piece, line in zip(pieces, self.lines, strict=True)
        )

    def words(self, line: Line) -> str:
        """The folded words of a line."""
        return self.shadow[line.start : line.end]

    def line_at(self, offset: int) -> Line:
        return self.lines[self.number_at(offset)]

    def number_at(self, offset: int) -> int:
        """Which line an offset stands in, counted from 0."""
        return bisect_right(self._starts, offset) - 1

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, as a person is told them."""
        index = self.number_at(offset)
        return self.lines_before + index + 1, offset - self._starts[index] + 1

    def place(self, offset: int) -> str:
        """Where an offset stands as a reader counts it: 第3段第5字, blank lines between paragraphs left out."""
        line = self.line_at(offset)
        return f"第{max(1, self._filled[line.number - 1])}段第{offset - line.start + 1}字"

    def places(self, word: str) -> Iterator[int]:
        """Every offset at which `word` stands, from left to right, without overlaps."""
        return places_of(self.shadow, word)

    @cached_property
    def _filled(self) -> list[int]:
        """How many lines up to each, itself included, are not blank."""
        return list(accumulate(int(bool(self.words(line).strip())) for line in self.lines))

    @cached_property
    def _starts(self) -> array[int]:
        """Where the lines begin: four bytes each, since who asks for a place alone needs no lines."""
        return array("I", [0, *(hit.end() for hit in ANY_LINE_END.finditer(self.text))])


def _is_table(line: str, below: str) -> bool:
    """Tables taken from web pages arrive one cell to a line: `label |`, `0 |`, `||`, or a lone number."""
    last = line.rstrip()[-1:]
    if last == "|" or line.count("\t") >= 2:
        return True
    # Rows as laid out on a printed page (label   0   0   0), and a number alone, end in a sign of a number.
    if last in _ENDS_A_NUMBER and (_LONE_NUMBER.match(line) or _ROW_OF_NUMBERS.search(line)):
        return True
    return (
        "|" in below
        and bool(_BARS_ONLY.match(below))
        and bool(last)
        and len(line.strip()) <= _LONGEST_LABEL
        and not _SENTENCE_END.search(line)
    )
