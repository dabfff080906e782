"""QB104 后半个成对标点没有前半。

Why: 只有右半，说明左半被删去，或者方向打反。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.pairs import lone_marks
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for lone in passage.once(lone_marks):
        if lone.mark in "”’」』）】〕》〉":
            yield lone.offset, lone.offset + 1, None


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
    ),
    right=(
        "1）申请；2）受理；3）办结",
        "a）条件",
        "It’s fine",
        "一）基本情况",
        "“甲”和“乙”",
        "说明：（含甲\n含乙）",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
