"""PU126 问句末尾用句号。

Why: “……吗”“请问……”是发问，句末用问号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_ASKS = re.compile(r"(?<=[一-龥”》])吗([。；])|请问[^。？！；“”\n]{3,60}(。)")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _ASKS.finditer(text):
        yield *hit.span(hit.lastindex or 0), "？"


RULE = Rule(
    code="PU126",
    name="full-stop-after-question",
    gravity=Gravity.WARNING,
    says="此句是发问，句末用问号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("外地读者可以办证吗。", "请问何时恢复开放。"),
    right=("外地读者可以办证吗？", "请问何时恢复开放？", "已告知外地读者可以办证。"),
    check=check,
    scope=Scope.PROSE,
    anchors=("吗。", "吗；", "请问"),
)
