"""DN003 发文字号的序号前加“第”。

Why: 发文顺序号不加“第”字；令和公告另有体例，不在此列。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_NUMBER = re.compile(r"〔(?<=[一-龥]〔)\d{4}〕\s*(第\s*(\d+)号)")
_OWN_STYLE = re.compile(r"(?:令|公告|通告|字|公报)$")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NUMBER.finditer(text):
        if not _OWN_STYLE.search(text[max(0, hit.start() - 2) : hit.start()]):
            yield *hit.span(1), f"{hit[2]}号"


RULE = Rule(
    code="DN003",
    name="ordinal-in-document-number",
    gravity=Gravity.ERROR,
    says="发文字号的序号不加“第”：{better}",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=("示文旅办〔2022〕第31号",),
    right=(
        "示文旅办〔2022〕31号",
        "财政部公告〔2023〕第12号",
        "国务院令第711号",
        "2023年第12号公报",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.TEXT,
    anchors=("〔",),
)
