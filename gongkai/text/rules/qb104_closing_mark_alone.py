"""QB104 后半个成对标点没有前半。

Why: 只有右半，说明左半被删去，或者方向打反。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.pairs import lone_marks
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

# 《…的通知》国办函〔2020〕109号）: the number goes in brackets, and it is plain where they begin.
_NUMBER = re.compile(r"》\s*([一-龥]{2,12}〔\d{4}〕第?\d{1,5}号)）")

_REACH = 1000


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    found = {hit.end() - 1: hit for hit in _NUMBER.finditer(passage.shadow) if _is_alone(passage, hit)}
    for hit in found.values():
        yield hit.start(1), hit.end(), f"（{hit[1]}）"
    for lone in passage.once(lone_marks):
        if not lone.opens and lone.offset not in found:
            yield lone.offset, lone.offset + 1, None


def _is_alone(passage: Passage, number: re.Match[str]) -> bool:
    """Whether no bracket is open in the line; one left open lines above has nothing to do with the number."""
    start = max(passage.line_at(number.start()).start, number.start() - _REACH)
    before = passage.shadow[start : number.end() - 1]
    return before.count("（") <= before.count("）")


RULE = Rule(
    code="QB104",
    name="closing-mark-alone",
    gravity=Gravity.ERROR,
    says="此处的 {found} 没有配对的前半个",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "按照政府信息公开条例》的规定",
        "（一）条件）",
        "文化进乡村”活动",
        "按照《关于做好读者服务的通知》示文旅办〔2022〕31号）要求",
    ),
    right=(
        "1）申请；2）受理；3）办结",
        "a）条件",
        "It’s fine",
        "一）基本情况",
        "“甲”和“乙”",
        "（依据《关于做好读者服务的通知》示文旅办〔2022〕31号）",
        "说明：（含甲\n含乙）",
        "按照《关于做好读者服务的通知》（示文旅办〔2022〕31号）要求",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
