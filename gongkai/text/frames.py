"""Words that are wrong only in certain company (框架): a closed list of frames for each rule that works by them.

A row of `lexicon/frames/<code>.toml` names the wrong word, what is right, and the company: `before` and `after` are patterns
for what stands directly before and behind the word within its line; a row with neither says the word is never right there.
What all rows of a kind share is said once, by the kind.
Rows without source or examples are refused.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit
from gongkai.text.words import LEXICON, require

_NOUNS = "NOUNS"
REACH = 24  # characters a pattern may look at on either side


@dataclass(frozen=True)
class Frame:
    """`good` is None where only a person can say what is right."""

    bad: str
    good: str | None
    gravity: Gravity
    source: str
    wrong: str
    right: str
    before: str = ""
    after: str = ""

    def fits(self, text: str, at: int) -> bool:
        """Whether the word, which stands at `at`, stands in the company in which it is wrong."""
        end = at + len(self.bad)
        if self.after and not _pattern(self.after).match(text, end, _reach(text, end)):
            return False
        if self.before:
            begin = max(0, at - REACH, text.rfind("\n", max(0, at - REACH), at) + 1)
            return bool(_pattern(f"(?:{self.before})$").search(text, begin, at))
        return True


@cache
def frames(code: str) -> dict[str, tuple[Frame, ...]]:
    """A rule's frames by their wrong words. Raises ValueError for a row that lacks something."""
    found: dict[str, list[Frame]] = defaultdict(list)
    rows = tomllib.loads((LEXICON / "frames" / f"{code.lower()}.toml").read_text("utf-8"))["kind"]
    for frame in (frame for kind in rows for frame in read_frames(kind)):
        found[frame.bad].append(frame)
    return {bad: tuple(those) for bad, those in found.items()}


def framed(code: str, passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    """What a rule's frames find at the places of their wrong words, which are the rule's anchors: `anchors_of(code)`."""
    known, text = frames(code), passage.shadow
    for at, bad in places:
        end = at + len(bad)
        company = _company(code, bad)
        if company and not company.match(text, end, _reach(text, end)):
            continue
        for frame in known.get(bad, ()):
            if frame.fits(text, at):
                yield Hit(at, end, frame.good, frame.gravity, frame.source)
                break


def anchors_of(code: str) -> Callable[[], tuple[str, ...]]:
    return lambda: tuple(frames(code))


def read_frames(kind: Mapping[str, Any]) -> list[Frame]:
    """The frames of one kind, each with the kind's gravity, source and company unless it has its own.

    Where the kind's company says `NOUNS`, those of the row stand.
    """
    shared = {name: kind[name] for name in ("gravity", "source", "before", "after") if name in kind}
    return [read_frame(_with_nouns({**shared, **row})) for row in kind["frames"]]


def _with_nouns(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Raises ValueError for a row without the nouns its company waits for."""
    if _NOUNS not in row.get("after", ""):
        return row
    require(row, "nouns")
    return {**row, "after": row["after"].replace(_NOUNS, row["nouns"])}


def read_frame(row: Mapping[str, Any]) -> Frame:
    require(row, "bad", "gravity", "source", "wrong", "right")
    frame = Frame(
        row["bad"], row.get("good"), Gravity(row["gravity"]), row["source"], row["wrong"], row["right"],
        row.get("before", ""), row.get("after", ""),
    )  # fmt: skip
    for pattern in (frame.before, frame.after):
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{frame.bad}: {error}") from error
    return frame


def _reach(text: str, end: int) -> int:
    """How far a pattern may look behind a word: not past its line."""
    stop = text.find("\n", end, end + REACH)
    return stop if stop >= 0 else end + REACH


@cache
def _company(code: str, bad: str) -> re.Pattern[str] | None:
    """What one of a word's frames wants behind it, all asked at once; None where one of them wants nothing there."""
    behind = [frame.after for frame in frames(code).get(bad, ())]
    return re.compile("|".join(f"(?:{after})" for after in behind)) if behind and all(behind) else None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
