"""AR103 各项占比之和超过百分之百。

Why: 同一整体的各部分占比相加不会超过100%；四舍五入的差额不到1个百分点。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule

_SHARES = re.compile(
    r"(?:占比|占总数|各占|比重|所占比例)(?:分别)?(?:为|是|达)?((?:\d+(?:\.\d+)?%[、，和及]?){2,})(?=[。；]|$)"
)
_ROUNDING = Decimal(1)


def check(line: str) -> Iterator[Hit]:
    for hit in _SHARES.finditer(line):
        total = sum(map(Decimal, re.findall(r"[\d.]+(?=%)", hit[1])), Decimal(0))
        if total > 100 + _ROUNDING:
            yield Hit(*hit.span(1), words={"total": f"{total:f}"})


RULE = Rule(
    code="AR103",
    name="percents-exceed-hundred",
    gravity=Gravity.WARNING,
    says="各项占比之和为{total}%，超过100%，请核对",
    source="《中华人民共和国统计法》",
    wrong=("三类信件占比分别为52%、31%、22%。",),
    right=(
        "三类信件占比分别为52%、31%、17%。",
        "占比分别为33.4%、33.4%、33.3%。",
        "增长率分别为60%、70%。",
        "男性占60%，本科占70%。",
        "占比分别为80%、90%，均高于上年。",
    ),
    check=check,
)
