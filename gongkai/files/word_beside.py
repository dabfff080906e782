"""What stands beside the body of a Word file: text boxes, footnotes and endnotes, headers and footers. Each paragraph is a line.

Tracked changes count as accepted; a page's number alone is not told, and what the headers of several sections repeat only once.
"""

from __future__ import annotations

import re

from gongkai.files.opening import Bound
from gongkai.files.walk import Attributes, Listener, Parts
from gongkai.files.word_text import MAIN, Reader, local, value

# Other parts than the main one, in the order in which they are told.
PARTS = ("footnotes", "endnotes", "header", "footer")
REPEATED = frozenset({"header", "footer"})
NOTES = frozenset({"footnote", "endnote"})
PLACES = frozenset({"txbxContent", "hdr", "ftr"}) | NOTES
GONE = frozenset({"del", "moveFrom"})
# The same drawing once more, for programs that do not know the newer way to write it.
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
# No number of a page has more digits than these; what has is a telephone or a day.
_PAGE_NUMBER = re.compile(
    r"(?!.*\d{5})(?!(?:\D*+\d++){3})[\W\d_]*+(?:第[\W\d_]*+页[\W\d_]*+)?(?:共[\W\d_]*+页[\W\d_]*+)?", re.S
)
_DRAWN = frozenset(
    {"separator", "continuationSeparator", "continuationNotice"}
)  # lines between text and notes


def lines_of_both(parts: Parts, bound: Bound) -> tuple[list[str], list[str]]:
    """The lines of the body, and those beside it: boxes of the body first, then PARTS; a box before the header it hangs in.

    Raises Unreadable.
    """
    body, boxes = Reader(bound), _Beside(bound)
    parts.walk(MAIN, _Both(body, boxes), bound)
    found = boxes.lines
    for part in PARTS:
        lines: list[str] = []
        named = re.compile(rf"word/{part}\d*\.xml")
        for name in sorted(filter(named.fullmatch, parts.names), key=lambda name: (len(name), name)):
            listener = _Beside(bound)
            parts.walk(name, listener, bound)
            lines += listener.lines
        found += dict.fromkeys(lines) if part in REPEATED else lines
    return body.lines, [line for line in found if not is_page_number(line)]


def is_page_number(line: str) -> bool:
    """Whether a line says the number of a page, or nothing."""
    return bool(_PAGE_NUMBER.fullmatch(line))


class _Both:
    """Two that hear the same, so that a part is walked over once."""

    def __init__(self, one: Listener, other: Listener) -> None:
        self._each = (one, other)

    def start(self, name: str, attributes: Attributes) -> None:
        for listener in self._each:
            listener.start(name, attributes)

    def end(self, name: str) -> None:
        for listener in self._each:
            listener.end(name)

    def words(self, said: str) -> None:
        for listener in self._each:
            listener.words(said)


class _Beside:
    """Hears a part and lets one reader after another hear what lies within a place."""

    def __init__(self, bound: Bound) -> None:
        self.lines: list[str] = []
        self._bound = bound
        self._open: list[Reader] = []
        self._left_out = 0  # elements open since one began that is not read

    def start(self, name: str, attributes: Attributes) -> None:
        kind = local(name)
        if (
            self._left_out
            or name == FALLBACK
            or kind in GONE
            or kind in NOTES
            and value(attributes, "type") in _DRAWN
        ):
            self._left_out += 1
        elif kind in PLACES:
            self._open.append(Reader(self._bound, inside=True))
        elif self._open:
            self._open[-1].start(name, attributes)

    def end(self, name: str) -> None:
        if self._left_out:
            self._left_out -= 1
        elif local(name) in PLACES:
            self.lines += self._open.pop().lines
        elif self._open:
            self._open[-1].end(name)

    def words(self, said: str) -> None:
        if self._open and not self._left_out:
            self._open[-1].words(said)
