"""Many words looked for in one walk over a text (Aho-Corasick).

`ahocorasick_rs` walks where it is installed; where it is not, an index by the words' first two characters does the same
more slowly. Both give the same places in the same order, which a test holds them to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

SHORTEST = 2
_LONE = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """The text with every lone half of a character made U+FFFD: same length, and fit for any walker."""
    return _LONE.sub("\ufffd", text)


class Words:
    """A closed set of words of two characters or more."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words: Sequence[str] = sorted(set(words))
        if short := [word for word in self.words if len(word) < SHORTEST]:
            raise ValueError(f"too short to look for: {short}")
        self._walker = _fast(self.words) or _Plain(self.words)

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Every place of every word, overlaps included: by where it begins, then the shorter word first."""
        words = self.words
        return ((start, words[which]) for start, _, which in sorted(self.unordered(text)))

    def unordered(self, text: str) -> Iterable[tuple[int, int, int]]:
        """The same as they are found: begin, end, and which of `words` it is."""
        return self._walker.places(text)


class Longest(Words):
    """The same, and of words that overlap only the one that begins first, of those the longest."""

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Where the words stand from left to right, none over another."""
        end = 0
        for start, word in sorted(super().places(text), key=lambda place: (place[0], -len(place[1]))):
            if start >= end:
                yield start, word
                end = start + len(word)


def _fast(words: Sequence[str]) -> _Rust | None:
    try:
        import ahocorasick_rs
    except ImportError:  # no wheel for this machine
        return None
    return _Rust(ahocorasick_rs.AhoCorasick(list(words))) if words else None


class _Rust:
    def __init__(self, automaton: object) -> None:
        self._automaton = automaton

    def places(self, text: str) -> Iterable[tuple[int, int, int]]:
        walk = self._automaton.find_matches_as_indexes  # type: ignore[attr-defined]
        try:
            found = walk(text, overlapping=True)
        except UnicodeEncodeError:  # half a character, which UTF-8 cannot say
            found = walk(whole(text), overlapping=True)
        return ((start, end, which) for which, start, end in found)


class _Plain:
    def __init__(self, words: Sequence[str]) -> None:
        self._by_head: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for which, word in enumerate(words):
            self._by_head[word[:2]].append((which, word))

    def places(self, text: str) -> list[tuple[int, int, int]]:
        by_head = self._by_head
        return [
            (at, at + len(word), which)
            for at, head in enumerate(map(str.__add__, text, text[1:]))
            if head in by_head
            for which, word in by_head[head]
            if text.startswith(word, at)
        ]
