"""DT103 期间的终点早于起点。

Why: 起止日期颠倒，期间无法计算。
"""

import re
from collections.abc import Iterator

from gongkai.text.dates import Day, dated_lines
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_TO = r"(?:起)?(?:至|到|—{1,2}|–|--|-|~|―{1,2})"
# What may stand behind a day: （周三）, 上午, 9时30分, 17:00.
_CLOCK = r"(?:（[^（）\d]{1,6}）)?(?:(?:上午|下午|中午|凌晨|早上|晚上?)?(?:\d{1,2}(?:[时点](?:\d{1,2}分|整|半)?|:\d\d))?)"
_TO_A_DAY = re.compile(rf"{_CLOCK}{_TO}(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}[日号]")
_TO_SAME_MONTH = re.compile(rf"{_CLOCK}{_TO}(\d{{1,2}})[日号](?!线)")
_HOUR = re.compile(r"(?:（[^（）\d]{1,6}）)?(上午|早上|凌晨|下午|晚上?)?(\d{1,2})[时点:](\d{1,2})?")
# 2025.5.20—2025.5.12, from the mark behind the first year on.
_IN_NUMBERS = re.compile(
    rf"([./-])(?<=\d{{4}}.)(?<!\d{{5}}.)(\d{{1,2}})\1(\d{{1,2}}){_TO}(\d{{4}})\1(\d{{1,2}})\1(\d{{1,2}})(?!\d)"
)
_YEARS = re.compile(r"((?:19|20)\d\d)年?(?:至|到|—{1,2}|–|-|~)((?:19|20)\d\d)年(?!级)")
# 自2026年1月1日起施行，有效期至2025年12月31日; 自…起，至…止
_IN_FORCE = re.compile(
    r"起?(?:正式|开始|试)?(?:施行|实施|执行|生效|启用|履行|计算|算)?"
    r"(?:[，,；;（。]?(?:试行|聘用|服务|租赁|合同)?(?:有效期|期限|期|有效)限?(?:为|截止|截|延长)?(?:到|至|止于|截至)?|[，,]?(?:到|至|止于))"
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]"
)
_NO_TERM = re.compile("[之以]?前|的|已")  # what was there by that day, not how long it is in force
_MONTHS = re.compile(rf"(\d\d{{3}})年(\d{{1,2}})月{_TO}(\d{{4}})年(\d{{1,2}})月(?!\d)")


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for line, words, found in passage.once(dated_lines):
        for start, end in _turned_days(words, found):
            yield line.start + start, line.start + end, None
    for hit in _MONTHS.finditer(passage.prose):
        if (int(hit[3]), int(hit[4])) < (int(hit[1]), int(hit[2])):
            yield *hit.span(), None
    for hit in _IN_NUMBERS.finditer(passage.prose):
        start = hit.start() - 4
        first, last = (
            (int(year), int(hit[at]), int(hit[at + 1]))
            for year, at in ((passage.prose[start : hit.start()], 2), (hit[4], 5))
        )
        if last < first:
            yield start, hit.end(), None
    for hit in _YEARS.finditer(passage.prose):
        if hit[2] < hit[1] and not passage.prose[hit.start() - 1 : hit.start()].isdigit():
            yield *hit.span(), None


def _turned_days(line: str, found: list[Day]) -> Iterator[tuple[int, int]]:
    for one, other in zip(found, found[1:], strict=False):
        between = line[one.end : other.end]
        is_term = one.is_said and other.is_said and _IN_FORCE.fullmatch(between)
        if is_term and _NO_TERM.match(line, other.end):
            continue
        if not (is_term or _TO_A_DAY.fullmatch(between)) or (one.year is None) != (other.year is None):
            continue
        # 12月30日至1月2日 runs over the turn of the year.
        crosses = not other.is_said and one.month - other.month >= 6
        if (other.year or 0, other.month, other.day) < (one.year or 0, one.month, one.day) and not crosses:
            yield one.start, other.end
        elif one.date and one.date == other.date:
            yield from _turned_hours(line, one, other)
    for one in found:
        same = _TO_SAME_MONTH.match(line, one.end)
        if same and int(same[1]) < one.day:
            yield one.start, same.end()


def _turned_hours(line: str, one: Day, other: Day) -> Iterator[tuple[int, int]]:
    """From one hour to an earlier one of the same day."""
    first, last = _HOUR.match(line, one.end), _HOUR.match(line, other.end)
    if first and last and _minutes(last) < _minutes(first) and bool(first[1]) == bool(last[1]):
        yield one.start, last.end()


def _minutes(hit: re.Match[str]) -> int:
    is_late = (hit[1] or "").startswith(("下", "晚")) and int(hit[2]) < 12
    return (int(hit[2]) + 12 * is_late) * 60 + int(hit[3] or 0)


RULE = Rule(
    code="DT103",
    name="period-ends-before-it-begins",
    gravity=Gravity.ERROR,
    says="“{found}”终点早于起点",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "公示期为2022年6月10日至2022年6月3日。",
        "本规则自2022年6月1日起施行，有效期至2021年5月31日。",
        "借期自2022年6月1日起，至2021年5月31日止。",
        "公示期为2022年6月10日–6月3日。",
        "公示期为2022年6月10日至3日。",
        "2022年10月至2022年3月",
        "公示期为6月10日至6月3日。",
        "2023—2020年规划执行情况",
        "报名时间为2022年6月10日9时至2022年6月3日17时。",
        "报名时间为6月10日（周五）上午至6月3日下午。",
        "报名时间为2022.6.10—2022.6.3。",
        "闭馆时间为2022年6月10日17时至2022年6月10日9时。",
    ),
    right=(
        "公示期为2022年6月3日至2022年6月10日。",
        "2022年12月1日至2023年1月1日",
        "本规则自2022年6月1日起施行，有效期至2027年5月31日。",
        "本规则自2022年6月1日起施行，2021年5月31日发布的旧规则同时废止。",
        "2022年12月30日至1月2日放假。",
        "每年11月15日至次年3月15日供暖。",
        "每年11月15日至3月15日供暖。",
        "6月10日至7月3日",
        "2020—2023年规划执行情况",
        "报名时间为2022年6月3日9时至2022年6月10日17时。",
        "闭馆时间为2022年6月10日9时至2022年6月10日17时30分。",
        "报名时间为2022.6.3—2022.6.10。",
        "12月30日17时至1月2日9时闭馆。",
        "2022年6月10日至30日",
        "由2022年6月10日改至2022年6月3日",
        "2023年5月1日，2023年3月1日",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("年", "月", ".", "-", "/"),
)
