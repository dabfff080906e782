"""SQ110 统称的数目与所列项数不符。

Why: “五化”只列了四项，不是漏了一项，就是统称写错。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.rule import Hit, Rule

# Counted only where every item ends in the name's own word: “三化”：标准化、规范化、便利化。
_NAMED = re.compile(
    r"“([二三四五六七八九])(化|公开|到位|统一|同步)”[^：。；，]{0,6}[：，]((?:[^、，。；：“”（）]{1,8}\2[、和]?)+)(?=。|$)"
)


def check(line: str) -> Iterator[Hit]:
    for hit in _NAMED.finditer(line):
        items = [item for item in re.split("[、和]", hit[3]) if item]
        if all(item.endswith(hit[2]) for item in items) and len(items) != value_of(hit[1]):
            yield Hit(
                hit.start(), hit.end(3), words={"name": f"“{hit[1]}{hit[2]}”", "count": str(len(items))}
            )


RULE = Rule(
    code="SQ110",
    name="count-unlike-items",
    gravity=Gravity.WARNING,
    says="{name}之后列了{count}项，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=("做到“五化”：制度化、网格化、数字化、社会化。",),
    right=(
        "做到“四化”：制度化、网格化、数字化、社会化。",
        "实现“五化”目标：名称标准化；流程规范化。",
        "做到“三到位”，领导、机构、人员到位。",
        "“五公开”工作要求",
        "“十化”：制度化、网格化。",
    ),
    check=check,
)
