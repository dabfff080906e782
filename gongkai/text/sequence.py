"""Lists counted off in words (一是…二是…) and numbered headings (一、 （一） 1. （1）)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.text.han_number import value_of
from gongkai.text.passage import Passage

_HAN = "[一二三四五六七八九十]{1,3}"
# An item begins a line or follows a mark; “中国之一是” therefore begins none.
_AFTER_MARK = r"(?:^|(?<=[。；：，、！？）”\s]))"
# 第（一）项, （一）至（三）, 《…（二）》 cite or name something; （二）项目建设 is an item.
_NOT_CITED = r"(?![至和与及或、]\s*第?（|[》）（]|项(?!目)|款(?!项)|目(?![标录的前])|期(?![间限])|类(?![似别])|号(?!召))"
_FAMILIES = {
    "是": re.compile(rf"{_AFTER_MARK}({_HAN})是"),
    "要": re.compile(rf"{_AFTER_MARK}({_HAN})要"),
    "第": re.compile(rf"{_AFTER_MARK}第({_HAN})[，、是]"),
    "（）": re.compile(rf"(?<![第至和与及或、）条款项])（({_HAN})）{_NOT_CITED}"),
}
_HEADINGS = (
    re.compile(rf"\s*({_HAN})、"),
    re.compile(rf"\s*（({_HAN})）{_NOT_CITED}"),
    re.compile(r"\s*(\d{1,2})[.、](?!\d)"),
    re.compile(r"\s*（(\d{1,2})）"),
)
# An article begins its own lists: （一） under 第三十三条 has nothing to do with those under the next.
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百千零]+[条章节编]")
# The annual report's table counts its own rows, 一 to 四, in the midst of the report's sections.
_ROW_OF_FORM = re.compile(r"\s*[一二三四]、(?:本年新收|上年结转|本年度办理结果|结转下年度)")
_BRACKETED = 1  # the level of （一） among the headings


@dataclass(frozen=True)
class Item:
    """The mark of one item of a list, e.g. 二是, and what it counts."""

    start: int
    end: int
    number: int


def lists(line: str) -> Iterator[list[Item]]:
    """The lists counted off within one line. Each begins with its 一; a later 一 begins the next."""
    for pattern in _FAMILIES.values():
        items: list[Item] = []
        for hit in pattern.finditer(line):
            number = value_of(hit[1])
            if number == 1:
                if items:
                    yield items
                items = []
            elif not items or number is None:
                continue
            items.append(Item(*hit.span(), number or 0))
        if items:
            yield items


@dataclass(frozen=True)
class Step:
    """An item and the one it follows in its list."""

    before: Item
    item: Item


def steps(passage: Passage) -> list[Step]:
    """Every step from one item to the next: within lines, and from heading to heading."""
    return list(_steps(passage))


def _steps(passage: Passage) -> Iterator[Step]:
    for line in passage.paragraphs:
        for items in lists(passage.words(line)):
            moved = [Item(i.start + line.start, i.end + line.start, i.number) for i in items]
            yield from map(Step, moved, moved[1:])
    yield from _heading_steps(passage)


def _heading_steps(passage: Passage) -> Iterator[Step]:
    last: list[Item | None] = [None] * len(_HEADINGS)
    for line in passage.paragraphs:
        words = passage.words(line)
        if _ROW_OF_FORM.match(words):
            continue
        if _ARTICLE.match(words):
            last = [None] * len(_HEADINGS)
        for level, pattern in enumerate(_HEADINGS):
            if hit := pattern.match(words):
                number = int(hit[1]) if hit[1].isdigit() else value_of(hit[1])
                if number is None:
                    break
                item = Item(line.start + hit.start(1), line.start + hit.end(), number)
                before = last[level]
                # A list that does not begin with one is a piece of something longer: it is left alone.
                begun = item if before or number == 1 else None
                last[level:] = [begun] + [None] * (len(last) - level - 1)
                if before and number != 1:
                    yield Step(before, item)
                if level == _BRACKETED and begun:
                    last[level] = _last_within(words, begun)
                break


def _last_within(words: str, first: Item) -> Item:
    """Where a line holds several items, （六）…；（七）…, the next line goes on from the last of them."""
    last = first
    for hit in _FAMILIES["（）"].finditer(words):
        if value_of(hit[1]) == last.number + 1:
            last = Item(first.start, first.end, last.number + 1)
    return last
