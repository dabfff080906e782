"""QB106 引号方向打反。

Why: 右引号在前、左引号在后，排版时无从配对。
"""

from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.pairs import reversed_quotes, uneven_lines
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for line in passage.once(uneven_lines):
        if not line.is_table:
            for closing, opening in reversed_quotes(passage.words(line)):
                yield line.start + closing, line.start + closing + 1, "“"
                yield line.start + opening, line.start + opening + 1, "”"


RULE = Rule(
    code="QB106",
    name="reversed-quotes",
    gravity=Gravity.ERROR,
    says="引号 {found} 方向打反，应为 {better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=("举办”文化进乡村“活动。",),
    right=(
        "举办“文化进乡村”活动。",
        "“甲”“乙”",
        "开设“在线访谈”、“政",
        "府开放日”、“民声在线”",
        "结束了引文。”他又说：“好。”",
        "前文”后文“甲”",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PASSAGE,
)
