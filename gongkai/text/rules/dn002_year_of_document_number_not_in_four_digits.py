"""DN002 发文字号的年份不是四位。

Why: 发文字号的年份应标全称，不编虚位。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_NUMBER = re.compile(r"〔(?<=[一-龥]〔)(\d{1,3}|\d{5,})〕(?=\s*第?\d+号)")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NUMBER.finditer(text):
        yield *hit.span(), None


RULE = Rule(
    code="DN002",
    name="year-of-document-number-not-in-four-digits",
    gravity=Gravity.ERROR,
    says="发文字号的年份应当写四位数字",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=("示文旅办〔22〕31号",),
    right=(
        "示文旅办〔2022〕31号",
        "注〔12〕图3",
        "参考文献〔3〕。",
    ),
    check=check,
    scope=Scope.TEXT,
    anchors=("〔",),
)
