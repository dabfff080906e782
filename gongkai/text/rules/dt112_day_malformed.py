"""DT112 日期写乱：缺字、多字、年月日用错。

Why: “7日15日”“7月15月”“3月15上午”，读者不知是哪一天。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.stretches import ODD_DAY, hits_of, near

_D = r"(?:[12]\d|3[01]|[1-9])"
_M = r"(?:1[0-2]|[1-9])"
_TWO_DAYS = re.compile(rf"(?<![\d月至到—~、和及与或-])({_M}日){_D}[日号](?!线)")
_TWO_MONTHS = re.compile(
    rf"(?<=[^\d至到—~、-])(?:(?<=年)|(?<![年]))({_M}月{_D}月)(?!月|[份底初末中上下]?(?:和|至))"
)
_DAY_LOST = re.compile(
    rf"(?<![\d.]){_M}月({_D})(?=上午|下午|晚上|凌晨|前(?:报送|完成|提交|上报|反馈|将|报)|起施行|起执行|起实施|召开|举行|印发|至\d{{1,2}}(?:月\d{{1,2}})?[日号]|（(?:星期|周))"
)
_MONTH_LOST = re.compile(rf"(?<=\d{{4}}年)({_D}日)(?!常)|(?<=\d{{4}}年)({_M})(?={_D}日)(?!\d月)")
_BOTH = re.compile(
    r"(?<=\d)(?:号日|日号)(?!常)|(?<=\d{4})年(?:份)?年(?=\d{1,2}月)|(?<=\d)月(?:份)?月(?=\d{1,2}[日号]|底|初|末|份)|(?<=\d{4})(?:你|牛|午|平|月|日)(?=(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])日)|(?<=20\d\d)月(?=\d{1,2}月)|(?<!\d)24时(?:[1-5]\d|[1-9])分|(?<=\d)(?:曰|目|旦|臼)(?=[，。；前起至止印召（公举发报]|$)|(?<=\d{4}年\d月)\d{1,2}(?:曰|目)"
)
_YEAR_DAY = re.compile(
    rf"(?<=\d{{4}})(年{_M}[月年]{_D}年)|(?<=\d{{4}})(日{_M}月{_D}日)|(?<=\d{{4}}年)({_M}年)(?={_D}日)"
)
_UNTIL = re.compile(
    rf"截[至止到](?:\d{{4}}年)?{_M}月(?:{_D}[日号]|底)?(以前|之前|前)(?=[，。；]|报|提交|完成)"
)
_BEGIN = re.compile(
    r"自[^，。；\n]{2,14}(?:日|公布之日|印发之日|发布之日)(开始起|起开始|起始)(?=施行|实施|执行|生效)|[自从]即日(起开始|开始起)"
)
_BOTH_SIDES = re.compile(
    r"[去前昨明后公阳](?:(?<=[公阳])历[去前昨明后])?(?:(?<=[去前明后])年|(?<=昨)[天日])（?20\d\d年"
)
_PART = re.compile(r"\d{1,2}月(上|中|下)旬[（的，]?(?:\d{1,2}月)?(\d{1,2})[日号]")
_THIRD_OF_MONTH = re.compile("旬")
_HOUR_TWICE = re.compile(
    r"(?:上午|下午|早上|晚上|凌晨|中午)\d{1,2}(?:[时点](?:\d{1,2}分|半)?|:\d\d)(?:上午|下午|早上|晚上|凌晨)|上午(?:下午)|下午上午|(?<=\d)(?:时点|点时)(?!间)|(?<=\d)分分"
)


def check(text: str) -> Iterator[Hit]:
    odd = near(ODD_DAY, text)
    for pattern in (_TWO_DAYS, _TWO_MONTHS, _MONTH_LOST, _DAY_LOST, _BOTH, _YEAR_DAY, _HOUR_TWICE):
        for hit in hits_of(text, odd, pattern):
            group = next((number for number in range(1, (hit.re.groups or 0) + 1) if hit[number]), 0)
            yield Hit(*hit.span(group), f"{hit[0]}日" if pattern is _DAY_LOST and not group else None)
    for hit in _BEGIN.finditer(text):
        yield Hit(*hit.span(hit.lastindex or 0))
    for pattern in (_UNTIL, _BOTH_SIDES):
        for hit in pattern.finditer(text):
            yield Hit(*hit.span(), gravity=Gravity.WARNING if pattern is _UNTIL else Gravity.ADVICE)
    for hit in hits_of(text, near(_THIRD_OF_MONTH, text), _PART):
        day = int(hit[2])
        if not {"上": day <= 10, "中": 11 <= day <= 20, "下": day >= 21}[hit[1]]:
            yield Hit(*hit.span())


RULE = Rule(
    code="DT112",
    name="day-malformed",
    gravity=Gravity.WARNING,
    says="日期“{found}”写法有误，请核对",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "本馆于2023年7日15日收到申请。",
        "请于5月6上午到馆。",
        "2023年5月6月开放。",
        "2023年5月6号日开放。",
        "2023年年5月开馆。",
        "截至6月30日以前报名。",
        "自2023年5月1日开始起施行。",
        "5月下旬的5日开馆。",
    ),
    right=(
        "本馆于2023年7月15日收到申请。",
        "2023年年底以前完成。",
        "请于5月6日上午到馆。",
        "2023年5月、6月开放。",
        "2023年5月6日开放。",
        "2023年5月开馆。",
        "截至6月30日，已报名3人。",
        "自2023年5月1日起施行。",
        "5月下旬的25日开馆。",
        "5月6日至7日开放，7日15时闭馆。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("日", "月", "号", "年", "曰", "午"),
)
