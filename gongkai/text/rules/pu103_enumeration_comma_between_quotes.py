"""PU103 并列引号之间用顿号。

Why: 标有引号的并列成分之间通常不用顿号；插有其他成分的除外。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Hit, Rule, Scope

_BETWEEN = re.compile(r"(?<=”)、(?=“)|，(?<=”，)(?=“[^“”\n，。]{2,12}”(?:等|和|，“|、“|活动))")
# One mark wanting and one standing in the same list: whichever is held right, the other is wrong.
_MIXED = re.compile(r"”、“[^“”\n]{1,40}”“|”“[^“”\n]{1,40}”、“")
_REACH = 50


def check(text: str) -> Iterator[Hit]:
    for hit in _BETWEEN.finditer(text):
        is_mixed = _MIXED.search(text, max(0, hit.start() - _REACH), hit.end() + _REACH)
        is_within = is_mixed and is_mixed.start() <= hit.start() < is_mixed.end()
        yield Hit(*hit.span(), "", gravity=Gravity.WARNING if is_within else None)


RULE = Rule(
    code="PU103",
    name="enumeration-comma-between-quotes",
    gravity=Gravity.ADVICE,
    says="并列的引号之间通常不用标点",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("开设“读书”、“讲座”、“展览”栏目。", "开设“读书”、“讲座”“展览”栏目。"),
    right=(
        "“甲”和“乙”“丙”、丁",
        "开设“读书”“讲座”“展览”栏目。",
        "“公平”（含程序）、“公正”",
        "“甲”和“乙”、丙",
        "“多读书、读好书”",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PROSE,
    anchors=("”、“", "”，“"),
)
