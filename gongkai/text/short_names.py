"""Short names of programmes and formulas (“放管服”, “多证合一”), and which of them a name in quotes was meant to be.

`lexicon/short_names.txt` lists them one to a line. Others like them are coined every year, so that a name is told only where
its wrong character sounds or looks like the right one, where two neighbours or halves have changed places, or where one
character is lost or doubled.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from gongkai.text.spelling.confusion import near
from gongkai.text.spelling.shipped import read_characters
from gongkai.text.words import LEXICON

SHORTEST, LONGEST = 3, 12
_LONG_ENOUGH = 5  # characters of a name that one lost still lets one recognise
_HALVES = 4  # characters of a name of two halves: 一带|一路
_GAP = "＊"
_MOST_ALIKE = 5  # of a character's look-alikes, which come by likeness
# 医网通办, 易网通办: a number is played upon, and another one counts something else.
_COUNTS = frozenset("一二三四五六七八九十百千万零双")


@cache
def names() -> frozenset[str]:
    lines = (LEXICON / "short_names.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def meant(written: str) -> str | None:
    """The listed name that was meant; None for a right or unknown one."""
    if not SHORTEST <= len(written) <= LONGEST or written in names():
        return None
    if (name := _out_of_order().get(written)) or (name := _too_short_or_long().get(written)):
        return name
    for at, one in enumerate(written):
        for name in _with_a_gap().get(written[:at] + _GAP + written[at + 1 :], ()):
            if _is_taken_for(one, name[at]):
                return name
    return None


@cache
def _with_a_gap() -> dict[str, list[str]]:
    gaps: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names()):
        for at in range(len(name)):
            gaps[name[:at] + _GAP + name[at + 1 :]].append(name)
    return gaps


@cache
def _out_of_order() -> dict[str, str]:
    turned = {
        name[:at] + name[at + 1] + name[at] + name[at + 2 :]: name
        for name in names()
        for at in range(len(name) - 1)
        if "、" not in name[at : at + 2]
    }
    halves = {name[2:] + name[:2]: name for name in names() if len(name) == _HALVES}
    return {written: name for written, name in (turned | halves).items() if written not in names()}


@cache
def _too_short_or_long() -> dict[str, str]:
    lost = {
        name[:at] + name[at + 1 :]: name
        for name in names()
        if len(name) >= _LONG_ENOUGH and "、" not in name
        for at in range(1, len(name) - 1)
    }
    doubled = {name[: at + 1] + name[at:]: name for name in names() for at in range(len(name))}
    return {written: name for written, name in (lost | doubled).items() if written not in names()}


def _is_taken_for(one: str, other: str) -> bool:
    """Whether one character is written for the other by its sound or shape."""
    if {one, other} == {"二", "两"}:
        return True
    if one in _COUNTS or other in _COUNTS:
        return False
    known = read_characters()
    if one not in known or other not in known:
        return False
    sounds, others = ({near(said) for said in known[char].syllables} for char in (one, other))
    return bool(sounds & others) or _looks_like(one, other) or _looks_like(other, one)


def _looks_like(one: str, other: str) -> bool:
    return one in read_characters()[other].look_alikes[:_MOST_ALIKE]
