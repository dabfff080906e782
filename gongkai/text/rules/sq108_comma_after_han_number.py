"""SQ108 汉字序号后用逗号。

Why: 公文第一层序号写“一、”，其后用顿号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_HEADING = re.compile(r"\n[^\S\n]*+[一二三四五六七八九十]{1,3}([，.])(?=[一-龥][^，。；\n]{1,30}$)", re.M)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _HEADING.finditer("\n" + text):
        yield hit.start(1) - 1, hit.end(1) - 1, "、"


RULE = Rule(
    code="SQ108",
    name="comma-after-han-number",
    gravity=Gravity.WARNING,
    says="汉字序号之后用顿号：“一、”",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "一，清点馆藏图书",
        "二.修补破损图书",
    ),
    right=(
        "一、清点馆藏图书",
        "一，清点馆藏，二，修补图书。",
        "一要清点馆藏图书",
        "十，是个整数。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=tuple(f"{number}{mark}" for number in "一二三四五六七八九十" for mark in "，."),
    fix=Fix.SAFE,
)
