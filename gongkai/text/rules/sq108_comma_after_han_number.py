"""SQ108 汉字序号后用逗号。

Why: 公文第一层序号写“一、”，其后用顿号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule

_HEADING = re.compile(r"^\s*[一二三四五六七八九十]{1,3}([，.])(?=[一-龥][^，。；]{1,30}$)")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    if hit := _HEADING.match(line):
        yield *hit.span(1), "、"


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
    fix=Fix.SAFE,
)
