"""PU104 并列书名号之间用顿号。

Why: 标有书名号的并列成分之间通常不用顿号；插有其他成分的除外。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_BETWEEN = re.compile(r"(?<=》)、(?=《)|，(?<=》，)(?=《[^《》\n]{2,40}》(?:等|和|，《|、《))")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _BETWEEN.finditer(text):
        yield *hit.span(), ""


RULE = Rule(
    code="PU104",
    name="enumeration-comma-between-titles",
    gravity=Gravity.ADVICE,
    says="并列的书名号之间通常不用标点",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("修订《章程》、《规程》、《须知》。", "修订《章程》，《规程》等文件。"),
    right=(
        "修订《章程》《规程》。",
        "《办法》（试行）、《细则》",
        "《甲》和《乙》",
        "依据《条例》、办法和细则办理。",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PROSE,
    anchors=("》、《", "》，《"),
)
