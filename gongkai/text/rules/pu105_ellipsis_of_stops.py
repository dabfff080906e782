"""PU105 省略号写法不对。

Why: 省略号是占两个字的六个点“……”，不用句号或三个半角点代替。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule

_STOPS = re.compile(r"。{3,}|(?<=[一-龥，、。；”》）])\.{3,}|(?<=[一-龥，、。；”》）])(?<!…)…(?!…)")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _STOPS.finditer(line):
        yield *hit.span(), "……"


RULE = Rule(
    code="PU105",
    name="ellipsis-of-stops",
    gravity=Gravity.WARNING,
    says="省略号应为“{better}”",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "还有许多故事...",
        "还有许多故事。。。。。。",
        "还有许多故事…",
    ),
    right=(
        "还有许多故事……",
        "Wait...",
        "见第1.2.3节",
        "展览如期开幕。。",
    ),
    check=check,
    fix=Fix.SAFE,
)
