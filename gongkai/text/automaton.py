"""Many words looked for in one walk over a text (Aho-Corasick).

`ahocorasick_rs` walks where it is installed; where it is not, an index by the words' first two characters does the same
more slowly. Both give the same places in the same order, which a test holds them to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

SHORTEST = 2


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
        found = self._walker.places(text)
        found.sort()
        return ((start, words[which]) for start, _, which in found)


def _fast(words: Sequence[str]) -> _Rust | None:
    try:
        import ahocorasick_rs
    except ImportError:  # no wheel for this machine
        return None
    return _Rust(ahocorasick_rs.AhoCorasick(list(words))) if words else None


class _Rust:
    def __init__(self, automaton: object) -> None:
        self._automaton = automaton

    def places(self, text: str) -> list[tuple[int, int, int]]:
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)  # type: ignore[attr-defined]
        return [(start, end, which) for which, start, end in found]


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
