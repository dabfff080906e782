"""Names that nothing announces, told by what they are not: the words around are usual, the characters of a name side by side are not.

`usual_pairs.txt` keeps which pairs are usual (`python -m scripts.personal.usual_pairs`). Only where a person is spoken of at all
(see `near_number`): in any text there are pairs that no text before held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.text.personal.name_shape import FOLLOWS, SURNAMES, is_no_person
from gongkai.text.personal.national import PARTS, SOUNDS, national_end
from gongkai.text.personal.places import LIKE_NAMES
from gongkai.text.personal.roles import FRAMES, KIN, LEADING, MARKED, OFFICE, OFFICE_MARKED, PERSON
from gongkai.text.personal.surnames import (
    COMMON,
    COMPOUND,
    DOUBLE,
    GIVEN,
    GIVEN_PAIRS,
    HARDLY_A_WORD,
    KNOWN_TO_ALL,
    SCARCE,
)
from gongkai.text.personal.usual import is_usual

_HAN = "\u4e00-\u9fff"
_RUN = re.compile(f"[{_HAN}]+(?:[·•・][{_HAN}]+)*")
_SPACED = re.compile(f"(?<![{_HAN}]) ?([{_HAN}]) {{1,3}}([{_HAN}])(?=[、,。;:|\t)\n]|$)")
_ROLES = PERSON | OFFICE | OFFICE_MARKED | MARKED | FRAMES | KIN | LEADING
_LEADS = frozenset("由经与和及向给被对将把让请找为是系的等因同有叫称至到跟者员户人主属民工师")
_TAILS = frozenset(
    "家的与和及在于是系因为将已未被把等曾称说表不提认要拟共从由向对到来申又也都就并现住持以自应可本得"
)
# What follows a name besides what `FOLLOWS` knows.
_MORE = re.compile(
    "等?[两二三四五六七八九十]{1,2}(?:名|位|人|户)|得票|当选|落选|入选|中选|证明|上报|独居|社保卡|医保|低保|下落|病[故逝]|逝世|今[天日]|昨[天日]|陈述|作证|收到|签收|代[领办收]|把(?=[\u4e00-\u9fff])|寄来|邮寄"
)
_OF_FIRM = re.compile(f"[{_HAN}]{{0,14}}(?:公司|厂|合作社|经营部|商行|店|超市|中心|银行|大队|学校|医院|局)")
_SOUNDS = SOUNDS | frozenset("呷伍果惹洛木史曲子火牛岩才当罕保香温姐瓦色朝智")
# 常福贵在东苑路: rather where he is than what is dear.
_IS_THERE = re.compile("(?<![现正存所潜内实旨自])在(?=[\u4e00-\u9fff\\d])")
# A street, or a word that leads on.
_NEVER_LAST = frozenset("路街巷弄桥于在")
_OF_FILES = frozenset("〔[【")
_DOTS = frozenset("·•・")
_FIRST = SURNAMES | SCARCE
LONGEST_FOREIGN, LONGEST_ROLE = 12, 7
OTHER, HOME = 1, 2
EDGE, LED, WORD, TAIL, NOT = 2.0, 1.5, 1.0, 0.5, -2.0
# A name made of words that Tibetans, Mongols and Uygurs make names of.
OF_PARTS = 4.0


class _Likeness(NamedTuple):
    """How much what stands between two places looks like a name."""

    score: float
    start: int
    end: int


def names_in(
    plain: str, first: int, last: int, taken: bytearray, enough: float, of_two: float = 0
) -> Iterator[tuple[int, int]]:
    """What looks like a name between two places, none over another: of two the likelier, in no order.

    `taken`: of every place, whether a home or something else was found there already. `of_two`: how much a name of two characters needs.
    """
    for run in _RUN.finditer(plain, first, last):
        if plain[run.start() - 1 : run.start()] != "《":
            for start, end in _with_homes_behind(taken, *run.span()):
                if taken.count(OTHER, start, end) < end - start:
                    yield from _of_run(plain, start, end, enough, of_two)
    for one in _SPACED.finditer(plain, first, last):
        if one[1] in _FIRST and one[2] in GIVEN and not is_usual(one[1] + one[2]):
            yield one.start(1), one.end()


def _with_homes_behind(taken: bytearray, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run of characters, and what of it stands behind each home in it up to the end of the next: a name may begin where a home ends."""
    if taken[first] != HOME:
        yield first, last
    behind = 0
    while (home := taken.find(HOME, first, last)) >= 0:
        first = home
        while first < last and taken[first] == HOME:
            first += 1
        if behind:
            yield behind, first
        behind = first
    if behind and last - behind > 1:
        yield behind, last


def _of_run(plain: str, first: int, last: int, enough: float, of_two: float) -> list[tuple[int, int]]:
    found = [
        one
        for at in range(first, last - 1)
        for one in _at(plain, at, first, last)
        if one.score >= (max(enough, of_two) if one.end - one.start == 2 else enough)
    ]
    kept: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda one: (-one.score, one.start - one.end)):
        if all(one.end <= start or end <= one.start for start, end in kept):
            kept.append((one.start, one.end))
    return kept


