"""CH002 全角数字和字母。

Why: 全角数字不能检索、不能拨打、不能计算。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for hit in _WIDE.finditer(passage.text):
        yield *hit.span(), passage.shadow[hit.start() : hit.end()]


RULE = Rule(
    code="CH002",
    name="full-width-digits-and-letters",
    gravity=Gravity.WARNING,
    says="数字和字母请用半角：{better}",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "受理编号２０２３００１７",
        "ＡＢＣ公司",
    ),
    right=(
        "联系电话：13800000000",
        "ABC公司",
        "（一）、“甲”",
        "①②③",
        "占比50％",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PASSAGE,
)
