"""NU111 百分点与百分比混淆。

Why: 两个百分数相减得到的是百分点；“个百分比”不是单位，“5百分点”少了量词“个”。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule

_NOT_A_UNIT = re.compile(
    r"(?<=\d)(%?)(?:个百分比(?![一-龥]?[值重例])|百分点|个百分(?![点比之数率号制])|%个百分点|%个)"
)
_MOVED = "提高|上升|增加|增长|提升|下降|降低|减少|回落|扩大|缩小"
_FROM_TO = re.compile(
    rf"[由从][^，。；\d]{{0,8}}(\d+(?:\.\d+)?)%(?:{_MOVED})(?:到|至|为)[^，。；\d]{{0,8}}(\d+(?:\.\d+)?)%，?(?:{_MOVED})了?(\d+(?:\.\d+)?)(%)"
)


def check(line: str) -> Iterator[Hit]:
    for hit in _NOT_A_UNIT.finditer(line):
        yield Hit(hit.start(), hit.end(), "个百分点")
    for hit in _FROM_TO.finditer(line):
        if abs(Decimal(hit[1]) - Decimal(hit[2])) == Decimal(hit[3]):
            yield Hit(*hit.span(4), "个百分点", gravity=Gravity.ADVICE)


RULE = Rule(
    code="NU111",
    name="percentage-point-confused",
    gravity=Gravity.WARNING,
    says="“{found}”应为“{better}”：百分数之差的单位是百分点",
    source="《中华人民共和国统计法》",
    wrong=(
        "满意率提高了5.2个百分比。",
        "比上年下降3百分点。",
        "比上年提高2%个百分点。",
        "满意率由90%提高到95%，提高5%。",
    ),
    right=(
        "满意率提高了5.2个百分点。",
        "满意率由80%提高到88%，提高10%。",
        "满意率由90%提高到95%，提高5个百分点。",
        "列出3个百分比数值",
        "同比增长5.2%。",
        "试卷满分100，采用百分制。",
    ),
    check=check,
    anchors=("%", "百分点", "百分比", "个百分"),
)
