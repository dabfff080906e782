"""AR118 所写小时数、月数、天数与起止不符。

Why: 从几点到几点、几月到几月都写明了，时长可以核算。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.rule import Hit, Rule

_TO = "(?:至|到|—{1,2}|[-~–])"
_MANY = r"(?P<many>[一二两三四五六七八九十]{1,2}|\d{1,2}(?:\.\d)?)"
_SAYS = r"(?:，|、|（)?(?:共计?|历时|时长|为期|合计|总计|用时|持续)"
_CLOCK = r"(?P<h{0}>\d{{1,2}})(?::(?P<m{0}>\d{{2}})|[时点](?P<n{0}>半|\d{{1,2}}分)?)"
_HOURS = re.compile(
    rf"{_CLOCK.format(1)}{_TO}(?P<part>上午|下午|中午|晚上?|次日|翌日)?{_CLOCK.format(2)}{_SAYS}{_MANY}个?(?P<half>半)?小时"
)
_MONTHS = re.compile(
    rf"(?<![\d日])(?P<a>\d{{1,2}})月份?{_TO}(?:同年)?(?P<b>\d{{1,2}})月份?(?![\d末底初中上下])(?:期间)?{_SAYS}{_MANY}个月"
)
_WEEK = re.compile(
    rf"(?:星期|周)(?P<a>[一二三四五六日天]){_TO}(?:星期|周)?(?P<b>[一二三四五六日天]){_SAYS}{_MANY}天"
)
_QUARTER = re.compile(
    rf"(?P<what>一季度|二季度|三季度|四季度|上半年|下半年|全年)(?:（|即|，即)(?P<a>\d{{1,2}})(?:月份?)?{_TO}(?P<b>\d{{1,2}})月"
)
_YEARS = re.compile(
    rf"(?P<y1>20\d\d|19\d\d)年(?P<p>\d{{1,2}}月)?[^\d，。；]{{0,8}}[，至到—](?:[^\d，。；]{{0,8}})(?P<y2>20\d\d|19\d\d)年(?P<q>\d{{1,2}}月)?[^\d，。；]{{0,6}}，(?:历时|为期|前后历时){_MANY}年(?P<half>半)?(?=[，。；])"
)
# “十四五”时期（2021—2025年）: five years that everybody knows.
_PLAN = re.compile(
    rf"“?十(?P<which>[一二三四五六])五”?(?:时期|期间|规划期)?(?:（|即|，即)(?P<y1>20\d\d)年?{_TO}(?P<y2>20\d\d)年?）?"
    rf"|(?P<y3>20\d\d)年?{_TO}(?P<y4>20\d\d)年?（(?:即)?“?十(?P<then>[一二三四五六])五”?(?:时期|期间)?）"
)
_FIRST_PLAN = 2006  # 十一五
_LONGEST_PLAN = 9  # years: what is longer tells of the goals beyond it
# 近三年（2020—2023年）, 连续5年（2021—2024年）
_SPAN = re.compile(
    rf"(?:近|连续|过去|最近|未来|今后|为期|共|前|历时)(?P<many>[两三四五六七八九十]|\d{{1,2}})个?(?:学年|年)?年?[来间度内]{{0,2}}（(?:即)?(?P<y1>20\d\d)年?{_TO}(?P<y2>20\d\d)年(?:度|底)?）"
)
_OF = {"一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12), "上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12)}  # fmt: skip
_DAYS = "一二三四五六日"


def check(line: str) -> Iterator[Hit]:
    for hit in _HOURS.finditer(line) if "小时" in line else ():
        minutes = _minutes(hit, "1"), _minutes(hit, "2")
        length = minutes[1] - minutes[0]
        if hit["part"] in ("下午", "晚", "晚上") and int(hit["h2"]) < 12:
            length += 720
        if length < 0 or hit["part"] in ("次日", "翌日"):
            length += 1440
        said = _many(hit) * 60 + (30 if hit["half"] else 0)
        if length not in (said, said - 720) and length > 0:
            yield Hit(*hit.span(), words={"right": f"{length / 60:g}小时"})
    for hit in _MONTHS.finditer(line) if "个月" in line else ():
        months = int(hit["b"]) - int(hit["a"]) + 1
        if months > 1 and _many(hit) not in (months, months - 1):
            yield Hit(*hit.span(), words={"right": f"{months}个月"})
        elif months > 2 and _many(hit) == months - 1:
            yield Hit(*hit.span(), gravity=Gravity.ADVICE, words={"right": f"{months}个月"})
    for hit in _WEEK.finditer(line) if "天" in line else ():
        first, last = (_DAYS.index(hit[name].replace("天", "日")) for name in "ab")
        if last > first and _many(hit) != last - first + 1:
            yield Hit(*hit.span(), words={"right": f"{last - first + 1}天"})
    for hit in _QUARTER.finditer(line):
        months_of = _OF[hit["what"]]
        if (int(hit["a"]), int(hit["b"])) != months_of:
            yield Hit(*hit.span(), words={"right": f"{months_of[0]}—{months_of[1]}月"})
    for hit in _PLAN.finditer(line) if "五" in line and "20" in line else ():
        first = _FIRST_PLAN + 5 * "一二三四五六".index(hit["which"] or hit["then"])
        years_said = int(hit["y1"] or hit["y3"]), int(hit["y2"] or hit["y4"])
        # By 2020—2025 some mean from the end of one year to the end of another; it is still not the five. Some of its years are.
        within = first <= years_said[0] and years_said[1] <= first + 4
        if not within and years_said[1] - years_said[0] < _LONGEST_PLAN:
            yield Hit(*hit.span(), words={"right": f"{first}—{first + 4}年"})
    for hit in _SPAN.finditer(line) if "年" in line and "（" in line else ():
        years = int(hit["y2"]) - int(hit["y1"]) + 1
        if _many(hit) != years and years > 0:
            yield Hit(*hit.span(), words={"right": f"{years}年"})
    for hit in _YEARS.finditer(line) if "历时" in line or "为期" in line else ():
        years = int(hit["y2"]) - int(hit["y1"])
        if not years - 1 <= _many(hit) <= years + 1 or (
            hit["p"] and hit["p"] == hit["q"] and _many(hit) != years
        ):
            yield Hit(*hit.span(), words={"right": f"{years}年"})


def _minutes(hit: re.Match[str], which: str) -> int:
    part = hit[f"n{which}"] or ""
    rest = 30 if part == "半" else int(part[:-1] or 0) if part else int(hit[f"m{which}"] or 0)
    return int(hit[f"h{which}"]) * 60 + rest


def _many(hit: re.Match[str]) -> float:
    words = hit["many"]
    return float(words) if words[0].isdigit() else float(value_of(words.replace("两", "二")) or 0)


RULE = Rule(
    code="AR118",
    name="hours-and-months-unlike-period",
    gravity=Gravity.WARNING,
    says="按起止核算应为{right}，与所写不符，请核对",
    source="公历",
    wrong=(
        "上午8:00至12:00，共5小时。",
        "闭馆整修从6月至8月，共四个月。",
        "星期一至星期五，共6天开放。",
        "“十四五”时期（2020—2025年）新建分馆五家。",
        "本馆近三年（2020—2023年）的借阅量上升。",
        "一季度（1月至4月）借阅量上升。",
        "上午9时至11时30分，历时3小时。",
    ),
    right=(
        "上午8:00至12:00，共4小时。",
        "闭馆整修从6月至8月，共三个月。",
        "星期一至星期五，共5天开放。",
        "一季度（1月至3月）借阅量上升。",
        "上午9时至11时30分，历时2.5小时。",
        "上午9:00至下午5:00，共8小时。",
        "9时至17时，共8小时。",
        "“十四五”时期（2021—2025年）新建分馆五家。",
        "“十三五”期间（2016年至2020年）",
        "本馆近三年（2021—2023年）的借阅量上升。",
    ),
    check=check,
    anchors=(
        "小时",
        "个月",
        "星期",
        "周",
        "季度",
        "半年",
        "全年",
        "历时",
        "为期",
        "一五",
        "二五",
        "三五",
        "四五",
        "五五",
        "六五",
        "近",
        "连续",
        "过去",
        "未来",
        "今后",
    ),
)
