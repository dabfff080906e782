"""T101 引用法条的条次应当用汉字数字。

Why: 法规条文自身以汉字数字编号；引用时改用阿拉伯数字，检索与核对都对不上。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import DIGITS
from gongkai.text.finding import Gravity
from gongkai.text.han_number import in_han
from gongkai.text.rule import Rule

# Only after a law or another article: 第3条线路 and 第5条微博 count other things.
_ARTICLE = re.compile(
    r"(?:》|条例|办法|规定|细则|规则|(?<![一-龥])本?法|[许处复诉赔强]\w?法|条、)(?:（[^（）]{1,12}）)?(第(\d{1,4})条)(?![线路街道信微评建意新记])"
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    at = 0
    while hit := _ARTICLE.search(line, at):
        if int(hit[2]):
            yield *hit.span(1), f"第{in_han(int(hit[2]))}条"
        at = hit.end() - 1  # 第33条、第34条: the sign after one opens the next


RULE = Rule(
    code="T101",
    name="article-number-in-arabic",
    gravity=Gravity.ADVICE,
    says="引用法条请写“{better}”，不写“{found}”",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "依据《条例》第33条答复。",
        "根据条例第20条、第21条公开。",
    ),
    right=(
        "依据《条例》第三十三条答复。",
        "共33条意见。",
        "该规定第一批共33条。",
        "沿第3条线路前往。",
        "《公报》第3条新闻",
        "《条例》（2019年修订）全文共56条。",
    ),
    check=check,
    anchors=tuple(f"{digit}条" for digit in DIGITS),
)
