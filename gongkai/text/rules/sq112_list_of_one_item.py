"""SQ112 只有一项的分项。

Why: 只有“（一）”没有“（二）”，不必编号；也可能是后面的几项丢失。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.sequence import Numbered, numbered_lines, within_lines


def check(passage: Passage) -> Iterator[Hit]:
    numbered = passage.once(numbered_lines)
    several = {index for index, items in passage.once(within_lines) if len(items) > 1}
    for at, one in enumerate(numbered):
        if one.level < 0 or one.item.number != 1 or one.line.number - 1 in several:
            continue
        after = _next(numbered[at + 1 :], one.level)
        # At the end of a text, or where articles begin, nobody can say how the list would have gone on.
        if after and 0 <= after.level < one.level:
            yield Hit(one.item.start, one.item.end)


def _next(numbered: list[Numbered], level: int) -> Numbered | None:
    """The next line at this level or above; what lies deeper belongs to the item."""
    return next((one for one in numbered if one.level <= level), None)


RULE = Rule(
    code="SQ112",
    name="list-of-one-item",
    gravity=Gravity.ADVICE,
    says="“{found}”之下没有第二项，请核对是否缺项，或者不编号",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=("一、开放\n（一）时间\n每日九时。\n二、借阅\n（一）办证\n（二）归还",),
    right=(
        "一、开放\n（一）时间\n（二）地点\n二、借阅\n（一）办证\n（二）归还",
        "一、开放\n（一）时间\n1.平日\n2.假日\n（二）地点\n二、借阅",
        "一、开放\n（一）时间；（二）地点\n二、借阅",
        "一、开放\n（一）时间",
        "第一条　开放\n（一）时间\n第二条　借阅",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
