"""DT102 日期与星期不符。

Why: 日期和星期对不上，读者不知以哪个为准。
"""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_DAY = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日（?\s*(?:星期|周|礼拜)([一二三四五六日天])(?![一-龥]{0,1}[至到、—])"
)
_NAMES = "一二三四五六日"


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _DAY.finditer(text):
        try:
            day = date(int(hit[1]), int(hit[2]), int(hit[3]))
        except ValueError:  # DT101 speaks of days that do not exist
            continue
        right = _NAMES[day.weekday()]
        if hit[4].replace("天", "日") != right:
            yield *hit.span(4), right


RULE = Rule(
    code="DT102",
    name="wrong-weekday",
    gravity=Gravity.ERROR,
    says="该日不是星期{found}，而是星期{better}",
    source="公历",
    wrong=("2023年3月8日（星期一）开馆。",),
    right=(
        "2023年3月8日（星期三）开馆。",
        "2023年12月24日（星期日）",
        "2023年12月24日（星期天）",
        "2023年2月30日（星期三）",
        "2023年12月18日周一至周三",
    ),
    check=check,
    scope=Scope.TEXT,
)
