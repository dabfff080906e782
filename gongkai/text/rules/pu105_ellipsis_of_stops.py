"""PU105 省略号写法不对。

Why: 省略号是占两个字的六个点“……”，不用句号或三个半角点代替。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_STOPS = re.compile(r"。{3,}|\.{3,}|…+")
_IN_CHINESE = re.compile(r"[一-龥，、。；”》）]")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _STOPS.finditer(text):
        before = text[max(0, hit.start() - 1) : hit.start()]
        if hit[0][0] == "。" or not hit[0].startswith("……") and _IN_CHINESE.match(before):
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
    scope=Scope.PROSE,
    anchors=("。。", "...", "…"),
)
