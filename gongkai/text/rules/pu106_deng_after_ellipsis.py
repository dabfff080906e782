"""PU106 省略号与“等”连用。

Why: 省略号和“等”都表示列举未尽，只用一个。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_BOTH = re.compile(r"……等(?![待候级到于同])")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _BOTH.finditer(text):
        yield *hit.span(), "等"


RULE = Rule(
    code="PU106",
    name="deng-after-ellipsis",
    gravity=Gravity.WARNING,
    says="省略号与“等”不连用",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("包括甲、乙……等。",),
    right=(
        "包括甲、乙等。",
        "包括甲、乙……",
        "他……等待着。",
        "“依据……”等字样",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PROSE,
    anchors=("……等",),
)
