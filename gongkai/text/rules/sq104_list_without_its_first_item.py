"""SQ104 分项不从一开始。

Why: 第一项编号是“二”或“3”，说明前面的几项丢失，或者删改之后没有重编。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.han_number import in_han
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.sequence import Item, Numbered, numbered_lines, within_lines

# A list may be interrupted by other lines and by lists of a lower level, and go on after them.
_REACH = 60  # lines
_BACK = 12_000  # characters
_CELL = re.compile(r"\s*(\d{1,2})\s*[.、]\s*[一-龥“][^|]*\|\s*$")
_WORDS = ("是", "要", "nth", "ordinal")


def check(passage: Passage) -> Iterator[Hit]:
    yield from _headings(passage)
    yield from _counted(passage)
    yield from _cells(passage)


def _headings(passage: Passage) -> Iterator[Hit]:
    """A numbered line that begins its list with 2 or more, and whose list goes on from there."""
    numbered = passage.once(numbered_lines)
    since_article = 0
    for at, one in enumerate(numbered):
        if one.level < 0:
            since_article = one.item.start
        elif 1 < one.item.number < 10 and one.follows is None and _goes_on(numbered, at):
            start = max(0, one.item.start - _BACK, since_article if one.level else 0)
            before = passage.shadow[start : one.item.start]
            if before.strip() and not _written(one, before) and (one.level or _is_announced(before)):
                yield _hit(one.item)


def _goes_on(numbered: list[Numbered], at: int) -> bool:
    one = numbered[at]
    return any(
        later.level == one.level and later.item.number == one.item.number + 1 and later.follows is None
        for later in numbered[at + 1 : at + 12]
    )


def _written(one: Numbered, before: str) -> bool:
    """Whether the number before this one, or this one, is written anywhere above: within a line, or in a table."""
    count = one.item.number
    for number in (count - 1, count):
        han, arabic = in_han(number), str(number)
        marks = ((f"{han}、",), (f"（{han}）",), (f"{arabic}.", f"{arabic}、"), (f"（{arabic}）",), (f"{arabic}）",),
                 (chr(0x245F + number),))[one.level]  # fmt: skip
        if any(mark in before for mark in marks):
            return True
    return False


def _is_announced(before: str) -> bool:
    """Behind 如下： a list begins; anywhere else the text may be an excerpt, or leave its first part unnumbered."""
    return before.rstrip().endswith("：")


def _counted(passage: Passage) -> Iterator[Hit]:
    """二是…；三是… behind a colon, with no 一是 anywhere before it."""
    last: dict[str, tuple[int, int]] = {}
    for index, items in passage.once(within_lines):
        way, first = items[0].way, items[0]
        if way in _WORDS:
            line, number = last.get(way, (-_REACH, 0))
            goes_on = index - line < _REACH and number + 1 >= first.number
            behind_colon = passage.shadow[first.start - 1 : first.start] == "："
            follows = len(items) > 1 and items[1].number == first.number + 1
            if first.number > 1 and follows and behind_colon and not goes_on:
                yield _hit(first)
            last[way] = index, items[-1].number


def _cells(passage: Passage) -> Iterator[Hit]:
    """Labels of a table's rows, one cell to a line: （三）不予公开, 3.…, 4.…"""
    before: Item | None = None
    waiting: Item | None = None
    for line in passage.lines:
        words = passage.words(line)
        if not line.is_table:
            before = waiting = None if words.strip() else before
            continue
        if words.lstrip().startswith("（"):
            before = waiting = None
        elif hit := _CELL.match(words):
            item = Item(line.start + hit.start(1), line.start + hit.end(1), int(hit[1]))
            if waiting and item.number == waiting.number + 1:
                yield _hit(waiting)
            waiting = item if before is None and item.number > 1 else None
            before = item


def _hit(item: Item) -> Hit:
    return Hit(item.start, item.end)


RULE = Rule(
    code="SQ104",
    name="list-without-its-first-item",
    gravity=Gravity.ERROR,
    says="分项从“{found}”开始，请核对前面是否缺项",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "现将有关事项通知如下：\n二、开放时间\n每日九时。\n三、注意事项\n请勿喧哗。",
        "本馆开放安排\n一、时间\n二、纪律\n（二）不饮食。\n（三）不吸烟。",
        "现将要求明确如下：二是按时开放；三是做好消毒。",
        "（三）丙类 |\n3.旧报 |\n0 |\n4.期刊 |\n0 |\n",
    ),
    right=(
        "本馆开放安排\n一、开放时间\n每日九时。\n二、注意事项\n请勿喧哗。",
        "现将要求明确如下：一是按时开放；二是做好消毒。",
        "二是按时开放；三是做好消毒。",
        "一是按时开放。\n二是做好消毒；三是做好登记。",
        "二、开放时间\n三、注意事项",
        "本馆开放安排。\n二、开放时间\n三、注意事项",
        "附件：1.读者须知\n2.办证指南\n3.登记表",
        "（三）丙类 |\n1.旧报 |\n0 |\n2.期刊 |\n0 |\n",
        "1.整理\n（一）甲\n（二）乙\n2.修补\n3.登记",
        "本馆开放安排\n2.开放时间",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
