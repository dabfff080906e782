"""NU106 减少用倍数表示。

Why: 减少不能用倍数：减少一倍已为零。应写减少几成、百分之几，或者“为原来的几分之几”。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_MULTIPLE = re.compile(
    r"(?:降低|减少|下降|缩小|缩减|缩短|压缩|压减|降幅|减幅|降|减)(?:了|达到|达|为|近|约)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十数几]+)(?:多|余)?倍"
    r"|(?<!利润)(?<!收益)(?<!盈利)(?:同比)?(?:降低|减少|下降|缩小|缩短|压缩)了?(?:1\d[1-9]|1[1-9]0|[2-9]\d\d)(?:\.\d+)?%"
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _MULTIPLE.finditer(line):
        yield *hit.span(), None


RULE = Rule(
    code="NU106",
    name="reduced-by-multiples",
    gravity=Gravity.WARNING,
    says="“{found}”：减少不用倍数表示",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "排队时间减少了3倍。",
        "办理时间缩短两倍",
        "环节压减近3倍。",
        "投诉量同比下降120%。",
    ),
    right=(
        "费用降低了50%。",
        "费用降低到原来的三分之一。",
        "收入提高了2倍。",
        "投诉量同比下降100%。",
        "利润下降120%。",
        "缩小倍数显示",
        "下降到2倍以下",
    ),
    check=check,
    anchors=("倍", "%"),
)
