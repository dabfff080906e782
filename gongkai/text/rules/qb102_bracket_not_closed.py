"""QB102 括号没有下半。

Why: 缺了右括号，多是抽取或复制时截断，括号后的内容已经丢失。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.pairs import lone_marks
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

# A document number in brackets ends with 号, and there the bracket ends too.
_NUMBER = re.compile(r"（[一-龥]{2,12}〔\d{4}〕\d{1,5}号(?![、，；和及])")


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for lone in passage.once(lone_marks):
        if lone.mark not in "（【〔":
            continue
        if number := _NUMBER.match(passage.shadow, lone.offset, lone.line.end):
            yield *number.span(), f"{number[0]}）"
        else:
            yield lone.offset, lone.offset + 1, None


RULE = Rule(
    code="QB102",
    name="bracket-not-closed",
    gravity=Gravity.ERROR,
    says="此处的 {found} 没有配对的后半个括号，其后内容可能残缺",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "(二)部分公开 (区分处理的,只计这 |\n0 |",
        "向读者（含外地读者发放证件。",
        "按照《关于做好读者服务的通知》（示文旅办〔2022〕31号要求",
    ),
    right=(
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "1）申请；2）受理",
        "（一）条件",
        "部分公开(区分处理的）",
        "共三项（甲：\n乙；\n丙）。",
        "示文旅办〔2022〕31号",
        "按照《关于做好读者服务的通知》（示文旅办〔2022〕31号）要求",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
