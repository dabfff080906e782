"""DT101 不存在的日期。

Why: 2月30日、9月31日、13月都不存在，多是录入之误。
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.rule import Rule, Scope

_DAY = re.compile(r"(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号](?![线楼院])")
_MONTH = re.compile(r"(?<!\d)\d{4}年(\d{1,2})月(?!\d)")
_DASHED = re.compile(r"(?<![\d./A-Za-z_-])((?:19|20)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?![\d./A-Za-z_-])")
# The lunar calendar has days of its own (农历二月三十日); 正月 and 腊月 do not match.
_HAN = re.compile(
    r"(?<![历一二三四五六七八九十闰])((?:十?[一二]|[三四五六七八九]|十)月)([一二三四五六七八九十]{1,3})日"
)
_LEAP = 2024  # without a year 29 February is given the benefit of the doubt


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _DAY.finditer(text):
        if not _exists(int(hit[1] or _LEAP), int(hit[2]), int(hit[3])):
            yield *hit.span(), None
    for hit in _HAN.finditer(text):
        if not _exists(_LEAP, value_of(hit[1][:-1]) or 0, value_of(hit[2]) or 0):
            yield *hit.span(), None
    for hit in _MONTH.finditer(text):
        if not 1 <= int(hit[1]) <= 12:
            yield *hit.span(), None
    for hit in _DASHED.finditer(text):
        if not _exists(int(hit[1]), int(hit[3]), int(hit[4])):
            yield *hit.span(), None


def _exists(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


RULE = Rule(
    code="DT101",
    name="impossible-date",
    gravity=Gravity.ERROR,
    says="“{found}”这一天不存在",
    source="公历",
    wrong=(
        "2022年2月30日",
        "2022年14月6日",
        "展览至2022年11月31日结束。",
        "2023-02-29",
        "二〇二三年九月三十一日",
    ),
    right=(
        "2020年2月29日开馆。",
        "2月29日",
        "二〇二三年十二月三十一日",
        "农历二月三十日",
        "2023年12月31日",
        "有效期13个月",
        "版本2023.13.1.4",
        "联系电话0431-2023-99-1",
        "历时2年13个月",
    ),
    check=check,
    scope=Scope.TEXT,
)
