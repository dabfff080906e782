"""PU104 并列书名号之间用顿号。

Why: 标有书名号的并列成分之间通常不用顿号；插有其他成分的除外。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Hit, Rule, Scope

_BETWEEN = re.compile(r"(?<=》)、(?=《)|，(?<=》，)(?=《[^《》\n]{2,40}》(?:等|和|，《|、《))")
# One mark wanting and one standing in the same list: whichever is held right, the other is wrong.
_MIXED = re.compile(r"》、《[^《》\n]{1,40}》《|》《[^《》\n]{1,40}》、《")
_REACH = 50


def check(text: str) -> Iterator[Hit]:
    for hit in _BETWEEN.finditer(text):
        is_mixed = _MIXED.search(text, max(0, hit.start() - _REACH), hit.end() + _REACH)
        is_within = is_mixed and is_mixed.start() <= hit.start() < is_mixed.end()
        yield Hit(*hit.span(), "", gravity=Gravity.WARNING if is_within else None)


RULE = Rule(
    code="PU104",
    name="enumeration-comma-between-titles",
    gravity=Gravity.ADVICE,
    says="并列的书名号之间通常不用标点",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "修订《章程》、《规程》、《须知》。",
        "修订《章程》，《规程》等文件。",
        "修订《章程》《规程》、《须知》。",
    ),
    right=(
        "《甲》和《乙》《丙》、丁",
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
