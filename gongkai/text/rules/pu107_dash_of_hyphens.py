"""PU107 破折号写法不对。

Why: 破折号是占两个字的一条线“——”，不用两个连字符或者制表线代替。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_WORDS = "[一-龥“”《》（）：]"
# ― is the dash of other scripts, ─ draws tables. A single one joins two ends (北京─上海), many draw a rule.
_DASH = re.compile(
    rf"[-–―─━](?:(?<={_WORDS}.)(?:(?<=-)-{{1,3}}|(?<=–)–{{1,2}}|(?<=[―─━])[―─━]{{1,2}})(?={_WORDS})|(?:(?<=-)-|(?<=–)–)(?:(?<={_WORDS}..)(?=\d{{1,5}}[一-龥])(?<![年月日时分点至到第]..)|(?<=[\dA-Za-z]..)(?<! [A-Za-z]..)(?=[一-龥])(?![一-龥]?[年月日]|至今|今|现在)))"
)


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
        "图书馆热线12345--读者的“总客服”。",
        "书香2024--市图书馆读书节",
        "读者服务--365天不打烊",
    ),
    right=(
        "读者的家园——市图书馆",
        "示例—邻市公路",
        "示例-邻市公路",
        "示例─邻市公路",
        "2022--2023",
        "2022--至今",
        "5月--6月",
        "命令行参数 --help",
        "办法－草案",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PROSE,
    anchors=("--", "––", "――", "──", "━━"),
)
