"""The sentences in which something stands (所在的句子): rules that are dear look there and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_END = re.compile(r"[。\n]")


def holding(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence that holds one of the places, once each. The places come in order."""
    end = 0
    for at in places:
        if at < end:
            continue
        start = max(text.rfind(mark, end, at) + 1 for mark in "。\n") or end
        stop = _END.search(text, at)
        end = stop.start() if stop else len(text)
        yield start, end
