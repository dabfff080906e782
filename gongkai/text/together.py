"""Faults of one kind that are each too small to count: a few are reported singly, many as one finding (合并报告)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.text.finding import Edit, Fix
from gongkai.text.rule import Hit

EACH = 4  # more edits of one kind than these are reported together


def together(edits: Sequence[Edit], fix: Fix) -> Iterator[Hit]:
    """Hits for edits of one kind. A rule's `says` may speak of {mark}, what is right, and {count}, of how many places."""
    if len(edits) > EACH:
        first = edits[0]
        words = {"mark": first.words, "count": f"（同样的共{len(edits)}处）"}
        yield Hit(first.start, first.end, words=words, elsewhere=tuple(edits), fix=fix)
    else:
        for edit in edits:
            yield Hit(*edit, words={"mark": edit.words, "count": ""}, fix=fix)
