"""The text as it is read: half width, characters for radicals, without those nobody sees, and what stands around a place in it.

Of equal length with the text, unless unseen characters were taken out; then each place remembers where it stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from gongkai.text import radicals
from gongkai.text.automaton import whole
from gongkai.text.personal.columns import Columns

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
GAP, LINK = r"[\s-]?", "[‐‑‒–—−.·•・]"
_BETWEEN = re.compile(rf"{UNSEEN.pattern}|{LINK}|[\s-]")
_WIDE = re.compile("[！-～\u3000\u00a0]")
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
# Six digits or more with at most a few marks between them; shorter ones are nobody's number.
_CLUSTER = re.compile(rf"\d[\d\s{LINK[1:-1]}-]{{4,}}\d")
_SENTENCE_ENDS = re.compile("[。；;！!？?\n]")
FARTHEST = 120


class Shadow:
    """A text made ready for the patterns. Offsets into `plain` become offsets into the text by `back`."""

    def __init__(self, text: str) -> None:
        text = radicals.plain(whole(text))
        unseen = UNSEEN.finditer(text)
        # Before the place in `plain` at which one was taken out, everything stands one sign further to the left.
        self._taken = [one.start() - before for before, one in enumerate(unseen)]
        plain = UNSEEN.sub("", text) if self._taken else text
        for char in set(
            _WIDE.findall(plain)
        ):  # many times quicker than translate, whose table is asked for every sign
            plain = plain.replace(char, chr(_FOLD[ord(char)]))
        self.plain = plain

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The same place in the text as given."""
        return start + bisect_right(self._taken, start), end + bisect_right(self._taken, end - 1)

    @cached_property
    def clusters(self) -> list[tuple[int, int]]:
        """Where digits stand close together, with room for a sign before and a letter after."""
        return [(max(0, m.start() - 1), m.end() + 2) for m in _CLUSTER.finditer(self.plain)]

    @cached_property
    def columns(self) -> Columns:
        return Columns(self.plain)

    def before(self, at: int, most: int = 16) -> str:
        """What stands before a place on its line, with the head of its column where it stands in a table."""
        start = max(0, at - most)
        return self.columns.head_at(at) + self.plain[max(start, self.plain.rfind("\n", start, at) + 1) : at]

    def after(self, at: int, most: int = 8) -> str:
        """What stands after a place on its line."""
        return self.plain[at : at + most].partition("\n")[0]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence or row a place stands in; of a very long one the part around it."""
        first = max(0, start - FARTHEST)
        for stop in _SENTENCE_ENDS.finditer(self.plain, first, start):
            first = stop.end()
        stop_ = _SENTENCE_ENDS.search(self.plain, end, end + FARTHEST)
        return first, stop_.start() if stop_ else min(len(self.plain), end + FARTHEST)


def bare(said: str) -> str:
    """A number as it is compared: half width, in capitals, without what stands between its digits."""
    return squeezed(said).upper()


def squeezed(said: str) -> str:
    """Half width, without what stands between the signs of a number."""
    return _BETWEEN.sub("", said.translate(_FOLD))
