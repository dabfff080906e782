"""DN005 发文字号的年份晚于文件日期。

Why: 文件不可能引用以后才印发的文件；年份晚于成文日期，必有一个写错。
"""

import re
from collections.abc import Iterator

from gongkai.text.dateline import own_day
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_NUMBER = re.compile(r"〔 ?(\d{4}) ?〕 ?\d{1,5} ?号")
_LAST = 2100


def check(passage: Passage) -> Iterator[Hit]:
    if day := passage.once(own_day):
        for hit in _NUMBER.finditer(passage.shadow):
            if day.year < int(hit[1]) < _LAST:
                yield Hit(*hit.span(1), words={"day": f"{day.year}年{day.month}月{day.day}日"})


RULE = Rule(
    code="DN005",
    name="document-number-of-a-later-year",
    gravity=Gravity.ERROR,
    says="发文字号的年份{found}晚于本文日期{day}，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=("按照示文旅办〔2024〕3号要求，做好开放工作。\n示例市图书馆\n2023年5月6日",),
    right=(
        "按照示文旅办〔2023〕3号要求，做好开放工作。\n示例市图书馆\n2023年5月6日",
        "按照示文旅办〔2022〕3号要求，做好开放工作。\n示例市图书馆\n2023年5月6日",
        "按照示文旅办〔2024〕3号要求，做好开放工作。",
        "合同编号〔9999〕1号\n2023年5月6日",
    ),
    check=check,
    scope=Scope.PASSAGE,
    anchors=("〔",),
)
