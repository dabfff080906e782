"""DT102 日期与星期不符。

Why: 日期和星期对不上，读者不知以哪个为准。
"""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.text.dates import Day, days
from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule

_WEEKDAY = re.compile(r"[（，]?\s*(?:星期|周|礼拜)([一二三四五六日天])(?![一-龥]{0,1}[至到、—])")
_NAMES = "一二三四五六日"


def check(line: str) -> Iterator[Hit]:
    for one in days(line):
        hit = _WEEKDAY.match(line, one.end)
        if hit is None or one.date is None or one.year is None:  # DT101 speaks of days that do not exist
            continue
        said, right = hit[1].replace("天", "日"), _NAMES[one.date.weekday()]
        if said == right:
            continue
        if one.is_said:
            yield Hit(*hit.span(1), right)
        elif said != _weekday(one.year + 1, one):  # the turn of a year may lie between
            yield Hit(*hit.span(1), right, gravity=Gravity.WARNING)


def _weekday(year: int, one: Day) -> str | None:
    try:
        return _NAMES[date(year, one.month, one.day).weekday()]
    except ValueError:
        return None


RULE = Rule(
    code="DT102",
    name="wrong-weekday",
    gravity=Gravity.ERROR,
    says="该日不是星期{found}，而是星期{better}",
    source="公历",
    wrong=(
        "2023年3月8日（星期一）开馆。",
        "定于2023年3月8日，星期二上午召开会议。",
        "展期自2023年3月8日（星期三）至3月12日（星期六）。",
    ),
    right=(
        "2023年3月8日（星期三）开馆。",
        "2023年12月24日（星期日）",
        "展期自2023年12月29日（星期五）至1月3日（星期三）。",
        "3月8日（星期一）开馆。",
        "农历2023年3月8日（星期一）",
        "2023年12月24日（星期天）",
        "2023年2月30日（星期三）",
        "2023年12月18日周一至周三",
    ),
    check=check,
    anchors=("星期", "周", "礼拜"),
)
