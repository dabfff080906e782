"""QB105 成对标点交叉。

Why: 书名号、引号、括号只能套叠，不能交叉；交叉时至少有一个位置错了。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.pairs import crossed, uneven_lines
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for line in passage.once(uneven_lines):
        if not line.is_table:
            for at in crossed(passage.words(line)):
                yield line.start + at, line.start + at + 1, None


RULE = Rule(
    code="QB105",
    name="crossed-pairs",
    gravity=Gravity.ERROR,
    says="此处的 {found} 与其他成对标点交叉",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("转发《关于办好“文化周》活动”的通知。",),
    right=(
        "转发《关于办好“文化周”活动的通知》。",
        "“依据《条例》办理”",
        "（“甲”）“（乙）”",
        "《甲》“乙”",
        "“引文（未完》。",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
