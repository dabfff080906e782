"""How much a printed wording is like an official label, Han character by Han character.

Width, blanks, punctuation and enumerators do not count: `2、其他 法律…` is `2.其他法律…`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d[.、])")
WINDOW = 90  # Han characters before a run that can belong to its label


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@lru_cache(maxsize=1024)
def han(text: str) -> str:
    """The Han characters of a short text."""
    return "".join(filter(is_han, text))


@lru_cache(maxsize=1024)
def bare(label: str) -> str:
    """The Han characters of a label or heading without its enumerator."""
    return han(_ENUMERATOR.sub("", label))


@dataclass(frozen=True)
class Words:
    """The Han characters of a span of the page, with the place of each."""

    text: str
    at: tuple[int, ...]

    @property
    def end(self) -> int:
        return self.at[-1] + 1 if self.at else 0


def words_of(page: str, start: int, end: int) -> Words:
    at = tuple(place for place in range(start, end) if is_han(page[place]))
    return Words("".join(page[place] for place in at), at)


@dataclass(frozen=True)
class Likeness:
    """`covered` is the share of the label found in order (0–1), `first` and `last` where in the words (−1: nowhere)."""

    covered: float
    first: int
    last: int
    matched: int

    def score(self, length: int) -> float:
        """How well the label stands right before the end of words `length` long; 1.0 at best."""
        if self.last < 0:
            return 0.0
        noise = self.last - self.first + 1 - self.matched
        return self.covered - 0.05 * (length - 1 - self.last) - 0.03 * noise


def likeness(label: str, words: str) -> Likeness:
    """The best place of a Han-only `label` in Han-only `words`, nearest the end."""
    place = words.rfind(label)
    if place >= 0:
        return Likeness(1.0, place, place + len(label) - 1, len(label))
    window = words[-WINDOW:]
    if not any(label[i : i + 2] in window for i in range(len(label) - 1)):
        return Likeness(0.0, -1, -1, 0)
    picked = _in_order(label, window)
    offset = len(words) - len(window)
    return Likeness(len(picked) / len(label), offset + picked[0], offset + picked[-1], len(picked))


def covered_in_order(label: str, words: str) -> float:
    """The share of `label` that stands in `words` in order, whatever stands between."""
    return len(_in_order(label, words)) / len(label) if label else 1.0


def _in_order(label: str, words: str) -> list[int]:
    """Places in `words` of a longest common subsequence, as near the end as can be."""
    rows, columns = len(label), len(words)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        above, here, char = best[i - 1], best[i], label[i - 1]
        for j in range(1, columns + 1):
            if char == words[j - 1]:
                here[j] = above[j - 1] + 1
            else:
                here[j] = above[j] if above[j] >= here[j - 1] else here[j - 1]
    picked: list[int] = []
    i, j = rows, columns
    while i and j:
        if label[i - 1] == words[j - 1]:
            picked.append(j - 1)
            i, j = i - 1, j - 1
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return picked[::-1]
