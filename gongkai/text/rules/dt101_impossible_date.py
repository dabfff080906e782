"""DT101 不存在的日期。

Why: 2月30日、9月31日、13月都不存在，多是录入之误。
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from gongkai.text.dates import Day, dated_lines
from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import hits_of, near

_MONTH = re.compile(r"年(?<=\d{4}年)(\d{1,2})月(?!\d)")
# 2月27日至30日: the second day has the first one's month.
_TO = re.compile(r"日?(?:—|――|——|-|~|–|至|到)(\d{1,2})[日号](?!线)")
_DASHED = re.compile(r"(?:19|20)\d\d([-./])(\d{1,2})\1(\d{1,2})(?![\d./A-Za-z_-])")
_PART_OF_MORE = re.compile(r"[\d./A-Za-z_-]$")
# The lunar calendar has days of its own (农历二月三十日); 正月 and 腊月 do not match.
_HAN = re.compile(r"(?P<month>[十一二三四五六七八九]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日")
_NO_HAN_DATE = re.compile(r"[历一二三四五六七八九十闰]$|(?:农历|阴历|夏历|旧历)[^，。；]{0,6}$")
_LONG_YEAR = re.compile(r"(?:19|20)\d{3}年(?=\d{1,2}月|度|全年|以来|，)")
_QUARTER = re.compile(
    r"第(?:[五六七八九]|[5-9])季度|(?:星期|礼拜|每周|[至到—~-]周)[八九十]|[〇零一二三四五六七八九]年十[三四五六七八九]月|农历(?:\d{4}年)?(?:十[三四五六七八九]|1[3-9])月"
)
_QUARTER_SIGN = re.compile("季度|[期拜周][八九十]|年十|农历")
_SHORT_YEAR = re.compile(r"[12](?<![\d.,第满].)(?:(?<=1)9|(?<=2)0)\d年(?=(?:1[0-2]|[1-9])月)")
_LEAP = 2024  # without a year 29 February is given the benefit of the doubt


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for line, words, found in passage.once(dated_lines):
        for start, end in _no_days(words, found):
            yield line.start + start, line.start + end, None
    yield from _in_prose(passage.prose)


def _no_days(line: str, found: list[Day]) -> Iterator[tuple[int, int]]:
    for day in found:
        year = day.year if day.is_said and day.year is not None else _LEAP
        if not _exists(year, day.month, day.day):
            yield day.start, day.end
            continue
        to = _TO.match(line, day.end - 1)
        if to and line[day.end - 1] == "日" and not _exists(year, day.month, int(to[1])):
            yield day.start, to.end()


def _in_prose(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _HAN.finditer(text):
        is_date = not _NO_HAN_DATE.search(text[max(0, hit.start() - 10) : hit.start()].rpartition("\n")[2])
        if is_date and not _exists(_LEAP, value_of(hit["month"]) or 0, value_of(hit["day"]) or 0):
            yield *hit.span(), None
    for hit in _MONTH.finditer(text):
        if not 1 <= int(hit[1]) <= 12:
            yield hit.start() - 4, hit.end(), None
    for hit in _DASHED.finditer(text):
        if not _PART_OF_MORE.match(text, max(0, hit.start() - 1), hit.start()) and not _exists(
            int(hit[0][:4]), int(hit[2]), int(hit[3])
        ):
            yield *hit.span(), None
    quarters = near(_QUARTER_SIGN, text)
    for pattern in (_LONG_YEAR, _SHORT_YEAR, _QUARTER):
        for hit in hits_of(text, quarters, pattern) if pattern is _QUARTER else pattern.finditer(text):
            if not (pattern is _LONG_YEAR and text[hit.start() - 1 : hit.start()] in tuple("0123456789.,-")):
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
        "2023年2月27日至30日停机维护。",
        "第五季度检查结果",
        "20223年5月6日",
        "9月31号前报送",
        "每星期八闭馆。",
        "202年5月起施行。",
        "二〇二三年十三月",
    ),
    right=(
        "2020年2月29日开馆。",
        "2月29日",
        "二〇二三年十二月三十一日",
        "农历二月三十日",
        "农历2月30日",
        "阴历的2月30日庙会",
        "2023年2月27日至28日停机维护。",
        "2023年2月27日至3月30日",
        "投入120223年均增长",
        "第四季度",
        "2023年12月31日",
        "有效期13个月",
        "版本2023.13.1.4",
        "联系电话0431-2023-99-1",
        "历时2年13个月",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("月", "季度", "年", "星期", "礼拜", "每周", "-", ".", "/"),
)
