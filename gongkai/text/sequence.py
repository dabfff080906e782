"""Lists counted off in words (一是…二是…, 首先…其次…, ①…②…) and numbered headings (一、 （一） 1. （1） 1） ①).

A text is read twice, by one pattern each: once for what counts items within lines, once for what numbers whole lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.text.han_number import value_of
from gongkai.text.passage import Line, Passage

_HAN = "[一二三四五六七八九十]{1,3}"
_ORDINALS = {"首先": 1, "其次": 2, "再次": 3}
_CIRCLED = {chr(0x245F + number): number for number in range(1, 21)}
# 第（一）项, （一）至（三）, 《…（二）》 cite or name something; （二）项目建设 is an item.
_NOT_CITED = r"(?![至和与及或、]\s*第?（|[》）（]|项(?!目)|款(?!项)|目(?![标录的前])|期(?![间限])|类(?![似别])|号(?!召))"
# One pattern for each way of counting, each beginning with a mark or a small class: that is found fast.
_WITHIN = {
    "bracket": re.compile(rf"（({_HAN})）{_NOT_CITED}"),
    "word": re.compile(r"([一二三四五六七八九十][一二三四五六七八九十]{0,2})[是要]"),
    "nth": re.compile(rf"第({_HAN})[，、是]"),
    "its": re.compile(rf"其({_HAN})[，是]"),
    "ordinal": re.compile(r"([首其再][先次])[，要是]"),
    "circled": re.compile(r"([①-⑳])"),
    "arabic_bracket": re.compile(r"（(\d{1,2})）"),
    "arabic_half": re.compile(r"(\d\d?)）"),
    "arabic": re.compile(r"(\d\d?)[.、](?=[一-龥“《])"),
}
# An item begins a line or follows a mark; “中国之一是” therefore begins none. Behind a comma a number counts nothing.
_ANY_MARK = frozenset("。；：，、！？）” \t\u3000")
_STRONG_MARK = frozenset("。；：！？”")
_AFTER = {
    "word": _ANY_MARK, "nth": _ANY_MARK, "its": _ANY_MARK, "ordinal": _ANY_MARK,
    "arabic_bracket": _ANY_MARK - {")", "、", "）"}, "arabic_half": _ANY_MARK - {"、", "）"}, "arabic": _STRONG_MARK,
}  # fmt: skip
_NOT_AFTER = {"bracket": frozenset("第至和与及或、）条款项"), "circled": frozenset("第见注至和与及或、～-")}

_LEVELS = ("han", "bracket", "arabic", "arabic_bracket", "arabic_half", "circled")
_LINE = re.compile(
    # Begins with a sign that is found fast, of which a text is given one before its first line; most lines end at the second.
    r"\n[ \t]*+(?=[一二三四五六七八九十（\d①-⑳第])(?:"
    rf"(?P<han>({_HAN})、)"
    rf"|(?P<bracket>（({_HAN})）{_NOT_CITED})"
    r"|(?P<arabic>(\d{1,2})[.、](?!\d))"
    r"|(?P<arabic_bracket>（(\d{1,2})）)"
    r"|(?P<arabic_half>(\d{1,2})）)"
    r"|(?P<circled>([①-⑳]))"
    r"|(?P<article>第([一二三四五六七八九十百千零]+)条(?=[ \t]))"
    r"|(?P<chapter>第([一二三四五六七八九十百]+)章(?=[ \t]))"
    r"|(?P<part>第[一二三四五六七八九十百]+[编节]|第[一二三四五六七八九十百千零]+[条章])"
    r")"
)
_NAMED = dict(_LINE.groupindex)
# The annual report's table counts its own rows, 一 to 四, in the midst of the report's sections.
_ROW_OF_FORM = re.compile(r"\s*[一二三四]、(?:本年新收|上年结转|本年度办理结果|结转下年度)")


@dataclass(frozen=True)
class Item:
    """The mark of one item of a list, e.g. 二是, what it counts, and which way of counting it belongs to."""

    start: int
    end: int
    number: int
    way: str = ""


@dataclass(frozen=True)
class Step:
    """An item and the one it follows in its list."""

    before: Item
    item: Item


@dataclass(frozen=True)
class Numbered:
    """A line that begins with a number. `level` counts from 0; -1 for articles and chapters, which have none.

    `follows` is the item before it in its list; None where it begins one.
    """

    line: Line
    item: Item
    level: int
    follows: Item | None


def within_lines(passage: Passage) -> list[tuple[int, list[Item]]]:
    """Line index and items of every line in which something is counted, one entry for each way of counting."""
    found: dict[tuple[int, str], list[Item]] = {}
    prose = passage.prose
    for way, pattern in _WITHIN.items():
        after, not_after = _AFTER.get(way), _NOT_AFTER.get(way, frozenset())
        for hit in pattern.finditer(prose):
            start = hit.start()
            before = prose[start - 1] if start else "\n"
            if before != "\n" and (before not in after if after else before in not_after):
                continue
            if number := _number(hit[1]):
                counted = hit[0][-1] if way == "word" else way  # 一是 and 一要 count separately
                item = Item(start, hit.end(), number, counted)
                found.setdefault((passage.number_at(start), counted), []).append(item)
    return [(index, items) for (index, _), items in sorted(found.items())]


def lists(passage: Passage) -> list[list[Item]]:
    """The lists counted off within one line each. Each begins with its 一; a later 一 begins the next."""
    return list(_lists(passage))


def _lists(passage: Passage) -> Iterator[list[Item]]:
    for _, counted in passage.once(within_lines):
        items: list[Item] = []
        for item in counted:
            if item.number == 1:
                if items:
                    yield items
                items = []
            elif not items:
                continue
            items.append(item)
        if items:
            yield items


def steps(passage: Passage) -> list[Step]:
    """Every step from one item to the next: within lines, and from heading to heading."""
    within = [step for items in passage.once(lists) for step in map(Step, items, items[1:])]
    headings = [
        Step(one.follows, one.item)
        for one in passage.once(numbered_lines)
        if one.follows and one.level >= 0 and one.item.number != 1
    ]
    return within + headings + _article_steps(passage.once(numbered_lines))


def numbered_lines(passage: Passage) -> list[Numbered]:
    """Every paragraph that begins with a number, an article's or a chapter's included, in order."""
    last: list[Item | None] = [None] * len(_LEVELS)
    brackets = {index: items for index, items in passage.once(within_lines) if items[0].way == "bracket"}
    found: list[Numbered] = []
    for hit in _LINE.finditer("\n" + passage.prose):
        start, end = hit.start(), hit.end() - 1
        way = hit.lastgroup or ""
        if way not in _LEVELS:
            # An article begins its own lists: （一） under 第三十三条 has nothing to do with those under the next.
            last = [None] * len(_LEVELS)
        if way == "part" or way == "han" and _ROW_OF_FORM.match(passage.prose, start):
            continue
        number = _number(_token(hit))
        if number is None:
            continue
        index = passage.number_at(start)
        item = Item(end - len(hit[way]), end, number, way)
        if way not in _LEVELS:
            found.append(Numbered(passage.lines[index], item, -1, None))
            continue
        level = _LEVELS.index(way)
        before = last[level]
        found.append(Numbered(passage.lines[index], item, level, before))
        # A list that does not begin with one is a piece of something longer: it is left alone.
        begun = item if before or number == 1 else None
        last[level:] = [begun] + [None] * (len(last) - level - 1)
        if way == "bracket" and begun:
            last[level] = _last_within(brackets.get(index, []), begun)
    return found


def _last_within(items: list[Item], first: Item) -> Item:
    """Where a line holds several items, （六）…；（七）…, the next line goes on from the last of them."""
    last = first
    for item in items:
        if item.number == last.number + 1:
            last = Item(first.start, first.end, item.number, first.way)
    return last


def _article_steps(numbered: list[Numbered]) -> list[Step]:
    """Steps between articles and between chapters that are out of order.

    A text may quote articles as it likes, so a jump or a repetition counts only where the counting goes on from there.
    """
    found: list[Step] = []
    for way in ("article", "chapter"):
        items = [one.item for one in numbered if one.item.way == way]
        for before, item, after in zip(items, items[1:], items[2:], strict=False):
            goes_on = after.number == item.number + 1
            if goes_on and item.number in (before.number, before.number + 2) and item.number > 1:
                found.append(Step(before, item))
    return found


def _token(hit: re.Match[str]) -> str:
    """The numeral of a match: the group within the one that matched."""
    return hit[_NAMED[hit.lastgroup or ""] + 1]


def _number(token: str) -> int | None:
    if token in _ORDINALS:
        return _ORDINALS[token]
    if token in _CIRCLED:
        return _CIRCLED[token]
    return int(token) if token.isdigit() else value_of(token)
