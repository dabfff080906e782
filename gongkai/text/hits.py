"""Where in a text the words of a query stand, and the passage around the first of them (命中)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongkai.text.bigrams import FOLDING, LONGEST

STRIDE = 4_000


def places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Start and end of every hit, in order, hits that touch or overlap made one. `words` are folded."""
    if not words:
        return []
    folded, origin = [], []
    for at, char in enumerate(text):
        shown = FOLDING[ord(char)]
        folded.append(shown)
        origin += [at] * len(shown)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(_spans("".join(folded), words)):
        first, last = origin[start], origin[end - 1] + 1
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged


def first_place(text: str, words: Sequence[str]) -> int | None:
    """Where the first hit begins, or None; looks no further than it must."""
    for start in range(0, max(len(text), 1), STRIDE):
        near = text[start : start + STRIDE + LONGEST]
        if any(word in near.translate(FOLDING) for word in words) and (found := places(near, words)):
            return start + found[0][0]
    return None


def _spans(folded: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        for hit in re.finditer(f"(?={re.escape(word)})", folded):
            yield hit.start(), hit.start() + len(word)
