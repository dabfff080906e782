"""NU102 百分数范围前一个数漏写百分号。

Why: “10—20%”可以读成10到20%，前一个数也应带百分号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_RANGE = re.compile(r"(?<![\d.%\-－—])(\d+(?:\.\d+)?)(——|[-~—–至到])(\d+(?:\.\d+)?)%")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _RANGE.finditer(line):
        join = hit[2] if hit[2] in "至到" else "～"
        yield *hit.span(), f"{hit[1]}%{join}{hit[3]}%"


RULE = Rule(
    code="NU102",
    name="percent-sign-missing-in-range",
    gravity=Gravity.WARNING,
    says="范围的两个数都要带百分号：{better}",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "游客增加15-25%。",
        "游客增加15～25％。",
        "占5至8%",
        "占5到8%",
        "增加15——25%。",
    ),
    right=(
        "游客增加15%～25%。",
        "游客增加15%至25%。",
        "由5件增加到8%左右",
        "从2019年的3降到8%",
        "2023年1-6月增长20%",
        "编号3-5-20%",
        "比例为3:20%",
    ),
    check=check,
    anchors=("%",),
)
