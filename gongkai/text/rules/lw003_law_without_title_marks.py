"""LW003 法规名称未加书名号。

Why: 引用法规应当写全称并加书名号，便于核对和检索；法条之间互引不在此列，故只作提示。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_TITLES = "政府信息公开条例|行政许可法|行政处罚法|行政复议法|行政诉讼法|行政强制法|国家赔偿法|优化营商环境条例|民法典"
_BARE = re.compile(
    rf"(?:根据|依据|按照|依照|违反|围绕|遵照|贯彻|落实|执行|适用|学习|宣传)((?:中华人民共和国)?(?:{_TITLES}))(?!》|实施|施行|》|草案|司法解释)"
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _BARE.finditer(line):
        yield *hit.span(1), f"《{hit[1]}》"


RULE = Rule(
    code="LW003",
    name="law-without-title-marks",
    gravity=Gravity.ADVICE,
    says="引用法规请加书名号：{better}",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "按照政府信息公开条例编制目录。",
        "围绕政府信息公开条例推进工作。",
    ),
    right=(
        "按照《中华人民共和国政府信息公开条例》编制目录。",
        "按照《政府信息公开条例》编制指南。",
        "围绕政府信息公开条例实施办法征求意见。",
        "政府信息公开条例已经修订。",
        "根据《〈行政许可法〉释义》编写。",
    ),
    check=check,
    profiles=frozenset({"document", "report", "guide"}),
)
