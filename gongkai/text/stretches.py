"""Signs first (先找标记): where a rare sign stands, and the stretch of text around it in which a slow pattern may look.

A pattern of many alternatives, or one that looks back before it looks at anything, costs as much as all the others of a
rule's room together when it tries every character. Its sign begins with a mark or a class and is found fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

BEFORE, BEHIND = 40, 60  # characters; no frame of ours is longer

# A figure with a word of days that is no day, month or year as it should be: most are, and end the look there.
ODD_DAY = re.compile(
    r"\d(?!(?:年份?(?:\d{1,2}月(?:\d{1,2}日)?)?|月份?(?:\d{1,2}日)?|日)(?![\d年月日号份时点分曰目旦臼]))"
    r"(?:[年月日号时点分曰目旦臼]|[你牛午平](?=\d))"
)


def around(
    places: Iterable[int], length: int, before: int = BEFORE, behind: int = BEHIND
) -> list[tuple[int, int]]:
    """Begin and end of the stretches around places given in order, none meeting another, in a text of that length."""
    found: list[tuple[int, int]] = []
    start = end = -1
    for place in places:
        if place - before > end:
            if end >= 0:
                found.append((start, end))
            start = max(0, place - before)
        end = min(length, place + behind)
    if end >= 0:
        found.append((start, end))
    return found


def near(
    sign: re.Pattern[str], text: str, before: int = BEFORE, behind: int = BEHIND
) -> list[tuple[int, int]]:
    """The stretches around a sign."""
    return around((hit.start() for hit in sign.finditer(text)), len(text), before, behind)


def places_of(text: str, word: str) -> Iterator[int]:
    """Every offset at which a word stands, from left to right, without overlaps."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def hits_of(
    text: str, stretches: Iterable[tuple[int, int]], *patterns: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """What the patterns find within each stretch; its end is an end to them."""
    for start, end in stretches:
        for pattern in patterns:
            yield from pattern.finditer(text, start, end)
