"""Official terms misspelt by sound: text and terms are compared as they sound, then as they are written.

A term is an expression of four to eight characters from `figures/terms.txt`; behind it stand the wordings that sound
like it and are right too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gongkai.text.automaton import Words
from gongkai.text.spelling.confusion import Character

# One of these for another changes what is said, not how it is spelt.
_NOT_SPELLING = frozenset(
    "一二三四五六七八九十百千万亿两零〇的地得在和或与及以之了是有为不也而其所把被对从将向则且"
)
_MOST_WRONG = 2  # characters of a term


class Misspelt(NamedTuple):
    """`text[start:end]`, which covers the wrong characters only, should be `better`; `term` begins at `at`."""

    start: int
    end: int
    better: str
    term: str
    at: int


class Terms:
    def __init__(self, lines: Iterable[str], read: Mapping[str, Character]) -> None:
        self._sounds = _sounds(read)
        self._by_sound: dict[str, list[str]] = {}
        self._fine: set[str] = set()
        for line in lines:
            term, *fine = line.split()
            self._by_sound.setdefault(self._said(term), []).append(term)
            self._fine |= {term, *fine}
        self._walker = Words(self._by_sound)

    def misspelt(self, text: str) -> Iterator[Misspelt]:
        """By place; a term within a longer one is left out, and so is what a term rightly written covers."""
        right: list[tuple[int, int]] = []
        wrong: list[Misspelt] = []
        for start, sound in self._walker.places(self._said(text)):
            end = start + len(sound)
            written = text[start:end]
            if written in self._fine:
                right.append((start, end))
            else:
                wrong += [one for term in self._by_sound[sound] if (one := _compared(start, written, term))]
        done = -1
        for one in sorted(wrong, key=lambda one: (one.start, -len(one.term))):
            is_right = any(start < one.end and one.start < end for start, end in right)
            if one.start >= done and not is_right:
                yield one
                done = one.end

    def _said(self, text: str) -> str:
        return text.translate(self._sounds)


def _sounds(read: Mapping[str, Character]) -> dict[int, str]:
    """Each character to the first of the same sound, by its most usual syllable."""
    first: dict[str, str] = {}
    return {ord(one): first.setdefault(row.syllables[0], one) for one, row in read.items()}


def _compared(start: int, written: str, term: str) -> Misspelt | None:
    differ = [at for at, (one, other) in enumerate(zip(written, term, strict=True)) if one != other]
    if len(differ) > _MOST_WRONG or differ[-1] - differ[0] >= _MOST_WRONG:
        return None
    if any(written[at] in _NOT_SPELLING or term[at] in _NOT_SPELLING for at in differ):
        return None
    first, last = differ[0], differ[-1] + 1
    return Misspelt(start + first, start + last, term[first:last], term, start)
