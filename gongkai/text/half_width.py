"""Half-width marks that stand in Chinese words (半角标点): where they are, and whether the text is written with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.finding import Edit
from gongkai.text.passage import Passage

_HALF = re.compile(r"[,;:()?!]")
_FULL = re.compile(r"[，；：（）？！]")
_PAIR = re.compile(r"[(（][^()（）\n]{0,60}[)）]")
_CHINESE = re.compile(r"[一-龥《》“”（）〔〕、。]")
_YEAR_OF_NUMBER = re.compile(r"[(（](?:19|20)\d\d[)）](?=\s*第?\s*\d+\s*号)")
_ENTITY = re.compile(r"&#?[A-Za-z\d]{2,8};")
# With so many, or so large a share of all marks, the text was written or extracted so: one fault, not hundreds.
MANY, MOST = 20, 0.8


# 一.总则 numbers a heading, 约翰.史密斯 is a name: a stop ends a sentence only where a new one plainly begins.
_STOP = re.compile(
    r"\.(?=[ \t]*$|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]|其[一二三次中]|同时|此外|另外"
    r"|我[局委厅办院中镇区市县省]|目前|今年|全年|下一步|（[一二三四五六七八九十]{1,3}）)",
    re.M,
)
_STOP_BEHIND_ALL = re.compile(r"[等了]\.(?=[一-龥“《])")
_ENDS_A_WORD = re.compile(r"[一-龥”》）]")
_NUMBER = frozenset("第一二三四五六七八九十")


def half_width_marks(passage: Passage) -> list[Edit]:
    """What to write for every half-width mark beside Chinese words, in order; of a pair of brackets both or none."""
    places = {at: passage.shadow[at] for at in _marks(passage)} | dict.fromkeys(_stops(passage.prose), "。")
    return [Edit(at, at + 1, full) for at, full in sorted(places.items())]


def _stops(prose: str) -> Iterator[int]:
    for hit in _STOP.finditer(prose) if "." in prose else ():
        before = prose[max(0, hit.start() - 1) : hit.start()]
        if _ENDS_A_WORD.match(before) and before not in _NUMBER:
            yield hit.start()
    for hit in _STOP_BEHIND_ALL.finditer(prose):
        yield hit.start() + 1


def _marks(passage: Passage) -> set[int]:
    text, shadow = passage.text, passage.shadow
    # The fold turned a mark only where it belongs neither to a number nor to an address.
    half = {hit.start() for hit in _HALF.finditer(text) if shadow[hit.start()] != hit[0]}
    half -= {entity.end() - 1 for entity in _ENTITY.finditer(text)}
    for year in _YEAR_OF_NUMBER.finditer(text):  # (2023)12号 wants 〔〕, which is another fault
        half -= {year.start(), year.end() - 1}
    chinese = _CHINESE.match
    places = {at for at in half if chinese(shadow, at + 1) or at and chinese(shadow, at - 1)}
    if places:
        for hit in _PAIR.finditer(text):
            ends = {hit.start(), hit.end() - 1}
            if ends & places or (hit[0][0] == "（") != (hit[0][-1] == "）") and _CHINESE.search(hit[0][1:-1]):
                places |= ends & half
    return places


def is_written_half_width(passage: Passage) -> bool:
    """Whether half-width marks are many, or most of the marks that have two widths."""
    half = sum(1 for edit in passage.once(half_width_marks) if edit.words != "。")
    return half > MANY or half > MOST * (half + len(_FULL.findall(passage.text)))
