"""SQ109 “首先、其次”与“第三”混用。

Why: 一组分项只用一套序次语：用“首先、其次、再次”，就不再用“第三”。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_MIXED = re.compile(r"首先，.*?[。；]其次，.*?[。；](第[三四])，")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _MIXED.finditer(line):
        yield *hit.span(1), "再次" if hit[1] == "第三" else None


RULE = Rule(
    code="SQ109",
    name="two-ways-of-counting",
    gravity=Gravity.WARNING,
    says="前文用“首先、其次”，此处用“{found}”，序次语应当一致",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("首先，摸清底数；其次，建立台账；第三，逐项销号。",),
    right=(
        "首先，摸清底数；其次，建立台账；再次，逐项销号。",
        "第一，摸清底数；第二，建立台账；第三，逐项销号。",
        "首先，加强领导。第三，落实责任。",
        "首先要加强领导，其次要强化监督，居全省第三。",
    ),
    check=check,
)
