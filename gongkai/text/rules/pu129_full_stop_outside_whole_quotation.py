"""PU129 完整引语的句号放在后引号外面。

Why: 冒号后面完整引用的一句话，句号放在后引号里面；不完整的、融进自己话里的引语，句号才放在外面。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_SAID = re.compile(r"：“(?<=[说道出调示求为定问答]：“)[^“”\n]{6,120}[^“”\n。！？…]”。")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _SAID.finditer(text):
        yield hit.end() - 2, hit.end(), "。”"


RULE = Rule(
    code="PU129",
    name="full-stop-outside-whole-quotation",
    gravity=Gravity.ADVICE,
    says="完整引用的话，句号放在后引号里面：{better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("馆长强调：“各分馆要按时开放”。",),
    right=(
        "馆长强调：“各分馆要按时开放。”",
        "馆长强调要“按时开放”。",
        "主题为：“书香”。",
        "馆长问：“各分馆能否按时开放？”",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("：“",),
)
