"""QB110 单独使用单引号、单书名号。

Why: 引号、书名号先用双的，里面再用时才用单的；单独一层用单的，读者以为外面缺了一层。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule, Scope

_SINGLE = re.compile(r"‘([^‘’“”\n]{1,30})’|〈([^〈〉《》\n]{2,40})〉|'(?<![A-Za-z\d=]')([一-龥]{2,12})'")
_DOCUMENT = re.compile(
    "(?:法|条例|办法|规定|通知|意见|方案|细则|决定|公告|通告|规则|章程|标准|函|指南|要点)$"
)
_REACH = 400  # characters in which an outer pair is looked for
_HAN = re.compile("[一-龥]")


def check(text: str) -> Iterator[Hit]:
    for hit in _SINGLE.finditer(text):
        outer = "《》" if hit[2] else "“”"
        within = hit[1] or hit[2] or hit[3]
        is_meant = (_DOCUMENT if hit[2] else _HAN).search(within)
        if is_meant and not _is_within(text, *hit.span(), outer):
            yield Hit(*hit.span(), outer[0] + within + outer[1])


def _is_within(text: str, start: int, end: int, pair: str) -> bool:
    """Whether the pair stands open before, or is closed behind; a quotation may have begun lines above."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    behind = after.partition("\n")[0]
    return before.rfind(pair[0]) > before.rfind(pair[1]) or pair[1] in behind.partition(pair[0])[0]


RULE = Rule(
    code="QB110",
    name="single-quotes-outermost",
    gravity=Gravity.ADVICE,
    says="引号、书名号外层用双的：{better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "开展‘书香校园’活动。",
        "依据〈读者服务规程办法〉办理。",
        "开展'书香校园'活动。",
    ),
    right=(
        "开展“书香校园”活动。",
        "馆长说：“要办好‘书香校园’活动。”",
        "《关于印发〈读者服务办法〉的通知》",
        "高度为5’，It’s ‘OK’。",
        "“引文的‘第一段’。",
        "见图〈一〉",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("‘", "〈", "'"),
)
