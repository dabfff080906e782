"""NU104 年份写成两位。

Why: 年份应当写四位；两位年份离开上下文就不知是哪个世纪。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import DIGITS
from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_BEFORE = r"(?<![\d.〇零一二三四五六七八九十至到—~\-民国第满近又])"
# A term of 12年3月 has no day; without one only years of this century so far are meant.
_YEAR = re.compile(
    rf"{_BEFORE}\d{{2}}年(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])日"
    rf"|{_BEFORE}(?:1[5-9]|2\d)年(?:1[0-2]|[1-9])月(?=底|份|起|至|以来|初|末|中旬|上旬|下旬)"
    r"|(?<=[于自在从，。；])(?:1[5-9]|2\d)年(?=度|全年|上半年|下半年)"
    r"|(?<=截至)\d{2}年(?=[1-9]月|1[0-2]月|底|末)"
    r"|(?<![\d.,第满近约又逾超过历共计为达期至到—~〇零一二三四五六七八九十-])(?:1[5-9]|2\d)年(?=上半年|下半年|度(?!过)|[一二三四1-4]季度|第[一二三四]季度)"
    r"|(?<![\d.,第近约])(?:1[5-9]|2\d)[-—~至](?:1[5-9]|2[0-9])年(?=，|间|期间|度|累计|[我全本])"
    r"|(?<=’)\d{2}年"
)
# Two digits and no more, before 年 or before two others: what every one of these begins with.
_TWO_DIGITS = re.compile(r"\d(?<!\d.)\d(?=年|[-—~至]\d\d年)")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for digits in _TWO_DIGITS.finditer(text):
        at = digits.start()
        if _YEAR.match(text, at):
            yield at - (text[at - 1 : at] == "’"), text.index("年", at) + 1, None


RULE = Rule(
    code="NU104",
    name="year-in-two-digits",
    gravity=Gravity.WARNING,
    says="年份“{found}”应当写四位",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "本办法22年7月1日起执行。",
        "截至23年6月底，已办结12件。",
        "我局在22年度考核中获得优秀。",
    ),
    right=(
        "本办法2022年7月1日起执行。",
        "有期徒刑12年3个月",
        "在20年的实践中",
        "持续20年以来",
        "民国38年1月1日",
        "历时23年1月有余",
        "1998年12月5日",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=DIGITS,
)
