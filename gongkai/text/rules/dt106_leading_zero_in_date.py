"""DT106 月、日编虚位。

Why: 公文成文日期的月、日不编虚位，即1不编为01。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_DAY = re.compile(r"\d(?<=年.)(?:\d?|(?<=0)\d\d)月(?:\d{1,2}日)?")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _DAY.finditer(text):
        better = re.sub(r"(?<!\d)0(?=\d)", "", hit[0])
        if better != hit[0]:
            yield *hit.span(), better


RULE = Rule(
    code="DT106",
    name="leading-zero-in-date",
    gravity=Gravity.WARNING,
    says="日期中的月、日不编虚位：{better}",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "2023年01月05日",
        "2023年1月05日",
        "2023年01月",
    ),
    right=(
        "2023年1月5日",
        "2023年10月20日",
        "2023-01-05",
        "编号2023年001号",
    ),
    check=check,
    fix=Fix.SAFE,
    profiles=frozenset({"document", "report", "guide"}),
    scope=Scope.TEXT,
)
