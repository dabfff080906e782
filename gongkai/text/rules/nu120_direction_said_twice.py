"""NU120 升降的方向写了两遍。

Why: “下降-4.3%”“减少-5件”，下降与负号各说一遍方向，读者不知是升是降。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule

_DOWN = re.compile(
    r"(?:下降|下跌|减少|降低|回落|下滑|缩减|负增长|收窄|下调)(?:了|幅度为)?[-－—−](?=\d)(?!\d+[-—~])"
)
_UP = re.compile(r"(?:增长|上升|增加|提高|上涨|提升)(?:了)?[-－−](?=\d)|负增长(?=[-－−]\d)")


def check(line: str) -> Iterator[Hit]:
    for hit in _DOWN.finditer(line):
        yield Hit(*hit.span())
    for hit in _UP.finditer(line):
        yield Hit(*hit.span(), gravity=Gravity.ADVICE)


RULE = Rule(
    code="NU120",
    name="direction-said-twice",
    gravity=Gravity.WARNING,
    says="“{found}”升降与正负号重复或者相反，请改写",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=("借阅量下降-4.3%。", "投诉减少了-5件。", "到馆人数增长-2.1%。"),
    right=("借阅量下降4.3%。", "投诉减少了5件。", "到馆人数下降2.1%。", "借阅量增速为-4.3%。"),
    check=check,
    anchors=("-", "－", "−", "—"),
)
