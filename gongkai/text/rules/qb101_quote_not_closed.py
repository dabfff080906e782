"""QB101 引号没有下半。

Why: 缺了右引号，读者不知引文到哪里为止。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.pairs import lone_marks
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.short_names import LONGEST, SHORTEST, names

# Behind a name that is quoted by custom (“放管服”改革), the quotation ends.
_BEHIND = re.compile("[，。；、]|改革|工作|制度|工程|机制|经验|倡议|监管|模式|行动")


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for lone in passage.once(lone_marks):
        if lone.mark in "“‘「『":
            text, at = passage.shadow, lone.offset
            # Behind a colon somebody speaks, and may say more than a name.
            is_name = lone.mark == "“" and text[at - 1 : at] != "："
            end = _end_of_name(text, at + 1) if is_name else None
            if end:
                yield at, end, f"{text[at:end]}”"
            else:
                yield at, at + 1, None


def _end_of_name(text: str, start: int) -> int | None:
    """Where the name ends that stands there, of several the longest."""
    ends = (end for end in range(start + LONGEST, start + SHORTEST - 1, -1) if text[start:end] in names())
    return next((end for end in ends if _BEHIND.match(text, end)), None)


RULE = Rule(
    code="QB101",
    name="quote-not-closed",
    gravity=Gravity.ERROR,
    says="此处的 {found} 没有配对的后半个引号",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "3.危及“三安全一稳定 |\n0 |",
        "打造“一刻钟文化圈，方便群众。",
        "深化“放管服改革，方便读者。",
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
