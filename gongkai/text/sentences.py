"""The sentences in which something stands (所在的句子): rules that are dear look there and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_END = re.compile(r"[。\n]")


def around(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence that holds one of the places, once each. The places come in order."""
    end = 0
    for at in places:
        if at < end:
            continue
        start = max(text.rfind(mark, end, at) + 1 for mark in "。\n") or end
        stop = _END.search(text, at)
        end = stop.start() if stop else len(text)
        yield start, end


def places_of(text: str, word: str) -> Iterator[int]:
    """Every offset at which a word stands, from left to right, without overlaps."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def finds(
    patterns: Iterable[re.Pattern[str]], text: str, spans: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """What the patterns find within each of the spans; the end of a span is an end to them."""
    patterns = tuple(patterns)
    for start, end in spans:
        for pattern in patterns:
            yield from pattern.finditer(text, start, end)
