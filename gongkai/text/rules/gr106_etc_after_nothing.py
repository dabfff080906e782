"""GR106 “等”前没有列举。

Why: “等”收在列举之后；句末的“等”前面只有一件完整的事，什么也没有列举，应当删去。
"""

import re
from collections.abc import Iterator

from gongkai.text.beginning import begins
from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

# Sentences that end so are whole statements: 质量还有待进一步提升等。
_STRAY = re.compile(
    r"(?:有待|需要?|仍需|还需|尚需|亟待|得到了?|取得了?|进行了?)(?:进一步)?[^，。；、\n和与及]{0,10}"
    r"(?:提升|提高|加强|完善|改进|规范|优化|健全|强化|深化|改善|拓展|解决|增强|细化|成效|效果|成绩)(等)(?=[。；]|$)",
    re.M,
)

_LONGEST = 400  # characters of a sentence


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _STRAY.finditer(text):
        begin = begins(text, hit.start(), "。；：", _LONGEST)
        if "、" not in text[begin : hit.start()]:
            yield *hit.span(1), ""


RULE = Rule(
    code="GR106",
    name="etc-after-nothing",
    gravity=Gravity.WARNING,
    says="“等”前面没有列举，请删去",
    source="《现代汉语词典》",
    wrong=(
        "信息发布的质量还有待进一步提升等。",
        "公开渠道需要拓展等。",
    ),
    right=(
        "信息发布的质量还有待进一步提升。",
        "存在更新不及时、解读不到位、质量有待提升等问题。",
        "问题是更新慢、解读少、质量有待进一步提升等。",
        "待遇平等。",
        "水平有待达到优等。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("等。", "等；", "等\n", "等"),
)
