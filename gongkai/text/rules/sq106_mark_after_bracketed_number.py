"""SQ106 括号序号后加顿号。

Why: “（一）”本身已隔开序号和正文，其后不再加标点。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule

_NUMBERED = re.compile(r"^\s*（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）([、，.])(?!（)")
# Within a line only behind a mark that ends the item before.
_WITHIN = re.compile(
    r"(?:(?<=[。；：])（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）|(?:^|(?<=[。；：]))[①-⑳])(、)(?=[一-龥])"
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    if hit := _NUMBERED.match(line):
        yield *hit.span(1), ""
    for hit in _WITHIN.finditer(line):
        yield *hit.span(1), ""


RULE = Rule(
    code="SQ106",
    name="mark-after-bracketed-number",
    gravity=Gravity.ERROR,
    says="括号序号之后不加标点",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "（一）、清点馆藏图书",
        "(二),修补破损图书",
        "（1）、申请条件",
        "需携带：①、身份证。",
        "办证步骤：（1）、登记；（2）、拍照。",
    ),
    right=(
        "（一）清点馆藏图书",
        "依据（一）、（二）项办理。",
        "（四）、（五）项所列人员除外。",
        "一、清点馆藏图书",
        "（十二）3个月内办结",
        "见注①、注②。",
    ),
    check=check,
    anchors=("）、", "），", "）.", *(f"{chr(0x245F + number)}、" for number in range(1, 21))),
    fix=Fix.SAFE,
)
