"""Things named one by one, and how many there are said to be (列出的与所写的个数): 三个科室：甲、乙、丙; 甲、乙、丙三个科室."""

from __future__ import annotations

import re

from gongkai.text.han_number import value_of

MANY = r"(?P<many>[二两三四五六七八九十]|\d{1,2})"
_AND = re.compile(r"[和与]|(?<!涉)及")


def many(hit: re.Match[str]) -> int:
    """What a `MANY` says."""
    said = hit["many"]
    return int(said) if said.isdigit() else int(value_of(said.replace("两", "二")) or 0)


def named(items: list[str]) -> tuple[int, int]:
    """How many there are at least, and at most: a list may end in 甲、乙和丙, and a name may hold 和."""
    return len(items), len(items) + sum(len(_AND.findall(item)) for item in items)
