"""NU109 单位为万元的地方写了元。

Why: 表头单位是“万元”，数值却带“元”，相差一万倍，需要核对。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_HEAD = re.compile(r"单位(?:：|:|为|是)?\s*万元")
_YUAN = re.compile(r"\d[\d,.]*元(?!/|\s*／)")
_ROWS_BELOW = 5  # cells of the table under its head


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for head in _HEAD.finditer(passage.shadow):
        line = passage.line_at(head.start())
        below = passage.lines[line.number : line.number + _ROWS_BELOW] if line.is_table else ()
        for one in (line, *(row for row in below if row.is_table)):
            for hit in _YUAN.finditer(passage.shadow, one.start, one.end):
                yield *hit.span(), None


RULE = Rule(
    code="NU109",
    name="yuan-where-ten-thousand-yuan-is-the-unit",
    gravity=Gravity.ADVICE,
    says="此处单位为万元，“{found}”请核对是否应换算",
    source="《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
    wrong=(
        "收费金额0.5元（表头单位万元）",
        "本年收费金额（单位：万元） |\n300元 |",
    ),
    right=(
        "收费金额0.5万元（单位：万元）",
        "本年收费金额（单位：万元） |\n0 |",
        "单位：元，收费300元",
        "每人补助300元。\n下表单位：万元",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
