"""NU107 范围的前一个数漏写“万”“亿”。

Why: “13—17万元”可以读成13元到17万元；前一个数也应带“万”。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_RANGE = re.compile(
    r"(?<![\d.年月日〔〕\-—~])(\d+(?:\.\d+)?)([-~—–至])(\d+(?:\.\d+)?)(万|亿)(?=元|人|吨|亩|平方)"
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _RANGE.finditer(line):
        join = "至" if hit[2] == "至" else "～"
        yield *hit.span(), f"{hit[1]}{hit[4]}{join}{hit[3]}{hit[4]}"


RULE = Rule(
    code="NU107",
    name="unit-missing-in-range",
    gravity=Gravity.ADVICE,
    says="范围的两个数都要带“万”“亿”：{better}",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "每年补助13-17万元。",
        "3至5亿元",
    ),
    right=(
        "每年补助13万元～17万元。",
        "2020-2023年投入5万元",
        "投入17万元",
        "编号13-17",
    ),
    check=check,
)
