"""NU104 年份写成两位。

Why: 年份应当写四位；两位年份离开上下文就不知是哪个世纪。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule

_YEAR = re.compile(
    r"(?<![\d.〇零一二三四五六七八九十至到—~\-民国])\d{2}年(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])日"
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _YEAR.finditer(line):
        yield hit.start(), hit.start() + 3, None


RULE = Rule(
    code="NU104",
    name="year-in-two-digits",
    gravity=Gravity.WARNING,
    says="年份“{found}”应当写四位",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=("本办法22年7月1日起执行。",),
    right=(
        "本办法2022年7月1日起执行。",
        "有期徒刑12年3个月",
        "民国38年1月1日",
        "历时23年1月有余",
        "1998年12月5日",
    ),
    check=check,
)
