"""NU115 一个数里有两个小数点。

Why: “3.2.5亿元”读不成一个数，不是多打了一个点，就是两个数连在了一起。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_UNIT = (
    r"(?=(?:万|亿|万亿|千|百)?(?:元|吨|亩|人|户|件|平方|公里|千米|立方|公顷|米|倍|个百分点|度|千瓦)|%|[万亿])"
)
_TWO = re.compile(rf"\.(?<=\d\.)(?:\d{{1,4}}\.\d{{1,4}}{_UNIT}|\.\d+{_UNIT}|(?=[万亿][元人吨亩户]))")
_NO_HEAD = re.compile(r"\.(?<=[一-龥].)\d{1,2}(?=%|[万亿][元人吨亩户])")
_STOP = re.compile(rf"。(?<=\d。)\d{{1,2}}{_UNIT}")
_HEAD = re.compile(r"\d+$")
_PART_OF_MORE = re.compile(r"[\d.A-Za-z第版—-]$")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NO_HEAD.finditer(text):
        yield *hit.span(), f"0{hit[0]}"
    for pattern in (_TWO, _STOP):
        for hit in pattern.finditer(text):
            start = max(0, hit.start() - 8)
            head = _HEAD.search(text[start : hit.start()])
            if head and not _PART_OF_MORE.search(
                text[max(0, start + head.start() - 1) : start + head.start()]
            ):
                better = head[0] + "." + hit[0][1:] if pattern is _STOP else None
                yield start + head.start(), hit.end(), better


RULE = Rule(
    code="NU115",
    name="two-points-in-one-number",
    gravity=Gravity.ERROR,
    says="“{found}”的小数点有误，请核对",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "修缮经费1.2.5万元。",
        "馆藏增长12.3.4%。",
        "投入1..5亿元。",
        "馆舍面积3。5万平方米。",
        "投入3.亿元。",
        "投入.5亿元。",
    ),
    right=(
        "修缮经费1.25万元。",
        "见第1.2.5节",
        "版本为2.1.3。",
        "2023.1.5印发",
        "安排如下：1.3万元用于修缮。",
        "馆藏共5万册。3万册用于外借。",
        "每人发放1.2元",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=(".", "。"),
)
