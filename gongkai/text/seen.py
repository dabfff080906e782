"""What one walk over a passage saw: where the words stand which the rules wait for.

Every rule names the words or marks (anchors) without which it has nothing to say. All words of two characters and more
are looked for together; single marks are looked for as rules ask, which `str.find` does faster than anything else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

from gongkai.text.automaton import SHORTEST, Words
from gongkai.text.passage import Line, Passage


@lru_cache(maxsize=64)
def _sorted_out(anchors: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The anchors as a set, and those of them that are single marks."""
    return frozenset(anchors), tuple(mark for mark in anchors if len(mark) < SHORTEST)


class Seen:
    """The places of anchors in one passage's shadow, and the lines they stand in."""

    def __init__(self, passage: Passage, words: Words) -> None:
        self.passage = passage
        self._words = words
        self._marks: dict[str, list[int]] = {}
        self._lines: dict[tuple[str, ...], list[Line]] = {}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in self._words.places(self.passage.shadow):
            places[word].append(at)
        return places

    def of(self, anchor: str) -> list[int]:
        """Every offset at which the anchor stands, in order."""
        if len(anchor) >= SHORTEST:
            return self._places.get(anchor, [])
        if anchor not in self._marks:
            self._marks[anchor] = list(self.passage.places(anchor))
        return self._marks[anchor]

    def any(self, anchors: Iterable[str]) -> bool:
        """Whether one of the anchors stands anywhere; where is not asked, which for a common mark costs more."""
        text, places = self.passage.shadow, self._places
        return any(anchor in places if len(anchor) >= SHORTEST else anchor in text for anchor in anchors)

    def words(self, anchors: tuple[str, ...]) -> list[tuple[int, str]]:
        """Every place of the anchors in order; of two that begin together the shorter first."""
        if len(anchors) > len(self._places):  # a long list and a short text: ask what stands there
            listed, marks = _sorted_out(anchors)
            anchors = (*(word for word in self._places if word in listed), *marks)
        return sorted((at, anchor) for anchor in anchors for at in self.of(anchor))

    def lines(self, anchors: tuple[str, ...]) -> list[Line]:
        """The paragraphs in which an anchor stands, in order. Rules that wait for the same ask once."""
        if anchors not in self._lines:
            self._lines[anchors] = self._lines_with(anchors)
        return self._lines[anchors]

    def _lines_with(self, anchors: tuple[str, ...]) -> list[Line]:
        line_at = self.passage.number_at
        numbers = {line_at(at) for anchor in anchors for at in self.of(anchor)}
        lines = self.passage.lines
        return [lines[n] for n in sorted(numbers) if self.passage.is_paragraph(lines[n])]
