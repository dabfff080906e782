"""Items counted off by an ordinal and a noun (第一步…第二步…, 步骤一：…, 附件1：…, 甲…乙…), within one line.

Such words also name things that need no order (第一类、第三类), so only items that are plainly parallel count: the same noun,
the same sign behind it, each behind a mark, and at least the first two in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.han_number import value_of
from gongkai.text.passage import Passage
from gongkai.text.sequence import Item, Step

_NTH = re.compile(
    r"第([一二三四五六七八九十]|\d)(步|阶段|环节|类|批|组|期|层次?|部分|轮|档|标段|小组|场|梯队|等级|季度|方面)(?=([一-龥，：\d]))"
)
_NAMED = re.compile(
    r"(步骤|措施|任务|问题|建议|方案|附件|情形|环节|目标|附表|案例)([一二三四五六七八九十]|\d{1,2})(?=([：，.]))"
)
_LETTER = re.compile(r"([A-Fa-f])([.、）类组档级])(?=[一-龥《“])")
_SHORT = re.compile(r"[，；：。\n]([一二三四五六])([一-龥]{2,7})(?=[，；。\n]|\Z)")
_STEMS = re.compile(r"甲([^，。、；：\n]{0,2})、(乙)\1、(丁)\1")
_FIRST = re.compile(r"首先(?=[，要])")
_MARKS = frozenset("，；。：、\n ") | {""}
_LEAST = 3  # characters of an item


def steps_by_noun(text: str) -> Iterator[Step]:
    """Steps of the lists in which something is out of order. `text` is prose, tables blanked."""
    yield from _steps(text, _nouns(text))
    yield from _steps(text, _letters(text))
    yield from _steps_of_equal_length(text)
    yield from _twice_first(text)
    for hit in _STEMS.finditer(text):
        yield Step(Item(*hit.span(2), 2), Item(*hit.span(3), 4))


def steps_of(passage: Passage) -> list[Step]:
    return list(steps_by_noun(passage.prose))


def _nouns(text: str) -> Iterator[tuple[object, Item, bool]]:
    for pattern, number, noun in ((_NTH, 1, 2), (_NAMED, 2, 1)):
        for hit in pattern.finditer(text):
            if text[max(0, hit.start() - 1) : hit.start()] in _MARKS:
                behind = "1" if hit[3].isdigit() else "" if hit[noun] == "步" else hit[3]
                value = value_of(hit[number]) if not hit[number].isdigit() else int(hit[number])
                yield (hit[noun], behind), Item(hit.start(), hit.end(), value or 0), pattern is _NAMED


def _letters(text: str) -> Iterator[tuple[object, Item, bool]]:
    for hit in _LETTER.finditer(text):
        start = hit.start() - (text[hit.start() - 1 : hit.start()] == "（")
        if text[max(0, start - 1) : start] in _MARKS:
            number = ord(hit[1].lower()) - ord("a") + 1
            yield (start < hit.start(), hit[1].islower(), hit[2]), Item(start, hit.end(), number), False


def _steps(text: str, found: Iterator[tuple[object, Item, bool]]) -> Iterator[Step]:
    runs: dict[object, list[Item]] = {}
    named: set[object] = set()
    for kind, item, is_named in found:
        run = runs.get(kind)
        if (
            run
            and item.number != 1
            and "\n" not in text[run[-1].end : item.start]
            and _is_apart(text, run[-1], item)
        ):
            run.append(item)
            continue
        yield from _out_of_order(text, run or [], is_named=kind in named)
        runs[kind] = [item]
        named |= {kind} if is_named else set()
    for kind, run in runs.items():
        yield from _out_of_order(text, run, is_named=kind in named)


def _is_apart(text: str, one: Item, other: Item) -> bool:
    return other.start - one.end >= _LEAST and text[other.start - 1] != "、"


def _out_of_order(text: str, run: list[Item], *, is_named: bool) -> Iterator[Step]:
    """第一步，…第二步，…第四步，…: what follows two in order; of 附件1：…附件3：… the second too."""
    if len(run) < (2 if is_named else 3) or run[0].number != 1:
        return
    if not is_named and (run[1].number != 2 or len({text[item.start - 1] for item in run[1:]}) > 1):
        return
    for before, item in zip(run, run[1:], strict=False):
        if item.number not in (before.number, before.number + 1, before.number + 2):
            return
    yield from (
        Step(before, item)
        for before, item in zip(run, run[1:], strict=False)
        if item.number != before.number + 1
    )


def _steps_of_equal_length(text: str) -> Iterator[Step]:
    """一看材料，二问情况，四查现场: three or more clauses of one length, each behind a mark."""
    run: list[re.Match[str]] = []
    for hit in [*_SHORT.finditer("\n" + text), None]:
        if hit and run and hit.start() == run[-1].end() and len(hit[2]) == len(run[-1][2]):
            run.append(hit)
            continue
        numbers = [value_of(one[1]) or 0 for one in run]
        if len(run) >= 3 and numbers[:2] == [1, 2] and numbers == sorted(numbers):
            items = [
                Item(one.start(), one.start() + 1, number) for one, number in zip(run, numbers, strict=True)
            ]
            yield from (
                Step(one, other)
                for one, other in zip(items, items[1:], strict=False)
                if other.number in (one.number, one.number + 2)
            )
        run = [hit] if hit else []


def _twice_first(text: str) -> Iterator[Step]:
    """首先，…；首先，…: two in one sentence."""
    before: re.Match[str] | None = None
    for hit in _FIRST.finditer(text):
        mark = text[max(0, hit.start() - 1) : hit.start()]
        if before and mark == "；" and not re.search("[。\n]", text[before.end() : hit.start()]):
            yield Step(Item(before.start(), before.end(), 1), Item(hit.start(), hit.end(), 1))
        before = hit if mark in _MARKS else None
