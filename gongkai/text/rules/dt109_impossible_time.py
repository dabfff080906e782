"""DT109 不存在的时刻。

Why: 9:75、25:00都不存在；“上午14:30”自相矛盾，赴约的人不知几点到。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope

_CLOCK = re.compile(r":(?<=\d:)(\d{2})(?![\d:])|[时点](?<=\d.)(?:(\d{1,2})分)?")
_HOUR = re.compile(r"(?<![\d.:])\d{1,2}$")
_PART = re.compile(r"(?:上午|下午|早上|早晨|中午|晚上|晚间|晚|早|凌晨|夜间)$")
# A ratio and a score have a colon too: a time stands behind a day, a part of one, or another time.
_BEFORE = re.compile(
    r"(?:[日号天）]|[周期][一二三四五六日天]|时间[为：]?|每日|当日|次日|截至|[至到—~-]|起|止|于)\s*$"
)
_ENDS = frozenset("至前起止，。—") | {""}
_HOURS = {
    "上午": (0, 12), "早上": (4, 11), "早晨": (4, 11), "早": (4, 11), "凌晨": (0, 6), "中午": (11, 14), "晚上": (5, 24), "晚间": (5, 24), "晚": (5, 24),
    "夜间": (0, 24),
}  # fmt: skip
_RANGE = re.compile(
    r"上午(\d{1,2})(?::(\d{2})|[时点])(?:[至到]|—{1,2}|[-~–])(?:上午)?(\d{1,2})(?::(\d{2})(?!\d)|[时点])"
)


def check(text: str) -> Iterator[Hit]:
    for hit in _CLOCK.finditer(text):
        since = max(0, hit.start() - 8)
        before = text[since : hit.start()]
        if number := _HOUR.search(before):
            yield from _look_at(text, hit, since + number.start(), before[: number.start()])
    for hit in _RANGE.finditer(text):
        begin, end = (int(hit[n]) * 60 + int(hit[n + 1] or 0) for n in (1, 3))
        if end < begin < 13 * 60:
            yield Hit(*hit.span(), words={"why": "终点早于起点"})


def _look_at(text: str, hit: re.Match[str], start: int, before: str) -> Iterator[Hit]:
    hour, minute = int(text[start : hit.start()]), int(hit[1] or hit[2] or 0)
    found = _PART.search(before)
    part = found[0] if found else None
    is_no_minute = hit[2] is not None and minute > 59
    is_told = (before.endswith("日") and hour > 24) if hit[0] == "点" else bool(_BEFORE.search(before))
    if not part and not is_no_minute and not is_told:
        return
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        if part or hit[1] or hit[2] or before.endswith("日") or text[hit.end() : hit.end() + 1] in _ENDS:
            yield Hit(start, hit.end(), words={"why": "这一时刻不存在"})
    elif part in _HOURS:
        least, most = _HOURS[part]
        if not least <= hour <= most:
            # 上午14:30 can only be 下午2:30, or 14:30.
            better = f"下午{hour - 12}{hit[0]}" if part == "上午" and hour > 12 else None
            yield Hit(start - len(part), hit.end(), better, words={"why": f"“{part}”与时刻不符"})


RULE = Rule(
    code="DT109",
    name="impossible-time",
    gravity=Gravity.ERROR,
    says="“{found}”：{why}，请核对",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "讲座定于2023年5月6日上午9:65开始。",
        "请于5月6日上午14:30到馆。",
        "开放时间为9:00至25:00。",
        "5月6日24时30分闭馆。",
        "开放时间：上午10:00-9:00。",
        "凌晨13时起暂停服务。",
        "讲座于下午3点75分开始。",
        "讲座定于5月6日25点开始。",
        "讲座定于5月6日上午25时开始。",
    ),
    right=(
        "讲座定于2023年5月6日上午9:30开始。",
        "请于5月6日下午14:30到馆。",
        "开放时间为9:00至24:00。",
        "上午12:00闭馆。",
        "制作1:65的模型，比例为3:75。",
        "晚上8:30闭馆，中午12点休息。",
        "开放时间：上午9:00-11:30，下午1:30-5:00。",
        "用时36时，共计48时长。",
        "我市5月6日8点，已接报32点积水。",
        "早8:00至晚22:00",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=(":", "时", "点"),
)
