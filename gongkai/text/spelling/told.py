"""Slips as the rules tell of them: with a few characters around, since one character alone says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.text.passage import Passage
from gongkai.text.rule import Hit
from gongkai.text.spelling.shipped import STRICT, slips_of

_AROUND = 4  # characters shown on either side


def told(passage: Passage, *, strict: bool) -> Iterator[Hit]:
    """The sure slips, or with `strict=False` those that are only suspected."""
    for slip in passage.once(slips_of):
        if (slip.sureness >= STRICT) is strict:
            yield Hit(
                slip.start,
                slip.end,
                slip.better,
                words={"around": _around(passage.text, slip.start, slip.end)},
            )


def _around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _AROUND) : start].split("\n")[-1]
    return before + text[start : end + _AROUND].split("\n")[0]
