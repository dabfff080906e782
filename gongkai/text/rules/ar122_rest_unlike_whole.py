"""AR122 “其余”的个数与总数不符。

Why: 总数有了，办成的有了，“其余”有多少一减便知；对不上，必有一个数错了。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.amount import ARABIC, shown
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.quantity import Quantity, quantities
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.sentences import holding

_REST = re.compile(
    rf"(?:其余|剩余|剩下|余下|另外|另有|还有|尚有)的?(?:[^\d，。；：、（）\n]{{0,8}}?)(?={ARABIC}[一-龥])"
)
# What the number at the head is said to be the whole of: 12个分馆中, 共12个, 12个，其中.
_WITHIN = re.compile(
    r"[^，。；：、（）\d\n]{0,10}(?:（[^（）\d\n]{1,12}）)?[^，。；：、（）\d\n]{0,6}[中里内]，?"
)
_AMONG = re.compile(r"[^，。；：、（）\d\n]{0,10}(?:，|：|；)?其中")
_TOTAL = re.compile(r"(?:共有?|总计|合计|现有|总共|全部)[^，。；：、（）\d\n]{0,10}$")
_MORE = re.compile(
    r"各|每|比|同期|增|减|约|近|超|(?<![其剩])[余多](?=[万亿元个家人名户件条项次])|以上|左右|新|至少|不足|平均|重复|兼|同时|第|累计|上年|去年"
)
_CLAUSE_ENDS = "；："
# People are counted by any of these, bodies by any of those.
_SAME = ({"名", "人", "位"}, {"个", "家", "所", "处"})
_INEXACT = frozenset("以多余左上几来")
_LONGEST = 120


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    for start, end in holding(text, (at for at, _ in places)):
        for rest in _REST.finditer(text, start, end):
            begin = max(
                start,
                rest.start() - _LONGEST,
                *(text.rfind(mark, start, rest.start()) + 1 for mark in _CLAUSE_ENDS),
            )
            last = next(quantities(text, rest.end(), end), None)
            if last and last.start == rest.end() and text[last.end : last.end + 1] not in _INEXACT:
                yield from _compare(text, rest, list(quantities(text, begin, rest.start())), last)


def _compare(text: str, rest: re.Match[str], found: list[Quantity], last: Quantity) -> Iterator[Hit]:
    found = [one for one in found if _same(one.unit, last.unit, rest[0])]
    if not 2 <= len(found) <= 6 or _MORE.search(text, found[0].start, rest.start()):
        return
    whole, parts = found[0], found[1:]
    is_within = _WITHIN.match(text, whole.end, parts[0].start)
    is_whole = (
        is_within
        or rest[0].startswith(("其余", "剩", "余"))
        and (
            _AMONG.match(text, whole.end, parts[0].start)
            or _TOTAL.search(text, max(0, whole.start - 16), whole.start)
        )
    )
    done = sum((one.value for one in parts), Decimal(0))
    # Who names one figure twice (已有4个，这4个) is not reckoned with.
    if (
        is_whole
        and all(one.value < whole.value for one in parts)
        and len({one.value for one in parts}) == len(parts)
    ):
        least = whole.amount.least - sum((one.amount.most for one in parts), Decimal(0))
        most = whole.amount.most - sum((one.amount.least for one in parts), Decimal(0))
        if done < whole.value and (most < last.amount.least or last.amount.most < least):
            yield Hit(rest.start(), last.end, words={"right": f"{shown(whole.value - done)}{last.unit}"})


def _same(one: str, other: str, rest: str) -> bool:
    """另外6家 beside 8个 may be others; 其余6家 is of the eight."""
    kinds = _SAME if rest.startswith(("其余", "剩", "余")) else _SAME[:1]
    return one == other or any(one in units and other in units for units in kinds)


RULE = Rule(
    code="AR122",
    name="rest-unlike-whole",
    gravity=Gravity.WARNING,
    says="按总数和前面的数核算，此处应为{right}，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "全市8个分馆中，已有5个通借通还，其余4个正在调试。",
        "30名馆员中，25人参加培训，另外6人值班。",
        "现有书架50个，其中木质30个，其余25个为钢质。",
        "共修补旧报40册，已装订28册，剩余10册待装订。",
        "全区6家（含民办）书店中，3家已开业，2家停业，其余2家正在装修。",
    ),
    right=(
        "全市8个分馆中，已有5个通借通还，其余3个正在调试。",
        "30名馆员中，25人参加培训，另外5人值班。",
        "现有书架50个，其中木质30个，其余20个为钢质。",
        "甲馆有书架20个，乙馆有书架10个，其余15个在书库。",
        "全市8个分馆中，已有5个通借通还，另外6家书店同时开放。",
        "12个村新设书屋3个，其余4个乡也设了书屋。",
        "共修补旧报40册，每人10册，其余20册送修。",
        "1.2亿元中，已拨8000万元，其余4000万元年内拨付。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("其余", "剩余", "剩下", "余下", "另外", "另有", "还有", "尚有"),
)
