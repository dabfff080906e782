"""Official terms misspelt by sound: text and terms are compared as they sound, then as they are written.

A term is an expression of four to eight characters from `figures/terms.txt` or a set phrase from `lexicon/idioms.txt`; behind
it stand the wordings that sound like it and are right too. `figures/pairs.txt` holds pairs of characters that are usual
themselves: where one stands in place of two of a term (制发 for 执法), or the wrong end of a term makes one with what is beside
it (建议|依申请 for 异议申请), it is taken to be meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from gongkai.text.automaton import Words, whole
from gongkai.text.spelling.confusion import Character

# One of these for another changes what is said, not how it is spelt.
_NOT_SPELLING = frozenset(
    "一二三四五六七八九十百千万亿两零〇的地得在和或与及以之了是有为不也而其所把被对从将向则且"
)
# 示例市文化… is no 历史文化: what ends a place's name belongs to it.
_ENDS_A_PLACE = frozenset("省市县区州旗盟镇乡村街")
_MOST_WRONG = 2  # characters of a term
_LAST = 0xFFFF  # no character beyond is among those whose sound is known
_MANY = 20_000  # characters from which on numpy is quicker than its own import


class Misspelt(NamedTuple):
    """`text[start:end]`, which covers the wrong characters only, should be `better`; `term` begins at `at`."""

    start: int
    end: int
    better: str
    term: str
    at: int


class Terms:
    def __init__(self, lines: Iterable[str], pairs: Iterable[str], read: Mapping[str, Character]) -> None:
        self._usual = frozenset(pairs)
        self._sounds = _sounds(read)
        self._by_sound: dict[str, tuple[str, ...]] = {}
        self._fine: set[str] = set()
        for line in lines:
            term, *fine = line.split()
            sound = self.said(term)
            self._by_sound[sound] = (*self._by_sound.get(sound, ()), term)
            self._fine |= {term, *fine}
        self._walker = Words(self._by_sound)
        self._longest = max(map(len, self._fine), default=0)

    def __contains__(self, written: str) -> bool:
        return written in self._fine

    def misspelt(self, text: str) -> Iterator[Misspelt]:
        """By place; a term within a longer one is left out, and so is what a term rightly written covers."""
        right: list[tuple[int, int]] = []
        wrong: list[Misspelt] = []
        fine, by_sound, sounds = self._fine, self._by_sound, self._walker.words
        for start, end, which in self._walker.unordered(self.said(text)):
            written = text[start:end]
            if written in fine:
                right.append((start, end))
            else:
                wrong += [one for term in by_sound[sounds[which]] if (one := _compared(start, written, term))]
        right.sort()
        done = -1
        for one in sorted(wrong, key=lambda one: (one.start, -len(one.term))):
            if one.start >= done and not self._is_covered(right, one):
                done = one.end
                if not self._is_meant(text, one):
                    yield one

    def _is_meant(self, text: str, one: Misspelt) -> bool:
        """Whether what is written makes a usual pair, by itself or with what stands beside the term."""
        first, last = one.at, one.at + len(one.term)
        return (
            text[one.start : one.end] in self._usual
            or (one.start == first > 0 and text[first - 1 : first + 1] in self._usual)
            or (one.end == last and text[last - 1 : last + 1] in self._usual)
        )

    def _is_covered(self, right: list[tuple[int, int]], one: Misspelt) -> bool:
        """Whether a term rightly written, of those in order, runs over what is thought wrong."""
        first = bisect_left(right, (one.start - self._longest, 0))
        last = bisect_left(right, (one.end, 0))
        return any(end > one.start for _, end in right[first:last])

    def said(self, text: str) -> str:
        """A text of the same length in which characters of one sound are one character."""
        if len(text) < _MANY:
            return text.translate(self._sounds)
        import numpy

        codes = numpy.frombuffer(whole(text).encode("utf-32-le"), dtype="<u4")
        said = numpy.where(codes <= _LAST, self._table[numpy.minimum(codes, _LAST)], codes)
        return said.tobytes().decode("utf-32-le")

    @cached_property
    def _table(self) -> Any:
        import numpy

        table = numpy.arange(_LAST + 1, dtype="<u4")
        table[list(self._sounds)] = [ord(first) for first in self._sounds.values()]
        return table


def _sounds(read: Mapping[str, Character]) -> dict[int, str]:
    """Each character to the first of the same sound, by its most usual syllable."""
    first: dict[str, str] = {}
    return {ord(one): first.setdefault(row.syllables[0], one) for one, row in read.items()}


def _compared(start: int, written: str, term: str) -> Misspelt | None:
    differ = [at for at, (one, other) in enumerate(zip(written, term, strict=True)) if one != other]
    if len(differ) > _MOST_WRONG or differ[-1] - differ[0] >= _MOST_WRONG:
        return None
    if any(written[at] in _NOT_SPELLING | _ENDS_A_PLACE or term[at] in _NOT_SPELLING for at in differ):
        return None
    first, last = differ[0], differ[-1] + 1
    return Misspelt(start + first, start + last, term[first:last], term, start)
