"""DT103 期间的终点早于起点。

Why: 起止日期颠倒，期间无法计算。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_PERIOD = re.compile(rf"{_DAY}(?:起)?(?:至|到|—|--|-|~)(?:{_DAY})")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _PERIOD.finditer(text):
        days = [int(number) for number in hit.groups()]
        if days[3:] < days[:3]:
            yield *hit.span(), None


RULE = Rule(
    code="DT103",
    name="period-ends-before-it-begins",
    gravity=Gravity.ERROR,
    says="“{found}”终点早于起点",
    source="《党政机关公文处理工作条例》",
    wrong=("公示期为2022年6月10日至2022年6月3日。",),
    right=(
        "公示期为2022年6月3日至2022年6月10日。",
        "2022年12月1日至2023年1月1日",
        "由2022年6月10日改至2022年6月3日",
        "2023年5月1日，2023年3月1日",
    ),
    check=check,
    scope=Scope.TEXT,
)
