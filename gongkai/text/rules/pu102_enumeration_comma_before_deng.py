"""PU102 “等”前多用顿号。

Why: “等”紧接列举的末项，中间不用顿号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_BEFORE_DENG = re.compile(
    r"[，；]等(?=(?:方式|形式|途径|材料|内容|方面|措施|问题|情形|部门|单位)?[。；，])|、等(?!待|候|级|到|于|同|值|额|效|价|因|比|分|量|闲|距|次|位|身|你|我|他|离|一等|二等|外|内|车|高|额|压|温|边|角)"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _BEFORE_DENG.finditer(text):
        yield *hit.span(), "等"


RULE = Rule(
    code="PU102",
    name="enumeration-comma-before-deng",
    gravity=Gravity.ERROR,
    says="“等”前不用标点：{better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "展出书法、绘画、等作品。",
        "包括甲、乙、等。",
        "采取问卷、座谈，等方式。",
    ),
    right=(
        "涉及教育、医疗等领域。",
        "排队、等候、办理。",
        "停车、等车、装卸货物",
        "免耕、等高耕作",
        "按照品质、等级定价。",
        "坚持自愿、等价的原则。",
        "分为特等、等外两类。",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PROSE,
    anchors=("、等", "，等", "；等"),
)
