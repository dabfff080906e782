"""Characters taken for one another: same sound, near sound, similar shape (音同、音近、形近).

Read from lines of `figures/characters.txt`: a character, its syllables, its look-alikes. A syllable is near another
where the two differ in what many speakers do not tell apart: z/zh, c/ch, s/sh, n/l, -n/-ng.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.text.spelling.alphabet import BASE, Alphabet
from gongkai.text.spelling.ranges import Ranges, ranges

if TYPE_CHECKING:
    from gongkai.text.spelling.alphabet import Symbols

SAME, NEAR, SHAPE = 1, 2, 4
KINDS = 8  # a candidate is stored as symbol * KINDS + kind
HAN, HAN_END = 0x4E00, 0xA000
_READINGS = 3
_BEGINS = re.compile("zh|ch|sh|n(?!g)")
_BEGINS_NEAR = {"zh": "z", "ch": "c", "sh": "s", "n": "l"}


def near(syllable: str) -> str:
    """The syllable as those say it who keep neither zh from z nor -ng from -n."""
    said = (
        _BEGINS.sub(lambda hit: _BEGINS_NEAR[hit[0]], syllable, count=1)
        if _BEGINS.match(syllable)
        else syllable
    )
    return said[:-1] if said.endswith("ng") and not said.endswith("ong") else said


@dataclass(frozen=True)
class Character:
    syllables: tuple[str, ...]
    look_alikes: str


def characters(lines: Iterable[str]) -> dict[str, Character]:
    rows = (line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return {row[0]: Character(tuple(row[1].split(",")), row[2]) for row in rows}


class Confusions:
    """`alike` gives, by code point above HAN, the symbols a character may stand for, each with its kind."""

    def __init__(self, read: dict[str, Character], alphabet: Alphabet) -> None:
        known = {one: symbol for one in read for symbol in alphabet.symbols_of(one)}
        self.alike = ranges(_alike(read, known), HAN_END - HAN)
        nears = sorted({near(syllable) for one in read.values() for syllable in one.syllables})
        self._nears = len(nears)
        number = {syllable: at for at, syllable in enumerate(nears)}
        sounds = {s: at for at, s in enumerate(sorted({s for one in read.values() for s in one.syllables}))}
        by_point = [(ord(one) - HAN, at.syllables) for one, at in read.items()]
        by_symbol = [(symbol, read[one].syllables) for one, symbol in known.items()]
        self._near_of_point = ranges(_numbered(by_point, number), HAN_END - HAN)
        self._near_of_symbol = ranges(_numbered(by_symbol, number), BASE)
        self._sounds_of_point = _readings(by_point, sounds, HAN_END - HAN, -1)
        self._sounds_of_symbol = _readings(by_symbol, sounds, BASE, -2)

    def pairs(self, keys: Symbols) -> Ranges:
        """Pairs of symbols (as keys) in ranges by how both sound."""
        whose, sound = self._sounds_of_pairs(keys // BASE, keys % BASE, self._near_of_symbol)
        return ranges(zip(sound.tolist(), keys[whose].tolist(), strict=True), self._nears**2)

    def sounding_like(self, first: Symbols, second: Symbols, pairs: Ranges) -> tuple[Symbols, Symbols]:
        """For code points above HAN side by side: the place in `first`, and a pair that sounds like the two."""
        whose, sound = self._sounds_of_pairs(first, second, self._near_of_point)
        place, keys = pairs.of(sound)
        return whose[place], keys

    def sound_the_same(self, points: Symbols, symbols: Symbols) -> Symbols:
        """True where a code point above HAN and a symbol have a syllable in common."""
        return (self._sounds_of_point[points][:, :, None] == self._sounds_of_symbol[symbols][:, None, :]).any(
            (1, 2)
        )

    def _sounds_of_pairs(self, first: Symbols, second: Symbols, nears: Ranges) -> tuple[Symbols, Symbols]:
        whose, one = nears.of(first)
        again, other = nears.of(second[whose])
        return whose[again], one[again] * self._nears + other


def _alike(read: dict[str, Character], known: dict[str, int]) -> Iterator[tuple[int, int]]:
    by_sound: dict[str, set[int]] = defaultdict(set)
    by_near: dict[str, set[int]] = defaultdict(set)
    for one, symbol in known.items():
        for syllable in read[one].syllables:
            by_sound[syllable].add(symbol)
            by_near[near(syllable)].add(symbol)
    for one, row in read.items():
        kinds: dict[int, int] = {}
        for syllable in row.syllables:
            kinds |= dict.fromkeys(by_near[near(syllable)], NEAR)
        for syllable in row.syllables:
            kinds |= dict.fromkeys(by_sound[syllable], SAME)
        for other in row.look_alikes:
            if other in known:
                kinds[known[other]] = kinds.get(known[other], 0) | SHAPE
        kinds.pop(known.get(one, -1), None)
        for symbol, kind in kinds.items():
            yield ord(one) - HAN, symbol * KINDS + kind


def _numbered(
    rows: Iterable[tuple[int, tuple[str, ...]]], number: dict[str, int]
) -> Iterator[tuple[int, int]]:
    for key, syllables in rows:
        for sound in {near(syllable) for syllable in syllables[:2]}:
            yield key, number[sound]


def _readings(
    rows: Iterable[tuple[int, tuple[str, ...]]], number: dict[str, int], size: int, none: int
) -> Symbols:
    import numpy as np

    found = np.full((size, _READINGS), none, np.int64)
    for key, syllables in rows:
        for at, syllable in enumerate(syllables[:_READINGS]):
            found[key, at] = number[syllable]
    return found
