"""SQ105 标题层次越级。

Why: 结构层次序数依次用“一、”“（一）”“1.”“（1）”；同一篇里有的“一、”之下用“（一）”，有的直接用“1.”，层次就乱了。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.sequence import Numbered, numbered_lines

_TOP, _BRACKET, _ARABIC = 0, 1, 2


def check(passage: Passage) -> Iterator[Hit]:
    ways: dict[int, list[Numbered]] = {_BRACKET: [], _ARABIC: []}
    above: int | None = None
    for one in passage.once(numbered_lines):
        if one.level < 0:
            above = None
        elif above == _TOP and one.level in ways and one.item.number == 1:
            ways[one.level].append(one)
        above = one.level if one.level in (_TOP, _BRACKET) else above
        if one.level in ways and above == _TOP:
            above = None
    # Two levels only (一、 and 1.) are right as long as the text keeps to them.
    if len(ways[_BRACKET]) > len(ways[_ARABIC]):
        for one in ways[_ARABIC]:
            yield Hit(one.item.start, one.item.end)


RULE = Rule(
    code="SQ105",
    name="heading-level-skipped",
    gravity=Gravity.WARNING,
    says="“一、”之下直接用“{found}”，而别处用“（一）”，请统一层次",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=("一、开放\n（一）时间\n（二）地点\n二、借阅\n（一）办证\n（二）归还\n三、活动\n1.讲座\n2.展览",),
    right=(
        "一、开放\n（一）时间\n（二）地点\n二、借阅\n（一）办证\n（二）归还\n三、活动\n（一）讲座\n（二）展览",
        "一、开放\n1.时间\n2.地点\n二、借阅\n1.办证\n2.归还",
        "一、开放\n（一）时间\n1.平日\n2.假日\n二、借阅\n（一）办证",
        "一、开放\n（一）时间\n二、借阅\n1.办证\n2.归还",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
