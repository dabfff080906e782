"""PU101 标点重复。

Why: 连用两个点号，是删改之后的残留。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule

_SAME = re.compile(r"(?<![，。、；：])([，。、；：])\1(?![，。、；：])")
_STOP_WINS = re.compile(r"[，、；]。|。[，、；]")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _SAME.finditer(line):
        yield *hit.span(), hit[1]
    for hit in _STOP_WINS.finditer(line):
        yield *hit.span(), None


RULE = Rule(
    code="PU101",
    name="doubled-mark",
    gravity=Gravity.ERROR,
    says="标点“{found}”重复",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "开馆前,,要检查消防设施。",
        "展览如期开幕。。",
        "涉及教育、、医疗领域。",
        "完成任务，。",
    ),
    right=(
        "会议强调，要压实责任。",
        "他说：“好。”，然后离开。",
        "等等……。",
        "取得成效。。。。。。",
        "网址为http://a.cn/;;x",
    ),
    check=check,
    fix=Fix.SAFE,
)
