"""CN104 数字写法前后不一。

Why: 同一篇里百分数、日期、四位以上的数各用一种写法，否则既不好核对，也不像一人所写。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_HAN = "[一二三四五六七八九十百零点]"
_STYLES = (
    ("百分数", re.compile(rf"百分之{_HAN}{{1,7}}"), re.compile(r"\d+(?:\.\d+)?%")),
    (
        "日期",
        re.compile(r"[一二]〇?[〇一二三四五六七八九零]{2,3}年(?=[一二三四五六七八九十]{1,2}月)"),
        re.compile(r"(?:19|20)\d\d年(?=\d{1,2}月)"),
    ),
    (
        "千分位",
        re.compile(r"\d(?<![\d.,].)\d{0,2}(?:,\d{3})+(?![\d,])"),
        re.compile(r"(?<![\d.,〔A-Za-z-])\d{4,7}(?:\.\d+)?(?=万?元|人|件|条|次|篇|户|吨|亩|平方米|字)"),
    ),
)
# What is quoted keeps its own way of writing.
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|〔[^〔〕]*〕")
_FEW = 3  # of the usual style at least so many


def check(passage: Passage) -> Iterator[Hit]:
    for what, *patterns in _STYLES:
        if not patterns[0].search(passage.prose):
            continue
        text = passage.once(_without_quoted)
        first, second = ([hit.span() for hit in pattern.finditer(text)] for pattern in patterns)
        if not first or not second:
            continue
        rare, usual = sorted((first, second), key=len)
        if len(usual) >= _FEW and len(rare) * 2 < len(usual):
            start, end = rare[0]
            example = passage.shadow[usual[0][0] : usual[0][1]]
            yield Hit(
                start,
                end,
                words={"what": what, "many": str(len(rare)), "example": example, "usual": str(len(usual))},
            )


def _without_quoted(passage: Passage) -> str:
    return _QUOTED.sub(lambda hit: " " * len(hit[0]), passage.prose)


RULE = Rule(
    code="CN104",
    name="numbers-in-two-styles",
    gravity=Gravity.ADVICE,
    says="{what}写法不一：“{found}”这样写的{many}处，“{example}”这样写的{usual}处",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "办结率95%，满意率98%，公开率99%。\n其中企业占百分之二十。",
        "浏览9,948次，转发1220次，阅读3456次，点赞1100次。",
        "2023年1月至2023年6月检查，2023年7月整改。\n二〇二三年八月验收。",
    ),
    right=(
        "办结率95%，满意率98%，公开率99%。",
        "办结率95%，满意率98%，公开率99%。\n《办法》“不得低于百分之二十”。",
        "浏览9948次，转发1220次，阅读3456次。",
        "占百分之二十，占百分之三十，占百分之四十。",
        "吉政发〔2023〕1234号，浏览9,948次，转发1,220次。",
    ),
    check=check,
    profiles=frozenset({"document", "report"}),
    scope=Scope.PASSAGE,
    anchors=("百分之", ",", "年"),
)
