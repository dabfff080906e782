"""NU106 减少用倍数表示。

Why: 减少不能用倍数：减少一倍已为零。应写减少几成、百分之几，或者“为原来的几分之几”。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_MULTIPLE = re.compile(
    r"(?:降低|减少|下降|缩小|缩减|缩短|降)了?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十数几]+)倍"
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
    ),
    right=(
        "费用降低了50%。",
        "费用降低到原来的三分之一。",
        "收入提高了2倍。",
        "缩小倍数显示",
        "下降到2倍以下",
    ),
    check=check,
)
