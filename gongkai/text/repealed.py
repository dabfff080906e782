"""Laws and regulations that are repealed (已废止的法律、行政法规): since which day, by which text, and what holds instead."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.text.words import LEXICON, require


@dataclass(frozen=True)
class Repealed:
    """`since` is the first day on which the old text no longer held; `instead` is empty where nothing took its place."""

    since: date
    instead: str
    source: str


@cache
def repealed() -> Mapping[str, Repealed]:
    """By title, without 中华人民共和国. A title listed twice, or without its day and source, stops here."""
    found: dict[str, Repealed] = {}
    for row in tomllib.loads((LEXICON / "repealed.toml").read_text("utf-8"))["repealed"]:
        require(row, "titles", "since", "source")
        for title in row["titles"]:
            if title in found:
                raise ValueError(f"repealed.toml: {title} is listed twice")
            found[title] = Repealed(row["since"], row.get("instead", ""), row["source"])
    return found
