"""Where figures of days stand in a text: only there need anybody look for days written wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIGURE = re.compile(r"\d[年月日号时点分上下你牛午平曰目旦臼]")
BEFORE, BEHIND = 40, 60  # characters


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of the stretches of text around figures with a word of days, in order, none meeting another."""
    start = end = -1
    for hit in _FIGURE.finditer(text):
        if hit.start() - BEFORE > end:
            if end >= 0:
                yield start, end
            start = max(0, hit.start() - BEFORE)
        end = min(len(text), hit.end() + BEHIND)
    if end >= 0:
        yield start, end


def hits_of(pattern: re.Pattern[str], text: str, near: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """What a pattern finds within the stretches."""
    for start, end in near:
        yield from pattern.finditer(text, start, end)
