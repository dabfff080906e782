"""A number of items announced and the list that follows: 以下三个问题：一是…二是…三是… (预告的项数)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from gongkai.text.amount import value_of
from gongkai.text.passage import Passage

_WHAT = "方面|问题|部分|环节|措施|原因|要求|建议|意见|特点|任务|重点|原则|步骤|阶段|情形|条件|内容|工作|事项|做法|不足|短板|亮点|转变|关键|层面|举措|困难|项|条|点"
# What is announced ends in a mark: 存在以下三个方面的问题：
_ANNOUNCED = re.compile(
    rf"(?P<many>[二三四五六七八九十\d][一二三四五六七八九十\d]?)(?:个|项|点|条|种|大|类)?(?:主要|突出|具体|重点)?(?:{_WHAT})(?:的)?(?:{_WHAT}|主要问题)?(?:上|入手|着手|抓起|发力|下功夫)?[：。，]"
)
_ANNOUNCES = re.compile(
    r"(?:以下|如下|下列|主要有|主要存在|存在|突出|抓好|做好|做到|采取|提出|围绕|着力在|着重在|体现在|表现在|集中在|分为|包括|共有?|从|在|这)的?$"
)
_SERIES = (
    re.compile(r"(?:^|(?<=[。；：，！\s]))([一二三四五六七八九十]{1,3})是(?!\1)"),
    re.compile(r"(?:^|(?<=[。；：，！\s]))([一二三四五六七八九十]{1,3})要"),
    re.compile(r"(?:^|(?<=[。；：，！\s]))第([一二三四五六七八九十]{1,3})[，、是]"),
    re.compile(r"(?<![第至和与及或、）条款项])（([一二三四五六七八九十]{1,3})）"),
    re.compile(r"(?:^|(?<=[。；：！\s]))(\d{1,2})[.、．](?!\d)"),
    re.compile(r"(?<![第至和与及或、）条款项\d])（(\d{1,2})）"),
    re.compile(r"^\s*([一二三四五六七八九十]{1,3})、"),
)
_NEAR = 4  # the list begins right behind the mark
_ITEM_REACH = _NEAR + 36  # and the mark of its first item, blanks before it included, ends here
_LONGEST, _LEAD = 24, 6  # characters of an announcement, and of what leads to it
# What a first item begins with; without one near it, nothing was announced.
FIRST = ("一是", "一要", "第一", "一）", "1）", "1.", "1、", "1．", "一、")


@dataclass(frozen=True)
class Announced:
    """`start` to `end` covers the announcement; `counted` items were found up to the end of the list."""

    start: int
    end: int
    many: int
    counted: int


def announcements(passage: Passage, places: Iterable[int]) -> Iterator[Announced]:
    """Every number of items announced right before a list that begins with its first item, one of which stands at each place."""
    lines, done = passage.paragraphs, -1
    numbers = [line.number for line in lines]
    for at in places:
        number = passage.line_at(at).number
        index = bisect_left(numbers, number)
        if index == len(lines) or lines[index].number != number:
            continue  # a cell of a table
        begin, end = lines[index].start, at
        if index and at - begin < _ITEM_REACH and not passage.shadow[begin:at].strip("（第0 \t\u3000"):
            index -= 1  # at the beginning of its line: it was announced in the line above
            end = lines[index].end
        begin = max(lines[index].start, end - _NEAR - _LONGEST)
        for hit in _ANNOUNCED.finditer(passage.shadow, begin, end):
            if hit.end() > done and (one := _announced(passage, index, hit)):
                yield one
                done = hit.end()


def _announced(passage: Passage, index: int, hit: re.Match[str]) -> Announced | None:
    line, many = passage.paragraphs[index], value_of(hit["many"])
    begin = max(line.start, hit.start() - _LEAD)
    leads = _ANNOUNCES.search(passage.shadow, begin, hit.start())
    if leads is None or many is None or not 2 <= many <= 20:
        return None
    counted = _counted(passage, index, passage.shadow[hit.end() : line.end], int(many))
    return None if counted is None else Announced(leads.start(), hit.end() - 1, int(many), counted)


def _counted(passage: Passage, place: int, rest: str, many: int) -> int | None:
    """How many items follow the words of a paragraph, or None where no list begins or its end cannot be told."""
    lines = passage.paragraphs
    begins = rest[:_ITEM_REACH]
    for series in _SERIES:
        first = series.search(begins)
        if first and first.start() <= _NEAR and value_of(first[1]) == 1:
            return _in_series(series, passage, rest, place + 1, many)
    if not rest.strip() and place + 1 < len(lines):
        for series in _SERIES:
            first = series.match(passage.words(lines[place + 1]).lstrip())
            if first and value_of(first[1]) == 1:
                return _in_series(series, passage, "", place + 1, many)
    return None


def _in_series(series: re.Pattern[str], passage: Passage, rest: str, below: int, many: int) -> int | None:
    """The last item of a list that goes on from item to item, through the lines below where it does."""
    last = 0
    pieces = (passage.words(line) for line in islice(passage.paragraphs, below, None))
    for piece in chain((rest,), pieces):
        for hit in series.finditer(piece):
            number = value_of(hit[1])
            if number == last + 1:
                last += 1
            elif number == 1:  # the next list, or one within this one
                return last if last >= many else None
            elif number is not None and number <= last:
                return last
            else:
                return None  # SQ101 speaks of gaps
    return last if last >= 2 else None
