"""Formulas in which one word is its like (一词之差), or two words changed places (次序颠倒).

人类共同命运体, 铸牢中华民族共同体思想: no edit of one or two characters leads back to what was meant. What people write
instead is written down beforehand, and looked for as it stands. Not every other word is a slip: 生态优先、科学发展 means
what it says. Only words that are taken for one another are put in each other's place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gongkai.text.automaton import Words
from gongkai.text.near import LONG, STOPS, Bare, Near, bare, is_fine

_WORD = 2  # characters
_SHORTEST_TURNED = 6
_SIZES = ((1, 1), (1, 2), (2, 1), (2, 2))  # characters of the two that change places
_SHORTEST = 8  # characters of a formula that is known by the others when one word is wrong
_PART = re.compile("[^、，]+")
_TAKEN_FOR_ONE_ANOTHER = (
    ("意识", "思想", "理念", "观念", "观点", "精神"),
    ("战略", "策略", "方略"),
    ("布局", "部署"),
    ("方针", "原则"),
    ("道路", "路线"),
    ("铸牢", "筑牢", "铸造", "树牢", "夯实"),
    ("牢记", "担当", "践行", "肩负", "坚守", "不负"),
    ("使命", "职责", "责任"),
    ("命运", "利益"),
    ("奋斗", "拼搏"),
    ("平衡", "均匀"),
    ("美好", "幸福"),
    ("增长", "提高"),
    ("主题", "专项"),
    ("自信", "自觉", "自强"),
    ("伟大", "宏伟"),
    ("奢靡", "浪费", "铺张"),
    ("衔接", "结合", "对接"),
    ("巩固", "稳定"),
    ("拓展", "扩大"),
    ("根本", "首要", "重要"),
    ("任务", "目标"),
    ("协调", "统一", "均衡"),
    ("优秀", "杰出"),
)
_LIKES = {
    word: [other for other in words if other != word] for words in _TAKEN_FOR_ONE_ANOTHER for word in words
}
_LIKE = re.compile("|".join(_LIKES))


class OtherWords:
    """Formulas to compare texts with, as they are listed; `exist_too` lists near ones that are right."""

    def __init__(self, listed: Iterable[str], exist_too: Iterable[str]) -> None:
        listed = list(listed)
        self._fine = Words({bare(text) for text in (*listed, *exist_too)})
        fine = set(self._fine.words)
        self._meant: dict[str, str] = {}
        for text in listed:
            for written in (*_turned(text), *_replaced(bare(text))):
                if written not in fine:
                    self._meant.setdefault(written, bare(text))
        self._walker = Words(self._meant)

    def misses(self, text: Bare) -> Iterator[Near]:
        """By place, the longer first."""
        plain, words = text.plain, self._walker.words
        for at, end, which in sorted(self._walker.unordered(plain), key=lambda place: (place[0], -place[1])):
            if STOPS.isdisjoint(plain[at:end]) and not is_fine(plain, at, end, self._fine):
                yield Near(text.back(at), text.back(end - 1) + 1, self._meant[words[which]])


def _turned(text: str) -> Iterator[str]:
    """With two neighbouring words, in a short one also two characters, that changed places within a part of it."""
    meant = bare(text)
    for first, last in _parts(text):
        for one, two in _SIZES if last - first >= _SHORTEST_TURNED else ():
            if one + two == 2 and len(meant) >= LONG:  # FX002 knows
                continue
            for at in range(first + 1, last - one - two):
                middle, end = at + one, at + one + two
                if meant[at:middle] != meant[middle:end]:
                    yield meant[:at] + meant[middle:end] + meant[at:middle] + meant[end:]


def _replaced(meant: str) -> Iterator[str]:
    """With one word's like in its place."""
    if len(meant) >= _SHORTEST:
        for hit in _LIKE.finditer(meant):
            for other in _LIKES[hit[0]]:
                yield meant[: hit.start()] + other + meant[hit.end() :]


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of the parts that marks divide, in the bare text."""
    at = 0
    for part in _PART.findall(text):
        length = len(bare(part))
        yield at, at + length
        at += length
