"""DT111 所写天数与起止日期不符。

Why: 起止日期都写明了，天数可以核算；对不上，期限就有两个。
"""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.text.dates import Day, dated_lines
from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_TO = re.compile(r"起?(?:（[^（）]{1,6}）)?(?:至|到|—{1,2}|[-~–])(?:\d{4}年)?(?:\d{1,2}月)?$")
_NUMBER = r"(?P<many>\d{1,3}|[一二三四五六七八九十两]{1,3})"
_SAID_AFTER = re.compile(
    rf"(?:（[^（）]{{1,6}}）)?(?:止)?[，（、]?(?:(?:放假调休|放假|公示|闭馆|停办|施工|调休)，?)?(?:共计?|为期|历时|期限为?|总计|合计|时间为?|（)?{_NUMBER}(?P<unit>个工作日|天|日(?!前|内|起|报|至))"
)
_SAID_BEFORE = re.compile(
    rf"(?:公示期|公示时间|期限|展期|会期|假期|为期|征求意见期|公告期)(?:限)?为?{_NUMBER}(?P<unit>个工作日|天|日)[，（：](?:自|从|即)?$"
)
_SAME_MONTH = re.compile(r"起?(?:（[^（）]{1,6}）)?(?:至|到|—{1,2}|[-~–])(\d{1,2})[日号]")
_YEARS = re.compile(
    r"(?:有效期|合同期|服务期|聘期|任期|租期|试行期)(?:限)?(?:为)?(?P<many>\d{1,2}|[一二三四五六七八九十两])年[，。；（]?(?:自|从)?$"
)
_YEARS_AFTER = re.compile(
    r"止?[，；（](?:有效期|合同期|服务期|聘期|任期|期限|租期|试行期|有效期限|为期|共计?)(?:限)?(?:为)?(?P<many>\d{1,2}|[一二三四五六七八九十两])年(?=[，。；）])"
)
# 自2023年3月1日起施行，有效期五年，至2027年2月28日止
_TERM = re.compile(
    r"起?(?:施行|实施|执行|生效|算)?，(?:有效期|合同期|服务期|聘期|任期|期限|租期|试行期)(?:限)?(?:为)?(?P<many>\d{1,2}|[一二三四五六七八九十两])年，?(?:有效期)?(?:至|到|截止到?|截至)$"
)
_ANY = 2023  # a year without 29 February, where none is given
_SLACK = 31  # days by which a term counted in years may differ from its dates


def check(passage: Passage) -> Iterator[Hit]:
    for line, words, found in passage.once(dated_lines):
        for hit in _in_line(words, found):
            yield hit._replace(start=hit.start + line.start, end=hit.end + line.start)


def _in_line(line: str, found: list[Day]) -> Iterator[Hit]:
    for one, other in zip(found, found[1:], strict=False):
        if _TO.fullmatch(line, one.end, other.start) and other.start - one.end < 16:
            yield from _compare(line, one, other.date or _in_year_of(one, other), one.start, other.end)
        elif (term := _TERM.fullmatch(line, one.end, other.start)) and one.date and other.date:
            days_between = (other.date - one.date).days
            if abs(days_between - round(365.2425 * _number(term["many"]))) > _SLACK:
                yield Hit(one.start, other.end, words={"count": f"{(days_between + 1) / 365.25:.1f}年"})
    for one in found:
        same = _SAME_MONTH.match(line, one.end)
        first = one.date or _in_year_of(one, one)
        if same and first and 1 <= int(same[1]) <= 28:
            yield from _compare(line, one, first.replace(day=int(same[1])), one.start, same.end())


def _in_year_of(one: Day, other: Day) -> date | None:
    try:
        return date(one.year or _ANY, other.month, other.day)
    except ValueError:
        return None


def _compare(line: str, one: Day, last: date | None, start: int, end: int) -> Iterator[Hit]:
    first = one.date or _in_year_of(one, one)
    if first is None or last is None or last < first:
        return
    count = (last - first).days
    before = line[max(0, start - 24) : start]
    for said in (_SAID_AFTER.match(line, end), _SAID_BEFORE.search(before)):
        if said is None:
            continue
        many, is_after = _number(said["many"]), said.string is line
        begin, stop = (start, said.end()) if is_after else (start - len(before) + said.start(), end)
        is_wrong = many > count + 1 if said["unit"] == "个工作日" else many not in (count, count + 1)
        if is_wrong:
            yield Hit(begin, stop, words={"count": f"{count + 1}天"})
        return
    term = _YEARS.search(before) or _YEARS_AFTER.match(line, end)
    if term and term.string is line:
        years = _number(term["many"])
        if years and abs(last.toordinal() - first.toordinal() - round(365.2425 * years)) > _SLACK:
            yield Hit(start, term.end(), words={"count": f"{(count + 1) / 365.25:.1f}年"})
    elif term:
        years = _number(term["many"])
        right = first.toordinal() + round(365.2425 * years)
        if years and abs(last.toordinal() - right) > _SLACK:
            yield Hit(
                start - len(before) + term.start(), end, words={"count": f"{(count + 1) / 365.25:.1f}年"}
            )


def _number(words: str) -> int:
    return int(words) if words.isdigit() else value_of(words.replace("两", "二")) or 0


RULE = Rule(
    code="DT111",
    name="days-unlike-period",
    gravity=Gravity.WARNING,
    says="起止日期之间是{count}，与所写不符，请核对",
    source="公历",
    wrong=(
        "闭馆时间为2023年5月1日至2023年5月5日，共7天。",
        "公示期为5天（2023年5月8日至5月18日）。",
        "自2023年5月1日起至5月3日止，共5个工作日。",
        "展期10天，2023年5月1日至7日。",
        "证件有效期3年，自2023年5月1日至2025年4月30日。",
        "本办法自2024年3月1日起施行，有效期五年，至2028年2月28日止。",
        "闭馆时间为10月1日至7日，共8天。",
    ),
    right=(
        "闭馆时间为2023年5月1日至2023年5月5日，共5天。",
        "公示期为5个工作日（2023年5月8日至5月12日）。",
        "自2023年5月1日起至5月5日止，共4天。",
        "2023年5月1日至5月5日，7日起恢复开放。",
        "证件有效期3年，自2023年5月1日至2026年4月30日。",
        "2023年5月1日至5月3日，共接待读者12人。",
        "本办法自2024年3月1日起施行，有效期五年，至2029年2月28日止。",
        "闭馆时间为10月1日至7日，共7天。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("天", "工作日", "有效期", "日", "年"),
)
