"""Slips as the rules tell of them: with a few characters around, since one character alone says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gongkai.text.passage import Passage
from gongkai.text.rule import Hit
from gongkai.text.short_names import names
from gongkai.text.spelling import order
from gongkai.text.spelling.shipped import STRICT, slips_of, speller_at_hand
from gongkai.text.spelling.speller import pieces
from gongkai.text.words import LEXICON

_LENGTHS = (4, 5, 6, 7, 8)  # characters of a set phrase
_AROUND = 4  # characters shown on either side
# 省 for 县, 镇 for 乡: another place is meant, and none is a slip for the other.
_LEVELS = frozenset("省市县区州盟旗乡镇村")
# 和 for 或, 自 for 之: both are good Chinese nearly everywhere, so that usage alone is never sure of them.
_SMALL_WORDS = frozenset("的地得在和或与及以之自了是有为不也而其所把被对从将向则且等由于并")


def told(passage: Passage, *, strict: bool) -> Iterator[Hit]:
    """The sure slips, or with `strict=False` those that are only suspected."""
    for slip in passage.once(slips_of):
        both = {passage.shadow[slip.start : slip.end], slip.better}
        if both <= _LEVELS:
            continue
        is_small = not _SMALL_WORDS.isdisjoint(both)
        is_sure = slip.sureness >= STRICT and not is_small
        if is_sure is strict and not _is_in_a_set_phrase(passage.shadow, slip.start, slip.end):
            yield Hit(
                slip.start,
                slip.end,
                slip.better,
                words={"around": _around(passage.text, slip.start, slip.end)},
            )


def _is_in_a_set_phrase(text: str, start: int, end: int) -> bool:
    """Whether the words stand in an idiom just as they should: 四舍五入 is rare in laws, and right."""
    phrases = _set_phrases()
    return any(
        text[at : at + length] in phrases
        for length in _LENGTHS
        for at in range(max(0, end - length), start + 1)
    )


@cache
def _set_phrases() -> frozenset[str]:
    return names().union((LEXICON / "idioms.txt").read_text("utf-8").split())


def misplaced(passage: Passage) -> Iterator[Hit]:
    """Neighbours that changed places, and characters that stand twice for once."""
    one, text = speller_at_hand(passage.lists.learned), passage.text
    for start, piece in pieces(text):
        for at in order.swapped(piece, one.alphabet, one.counts):
            yield _misplaced(text, start + at, text[start + at + 1] + text[start + at], "字序颠倒")
        for at in order.doubled(piece, one.alphabet, one.counts):
            yield _misplaced(text, start + at, text[start + at], "多了一个字")


def _misplaced(text: str, at: int, better: str, how: str) -> Hit:
    return Hit(at, at + 2, better, words={"around": _around(text, at, at + 2), "how": how})


def _around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _AROUND) : start].split("\n")[-1]
    return before + text[start : end + _AROUND].split("\n")[0]
