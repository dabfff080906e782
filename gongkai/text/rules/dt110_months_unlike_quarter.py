"""DT110 季度、半年、旬与所写的月、日不符。

Why: 第四季度是10月至12月；“第四季度（7月至9月）”必有一处写错。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_TO = r"(?:月?(?:至|到|—{1,2}|[-~–])|月、)"
_NAME = r"第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年"
_AFTER = re.compile(
    rf"(?:{_NAME})（(?:\d{{4}}年)?(?P<one>\d{{1,2}}){_TO}(?:\d{{4}}年)?(?P<other>\d{{1,2}})月(?:份)?）"
)
_BEFORE = re.compile(rf"(?<![\d.])(?P<one>\d{{1,2}}){_TO}(?P<other>\d{{1,2}})月(?:份)?（(?:即)?(?:{_NAME})）")
_TEN_DAYS = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?P<part>[上中下])旬（(?:\d{1,2}月)?(?P<one>\d{1,2})日?(?:(?:至|到|—{1,2}|[-~–])(?:\d{1,2}月)?(?P<other>\d{1,2})日?)?[）日]"
)
_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for pattern in (_AFTER, _BEFORE):
        for hit in pattern.finditer(text):
            first, last = _months(hit)
            if not first <= int(hit["one"]) <= int(hit["other"] or hit["one"]) <= last:
                yield *hit.span(), None
    for hit in _TEN_DAYS.finditer(text):
        first, last = _DAYS[hit["part"]]
        if not first <= int(hit["one"]) <= int(hit["other"] or hit["one"]) <= last:
            yield *hit.span(), None


def _months(hit: re.Match[str]) -> tuple[int, int]:
    if hit["half"]:
        return (1, 6) if hit["half"] == "上" else (7, 12)
    number = int(hit["quarter"]) if hit["quarter"].isdigit() else "一二三四".index(hit["quarter"]) + 1
    return 3 * number - 2, 3 * number


RULE = Rule(
    code="DT110",
    name="months-unlike-quarter",
    gravity=Gravity.ERROR,
    says="“{found}”前后不符，请核对",
    source="公历",
    wrong=(
        "第三季度（4月至6月）开展古籍展。",
        "下半年（1-6月）新办证件。",
        "10月至12月（第三季度）开展古籍展。",
        "5月中旬（5月25日）闭馆检修。",
    ),
    right=(
        "第三季度（7月至9月）开展古籍展。",
        "上半年（1-5月）新办证件。",
        "7—9月（第三季度）开展古籍展。",
        "5月中旬（5月15日）闭馆检修。",
        "第三季度（见附件4）",
        "第四季度（11月至12月）",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("季度（", "半年（", "旬（", "月（", "份（"),
)
