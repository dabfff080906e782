"""PU107 破折号写法不对。

Why: 破折号是占两个字的一条线“——”，不用两个连字符或者制表线代替。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_WORDS = "[一-龥“”《》（）：]"
# ― is the dash of other scripts, ─ draws tables. A single one joins two ends (北京─上海), many draw a rule.
_DASH = re.compile(rf"(?<={_WORDS})(?:-{{2,4}}|–{{2,3}}|[―─━]{{2,3}})(?={_WORDS})")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _DASH.finditer(text):
        yield *hit.span(), "——"


RULE = Rule(
    code="PU107",
    name="dash-of-hyphens",
    gravity=Gravity.WARNING,
    says="破折号应为“{better}”",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "读者的家园--市图书馆",
        "他的代表作──《山海》",
        "读者的家园――市图书馆",
    ),
    right=(
        "读者的家园——市图书馆",
        "示例—邻市公路",
        "示例-邻市公路",
        "示例─邻市公路",
        "2022--2023",
        "命令行参数 --help",
        "办法－草案",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PROSE,
    anchors=("--", "––", "――", "──", "━━"),
)
