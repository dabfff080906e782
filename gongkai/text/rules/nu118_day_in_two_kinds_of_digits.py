"""NU118 一个日期里混用两种数字。

Why: 日期要么全用汉字，要么全用阿拉伯数字：“三月5日”两样都不是。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import hits_of, near

_HAN = "[一二三四五六七八九十]{1,3}"
_HAN_MONTH = re.compile(rf"(?<![一二三四五六七八九十历个满正]) ?({_HAN})月(?=\d{{1,2}}[日号])")
_HAN_DAY = re.compile(rf"(?<=\d月)({_HAN})[日号](?![线楼])")
_HAN_MONTH_OF_YEAR = re.compile(rf"(?<=\d{{4}}年)({_HAN})月(?!\d)")
_ARABIC_MONTH = re.compile(r"[〇零一二三四五六七八九]{4}年\d{1,2}月")
_SIGN = re.compile(
    r"[〇零一二三四五六七八九十\d][月年](?:(?<=\d.)(?=[一二三四五六七八九十])|(?:(?<=[一二三四五六七八九十]月)|(?<=[〇零一二三四五六七八九]年))(?=\d))"
)
_HOUR = re.compile(rf"(?<=\d日)(?:上午|下午|晚上?)?({_HAN})(?:时|点)(?!钟以)")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    mixed = near(_SIGN, text)
    for pattern in (_HAN_MONTH, _HAN_DAY, _HAN_MONTH_OF_YEAR):
        for hit in hits_of(text, mixed, pattern):
            yield *hit.span(1), _arabic(hit[1])
    for hit in hits_of(text, mixed, _ARABIC_MONTH):
        yield *hit.span(), None


def _arabic(words: str) -> str | None:
    value = value_of(words)
    return str(value) if value else None


RULE = Rule(
    code="NU118",
    name="day-in-two-kinds-of-digits",
    gravity=Gravity.WARNING,
    says="“{found}”与同一日期里的其他数字写法不一致",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=("三月5日起开放。", "本馆5月六日闭馆。", "2023年五月开馆。", "二〇二三年5月开馆。"),
    right=(
        "3月5日起开放。",
        "本馆5月6日闭馆。",
        "2023年5月开馆。",
        "二〇二三年五月开馆。",
        "农历三月5日内",
        "历时三个月5日前办结。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("月",),
)
