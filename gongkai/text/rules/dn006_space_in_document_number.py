"""DN006 发文字号中有空格。

Why: 发文字号是一个整体，夹有空格就检索不到。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_NUMBER = re.compile(r"〔[ \t]*(?:19|20)\d\d[ \t]*〕[ \t]*第?[ \t]*\d{1,5}[ \t]*号")
_CODE = re.compile(r"[一-龥][ \t]*$")
_BLANK = re.compile(r"[ \t]+")
_WIDEST = 6  # blanks before the bracket


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NUMBER.finditer(text):
        start = max(0, hit.start() - _WIDEST)
        if code := _CODE.search(text[start : hit.start()]):
            found = code[0] + hit[0]
            if (better := _BLANK.sub("", found)) != found:
                yield start + code.start(), hit.end(), better


RULE = Rule(
    code="DN006",
    name="space-in-document-number",
    gravity=Gravity.WARNING,
    says="发文字号中有多余的空格：{better}",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "示文旅办〔2023〕 7 号",
        "示文旅办 〔2023〕7号",
        "示文旅办〔 2023 〕7号",
    ),
    right=(
        "示文旅办〔2023〕7号",
        "依据 示文旅办〔2023〕7号",
        "注〔 12 〕 3 号展厅",
        "示文旅办〔2023〕7号 示文旅办〔2023〕8号",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.TEXT,
    anchors=("〔",),
)
