"""A passage: the text as given, its width-folded shadow, its lines, and which of them are table cells."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gongkai.text.width import fold

_CELL_END = re.compile(r"\|\s*$")
_ROW_OF_NUMBERS = re.compile(r"(?:\s+[-/\d][\d,.]*){3,}\s*$")
_LONE_NUMBER = re.compile(r"\s*[-+]?\d[\d,.]*%?\s*$")
_BARS_ONLY = re.compile(r"[\s|]*\|[\s|]*$")
_SENTENCE_END = re.compile(r"[。；！？]")
_LONGEST_LABEL = 30  # a row label whose bar went to the next line is short; a paragraph is not


@dataclass(frozen=True)
class Line:
    """One line, which in Chinese text is one paragraph; `end` stands before the line break."""

    number: int
    start: int
    end: int
    is_table: bool


class Passage:
    """What a rule may ask about a text. Offsets of the shadow are offsets of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shadow = fold(text)

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
        return tuple(
            line for line in self.lines if not line.is_table and self.shadow[line.start : line.end].strip()
        )

    def words(self, line: Line) -> str:
        """The folded words of a line."""
        return self.shadow[line.start : line.end]

    def line_at(self, offset: int) -> Line:
        return self.lines[bisect_right(self._starts, offset) - 1]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = self.line_at(offset)
        return line.number, offset - line.start + 1

    def places(self, word: str) -> Iterator[int]:
        """Every offset at which `word` stands, from left to right, without overlaps."""
        at = self.shadow.find(word)
        while at >= 0:
            yield at
            at = self.shadow.find(word, at + len(word))

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]


def _is_table(line: str, below: str) -> bool:
    """Tables taken from web pages arrive one cell to a line: `label |`, `0 |`, `||`, or a lone number."""
    if _CELL_END.search(line) or _LONE_NUMBER.match(line) or line.count("\t") >= 2:
        return True
    if _ROW_OF_NUMBERS.search(line):  # a row as laid out on a printed page: label   0   0   0
        return True
    return (
        bool(_BARS_ONLY.match(below))
        and len(line.strip()) <= _LONGEST_LABEL
        and bool(line.strip())
        and not _SENTENCE_END.search(line)
    )
