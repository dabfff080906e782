"""PU128 起止日期之间用短横线。

Why: 标示时间起止用一字线或者浪纹线，半字线用于编号、号码。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_BETWEEN = re.compile(r"-(?<=\d[年月日]-)(?=\d)")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _BETWEEN.finditer(text):
        yield *hit.span(), "—"


RULE = Rule(
    code="PU128",
    name="hyphen-between-days",
    gravity=Gravity.ADVICE,
    says="起止日期之间宜用一字线“{better}”",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("闭馆时间为5月1日-5月3日。",),
    right=("闭馆时间为5月1日—5月3日。", "闭馆时间为5月1日至3日。", "编号2023-05-01", "2023年5月-版"),
    check=check,
    scope=Scope.PROSE,
    anchors=("年-", "月-", "日-"),
)
