"""PU127 后引号内外都有点号。

Why: 引文末尾的点号，独立成句的放在引号里面，不成句的放在外面，不重复使用。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_BOTH = re.compile(r"([。！？])”[。，；](?!”)")
_BEFORE_CLOSING = re.compile(r"[，、；：]”(?=[。，；、])")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _BOTH.finditer(text):
        # “……吗？”，他说 goes on behind a question.
        if hit[1] == "。" or hit[0][-1] == "。":
            yield *hit.span(), f"{hit[1]}”" if hit[0][-1] == "。" else f"”{hit[0][-1]}"
    for hit in _BEFORE_CLOSING.finditer(text):
        yield *hit.span(), "”"


RULE = Rule(
    code="PU127",
    name="mark-on-both-sides-of-closing-quote",
    gravity=Gravity.WARNING,
    says="后引号内外不重复使用点号：{better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "馆长说：“要按时开放。”。",
        "落实“首问负责、”，做好接待。",
    ),
    right=(
        "馆长说：“要按时开放。”",
        "落实“首问负责”，做好接待。",
        "“可以办证吗？”，读者问。",
        "馆长强调“要按时开放”。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("。”", "！”", "？”", "，”", "、”", "；”", "：”"),
)
