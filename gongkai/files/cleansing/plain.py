"""Plain text and Markdown: one line as long as the file, so that a number may run over a break."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.line import Line, Piece, Place, Slot
from gongkai.files.coding import Coded


class Plain:
    """A text file taken apart."""

    def __init__(self, content: bytes) -> None:
        self.coded = Coded(content)
        self.dropped: list[Piece] = []
        self.removed: list[str] = []
        self.unread: list[str] = []
        self._text = self.coded.text

    def lines(self) -> Iterator[Line]:
        yield _Numbered("正文", [Slot(self.coded.text, self._put)])

    def write(self) -> bytes:
        return self.coded.coded(self._text)

    def _put(self, text: str) -> None:
        self._text = text


class _Numbered(Line):
    """A line that says in which line of the file something stands; characters are counted through the file."""

    def __init__(self, place: Place, slots: list[Slot]) -> None:
        super().__init__(place, slots)
        self._ends = [hit.start() for hit in re.finditer("\n", self.text)]

    def located(self, start: int, end: int) -> tuple[Place, int, int]:
        return f"第{bisect_left(self._ends, start) + 1}行", start, end


def opened(content: bytes, decisions: Decisions) -> Plain:
    """Raises Unreadable for a file that is no text."""
    return Plain(content)
