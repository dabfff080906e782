"""How much of one text stands in another: overlapping runs of characters, compared as sets (近似重复)."""

from __future__ import annotations

import re

from gongkai.text.bigrams import fold

RUN = 8
_MARKS = re.compile(r"[\W_]+")


def shingles(text: str) -> frozenset[int]:
    """The runs of RUN letters of a text, marks and spaces aside, as numbers; a short text is one run. Linear."""
    plain = _MARKS.sub("", fold(text))
    if not plain:
        return frozenset()
    return frozenset(hash(plain[at : at + RUN]) for at in range(max(1, len(plain) - RUN + 1)))


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """What both have in common, of what the larger one has: 1 for the same text, 0 for nothing in common."""
    return len(one & other) / max(len(one), len(other)) if one and other else 0.0


def probes(text: str, many: int = 6, length: int = 16) -> list[str]:
    """Phrases by which an index finds a text like this one: from all over it, without marks inside."""
    runs = [run for run in re.split(r"[\W_]+", text) if len(run) >= length // 2]
    step = max(1, len(runs) // many)
    return [run[:length] for run in runs[::step]][:many]
