"""NU107 范围的前一个数漏写“万”“亿”。

Why: “13—17万元”可以读成13元到17万元；前一个数也应带“万”。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.amount import DIGITS
from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_RANGE = re.compile(
    r"(\d(?<![\d.年月日〔〕\-—~].)\d*(?:\.\d+)?)(——|[-~—–至到])(\d+(?:\.\d+)?)(万|亿)(?=元|人|吨|亩|平方|件|条|户|名|次|册|公里)"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _RANGE.finditer(text):
        # 5000至1万元 is a range as it stands: only the less of the two can lack its 万.
        if Decimal(hit[1]) < Decimal(hit[3]):
            join = hit[2] if hit[2] in "至到" else "～"
            yield *hit.span(), f"{hit[1]}{hit[4]}{join}{hit[3]}{hit[4]}"


RULE = Rule(
    code="NU107",
    name="unit-missing-in-range",
    gravity=Gravity.WARNING,
    says="范围的两个数都要带“万”“亿”：{better}",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "每年补助13-17万元。",
        "3至5亿元",
        "每年受理3到5万件",
    ),
    right=(
        "每年补助13万元～17万元。",
        "2020-2023年投入5万元",
        "投入17万元",
        "处5000至1万元罚款。",
        "由3件增加到5万件",
        "编号13-17",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=DIGITS,
)
