"""FX010 政府信息公开工作年度报告表格的项目名称与法定格式不同。

Why: 表三各行的名称由法定格式统一规定，错了字，汇总和检索都对不上；表格里的字不成句子，别的检查读不出。
"""

import re
from collections.abc import Iterator
from functools import cache

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_ROWS = (
    "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量", "本年度办理结果", "结转下年度继续办理",
    "属于国家秘密", "其他法律行政法规禁止公开", "保护第三方合法权益", "属于三类内部事务信息", "属于四类过程性信息", "属于行政执法案卷", "属于行政查询事项",
    "本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确",
    "信访举报投诉类申请", "要求提供公开出版物", "无正当理由大量反复申请", "无正当理由大量重复申请", "要求行政机关确认或重新出具已获取信息",
    "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
)  # fmt: skip
# A row begins with its number and fills its cell or its line.
_NUMBERED = re.compile(r"[ \t]*(?:[1-8]\.|[一二三四]、|（[一二三四五六七]）)[ \t]*")
_LONG = 8  # characters from which on two wrong ones still tell which row was meant
_ENDS = "|\n"
_GOES_ON = frozenset("的，。；：等")
_LONGEST = 60


@cache
def _pieces() -> tuple[str, ...]:
    """The thirds of every row: two wrong characters leave one of them whole."""
    cuts = ((row, len(row) // 3) for row in _ROWS)
    return tuple({piece for row, cut in cuts for piece in (row[:cut], row[cut : 2 * cut], row[2 * cut :])})


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text, done = passage.shadow, -1
    for at, _ in places:
        if at < done:
            continue
        begin = max(text.rfind(mark, max(0, at - _LONGEST), at) for mark in _ENDS) + 1
        done = min(
            (end for mark in _ENDS if (end := text.find(mark, at, at + _LONGEST)) >= 0), default=len(text)
        )
        numbered = _NUMBERED.match(text, begin, done)
        words = text[numbered.end() : done].rstrip() if numbered else ""
        if numbered and words and words[-1] not in _GOES_ON and words not in _ROWS:
            right = [row for row in _ROWS if _is_near(words, row)]
            if right:
                yield numbered.end(), numbered.end() + len(words), right[0]


def _is_near(words: str, row: str) -> bool:
    """One character off, lost or added in place, or two of a long row."""
    if len(words) == len(row):
        wrong = [at for at, (one, other) in enumerate(zip(words, row, strict=True)) if one != other]
        return len(wrong) <= (2 if len(row) >= _LONG else 1) or _are_swapped(words, row, wrong)
    if abs(len(words) - len(row)) > 1 or len(row) < _LONG:
        return False
    longer, shorter = sorted((words, row), key=len, reverse=True)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _are_swapped(words: str, row: str, wrong: list[int]) -> bool:
    return len(wrong) == 2 and sorted(words[at] for at in wrong) == sorted(row[at] for at in wrong)


RULE = Rule(
    code="FX010",
    name="row-of-annual-report-misworded",
    gravity=Gravity.WARNING,
    says="“{found}”与年度报告法定格式不一致，应为“{better}”",
    source="《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
    wrong=(
        "四、接转下年度继续办理",
        "| 7.属于行政执法案券 | 0 |",
        "1.属于国家密秘",
        "2.其他法律行政法规禁止公布",
        "3.补正后申请内容仍不明",
        "一、本年新收政府信息公开申请数目",
    ),
    right=(
        "四、结转下年度继续办理",
        "| 7.属于行政执法案卷 | 0 |",
        "1.属于国家秘密的；",
        "二、上年结转政府信息公开申请数量情况说明",
        "我局结转下年继续办理2件。",
        "4.无正当理由大量重复申请",
        "1.属于国家秘密、商业秘密和个人隐私",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=_pieces,
)
