"""DN004 发文字号的序号编虚位。

Why: 发文顺序号不编虚位，即1不编为01。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_NUMBER = re.compile(r"〔(?<=[一-龥]〔)\d{4}〕\s*第?(0+([1-9]\d*))号")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NUMBER.finditer(text):
        yield *hit.span(1), hit[2]


RULE = Rule(
    code="DN004",
    name="leading-zero-in-document-number",
    gravity=Gravity.ERROR,
    says="发文字号的序号不编虚位：{better}",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=("示文旅办〔2022〕031号",),
    right=(
        "示文旅办〔2022〕31号",
        "示文旅办〔2022〕100号",
        "编号012号",
        "合同编号〔2023〕A012号",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.TEXT,
    anchors=("〔",),
)
