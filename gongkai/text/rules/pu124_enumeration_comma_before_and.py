"""PU124 “和”“以及”前多用顿号。

Why: 最后两项之间已经有“和”“以及”，不再用顿号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope

_AND = re.compile(
    r"、和(?![谐平解睦田龙县顺政静布林硕约美合式服气好善缓面风诗弦牌议亲光成田衷盘声尚])|、以及"
)


def check(text: str) -> Iterator[Hit]:
    for hit in _AND.finditer(text):
        words = hit[0][1:]
        # 、以及 is a habit of older texts: worth a word, not an alarm.
        yield Hit(hit.start(), hit.end(), words, gravity=None if words == "和" else Gravity.ADVICE)


RULE = Rule(
    code="PU124",
    name="enumeration-comma-before-and",
    gravity=Gravity.WARNING,
    says="“{better}”前面不用顿号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "整理图书、报纸、和期刊。",
        "整理图书、报纸、以及期刊。",
    ),
    right=(
        "整理图书、报纸和期刊。",
        "建设平安、和谐社区。",
        "整理图书、报纸，以及期刊。",
        "实行调解、和解相结合。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("、和", "、以及"),
)
