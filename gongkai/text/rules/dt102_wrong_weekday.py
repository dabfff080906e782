"""DT102 日期与星期不符。

Why: 日期和星期对不上，读者不知以哪个为准。
"""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.text.dates import Day, dated_lines
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_WEEKDAY = re.compile(r"[（，]?\s*(?:星期|周|礼拜)([一二三四五六日天])(?![一-龥]{0,1}[至到、—])")
_NAMED = re.compile("星期|周[一二三四五六日天]|礼拜")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_FEW = 2  # years; a text that names more says nothing about a day without one
_NAMES = "一二三四五六日"


def check(passage: Passage) -> Iterator[Hit]:
    for line, words, found in passage.once(dated_lines) if _NAMED.search(passage.prose) else ():
        for one in found:
            hit = _WEEKDAY.match(words, one.end)
            if hit is not None:
                start, end = (line.start + at for at in hit.span(1))
                yield from _compare(passage, one, hit[1].replace("天", "日"), start, end)


def _compare(passage: Passage, one: Day, said: str, start: int, end: int) -> Iterator[Hit]:
    if one.is_said and one.year is not None:
        right = _weekday(one.year, one)
        if right not in (said, None):  # DT101 speaks of days that do not exist
            yield Hit(start, end, right, words={"but": f"，而是星期{right}"})
        return
    # Without its year a day may be of any year the text names, or of the next: the turn of a year may lie between.
    years = {one.year} if one.year else passage.once(_years)
    maybe = {_weekday(year + later, one) for year in years if year for later in (0, 1)}
    if 0 < len(years) <= _FEW and None not in maybe and said not in maybe:
        right = _weekday(one.year, one) if one.year else None
        but = f"，而是星期{right}" if right else ""
        yield Hit(start, end, right, gravity=Gravity.WARNING, words={"but": but})


def _years(passage: Passage) -> frozenset[int]:
    named = {int(hit[1]) for hit in _YEAR.finditer(passage.prose)}
    return frozenset(named | {passage.day.year} if passage.day else named)


def _weekday(year: int, one: Day) -> str | None:
    try:
        return _NAMES[date(year, one.month, one.day).weekday()]
    except ValueError:
        return None


RULE = Rule(
    code="DT102",
    name="wrong-weekday",
    gravity=Gravity.ERROR,
    says="该日不是星期{found}{but}",
    source="公历",
    wrong=(
        "2023年3月8日（星期一）开馆。",
        "关于2023年开馆的通知\n定于3月8日（星期二）开馆。",
        "定于2023年3月8日，星期二上午召开会议。",
        "展期自2023年3月8日（星期三）至3月12日（星期六）。",
    ),
    right=(
        "2023年3月8日（星期三）开馆。",
        "2023年12月24日（星期日）",
        "展期自2023年12月29日（星期五）至1月3日（星期三）。",
        "3月8日（星期一）开馆。",
        "关于2023年开馆的通知\n定于3月8日（星期三）开馆。",
        "关于2023年开馆的通知\n定于1月8日（星期一）开馆。",
        "农历2023年3月8日（星期一）",
        "2023年12月24日（星期天）",
        "2023年2月30日（星期三）",
        "2023年12月18日周一至周三",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("星期", "周", "礼拜"),
)