def _at(plain: str, at: int, first: int, last: int) -> Iterator[_Likeness]:
    if plain[at] not in _FIRST and plain[at] not in _SOUNDS and plain[at : at + 2] not in COMPOUND:
        return
    if at > first and plain[at - 1 : at + 1] in COMPOUND:
        return
    before = begins(plain, at, first)
    if before < 0:
        return
    for size in range(2, min(5, last - at + 1)):
        inside = _inside(plain[at : at + size])
        if inside > NOT:
            yield _Likeness(
                before + inside + _after(plain, at + size, last, is_short=size == 2), at, at + size
            )
    if plain[at] in _SOUNDS:
        yield from _foreign(plain, at, last, before)
    if (end := national_end(plain, at)) and end <= last:
        after = EDGE if end == last else LED if FOLLOWS.match(plain, end) or _MORE.match(plain, end) else NOT
        yield _Likeness(before + after + OF_PARTS, at, end)


def _foreign(plain: str, at: int, last: int, before: float) -> Iterator[_Likeness]:
    """Names of other tongues: three characters or more, all of those such names are written with."""
    usual = dots = known = 0
    for end in range(at + 1, min(at + LONGEST_FOREIGN, last) + 1):
        if plain[end - 1] in _DOTS:
            dots += 1
            continue
        if plain[end - 1] not in _SOUNDS:
            return
        pair = plain[end - 2 : end]
        known += pair in PARTS or plain[end - 3 : end] in PARTS
        usual += end - at > 1 and not dots and pair not in PARTS and is_usual(pair)
        if end - at > 2 and plain[end - 1] not in _NEVER_LAST:
            after = _after(plain, end, last, is_foreign=True)
            if after > NOT and usual <= bool(known):
                length = end - at if dots else min(end - at, 6)
                yield _Likeness(before + after + 0.4 * length + 2 * dots - 0.8 * usual, at, end)


def begins(plain: str, at: int, first: int) -> float:
    """How well a name can begin here."""
    if at == first:
        return EDGE
    lead = plain[max(first, at - LONGEST_ROLE) : at]
    if any(lead[n:] in _ROLES for n in range(len(lead) - 1)):
        return EDGE
    if is_usual(plain[at - 1 : at + 1]) and not (lead[-1] in _LEADS and plain[at : at + 2] in COMPOUND):
        return NOT
    if lead[-1] in _LEADS:
        return LED
    return WORD if is_usual(lead[-2:]) else NOT


def _after(plain: str, end: int, last: int, *, is_foreign: bool = False, is_short: bool = False) -> float:
    """How well a name can end here."""
    if end == last:
        return NOT if plain[end : end + 1] in _OF_FILES else EDGE
    follows = FOLLOWS.match(plain, end) or _MORE.match(plain, end)
    is_told = follows and (
        is_foreign or len(follows[0]) > 1 or (not is_short and _IS_THERE.match(plain, end))
    )
    if is_usual(plain[end - 1 : end + 1]) and not is_told:
        return NOT
    if follows:
        return TAIL if follows[0] == "的" and is_short else LED
    if _OF_FIRM.match(plain, end, last) or plain.startswith("人员", end):
        return NOT
    if end + 1 < last and is_usual(plain[end : end + 2]):
        return WORD
    return TAIL if plain[end] in _TAILS else NOT


def _inside(said: str) -> float:
    """How much the characters look like a name by themselves; NOT where they cannot be one."""
    length = 2 if said[:2] in COMPOUND or said[:2] in DOUBLE else 1
    if length == 1 and len(said) == 4:
        length = 2 if said[0] in COMMON and said[1] in COMMON else 0
    given = said[length:]
    if said[-1] in _NEVER_LAST:
        return NOT
    if not length or not 1 <= len(given) <= 2 or is_no_person(said) or said in KNOWN_TO_ALL:
        return NOT
    if length == 1 and said[0] not in _FIRST:
        return NOT
    if said[1:] == "方":
        return NOT  # 中方愿同韩方
    score = 0.7 * sum(1 if sign in GIVEN else -2 for sign in given) * 2 / len(given)
    if length == 2:
        return score + (1.5 if said[:2] in COMPOUND else 0.5) - 3 * (len(given) == 2 and is_usual(given))
    score += (
        1.5
        if said[0] in HARDLY_A_WORD
        else 1.0
        if said[0] in COMMON
        else 0.0
        if said[0] in SURNAMES
        else -0.3
    )
    if is_usual(said[:2]) or said in LIKE_NAMES:
        score -= 3
    if len(given) == 2 and is_usual(given) and given not in GIVEN_PAIRS:
        score -= 0.5 if all(sign in GIVEN for sign in given) else 2
    return score
