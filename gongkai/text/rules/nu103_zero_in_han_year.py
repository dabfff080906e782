"""NU103 汉字年份中的零写错。

Why: 汉字数字编号和年份中的“0”写作“〇”，不写“零”，也不用阿拉伯数字。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_YEAR = re.compile(
    r"[二一](?<![一二三四五六七八九〇零0\d].)(?:(?<=二)[0O零]|(?<=一)九)[一二三四五六七八九〇零0]{1,2}(?=年)"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _YEAR.finditer(text):
        better = re.sub("[0O零]", "〇", hit[0])
        if len(better) == 4 and better != hit[0]:
            yield *hit.span(), better


RULE = Rule(
    code="NU103",
    name="zero-in-han-year",
    gravity=Gravity.ERROR,
    says="汉字年份中的零写作“〇”：{better}",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "印发于二0一九年六月。",
        "二零二三年十二月",
    ),
    right=(
        "二〇二三年十二月",
        "2023年12月",
        "一百零二年",
        "二十年来",
        "二零二三号文件",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.TEXT,
)
