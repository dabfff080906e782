"""QB101 引号没有下半。

Why: 缺了右引号，读者不知引文到哪里为止。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.pairs import lone_marks
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for lone in passage.once(lone_marks):
        if lone.mark in "“‘「『":
            yield lone.offset, lone.offset + 1, None


RULE = Rule(
    code="QB101",
    name="quote-not-closed",
    gravity=Gravity.ERROR,
    says="此处的 {found} 没有配对的后半个引号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "3.危及“三安全一稳定 |\n0 |",
        "打造“一刻钟文化圈，方便群众。",
    ),
    right=(
        "涉及“三安全一稳定”的信息",
        "“第一段引文。\n“第二段引文。”",
        "开设“读书”“讲座”“展览”栏目。",
        "他说：“分为‘甲’和‘乙’。”",
        "会议指出：“要落实责任。\n要强化监督。”",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
