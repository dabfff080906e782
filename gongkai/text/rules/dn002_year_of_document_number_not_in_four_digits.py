"""DN002 发文字号的年份不是四位。

Why: 发文字号的年份应标全称，不编虚位。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_NUMBER = re.compile(r"〔(?<=[一-龥]〔)(\d{1,3}|\d{5,})〕(?=\s*第?\d+号)")
_SHORT = re.compile(r"[\[（【](?<=[发办函规字][\[（【])\d\d[\]）】](?=\d{1,4}号(?![楼线馆院井桥站机室]))")
_WITH_NIAN = re.compile(r"〔(\d{4})年〕(?=\s*第?\s*\d+号)")
_IN_HAN = re.compile(
    r"〔(?<=[一-龥]〔)([一二][〇零O0九][〇零一二三四五六七八九O0]{2})年?〕(?=\s*第?\s*\d+号)"
)
_LETTER = re.compile(r"〔(?<=[一-龥]〔)(2[Oo]\d\d|20[lI]\d)〕(?=\s*第?\s*\d+号)")
_DIGITS = {
    **{sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")},
    "零": "0",
    "O": "0",
    "o": "0",
    "l": "1",
    "I": "1",
}


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NUMBER.finditer(text):
        yield *hit.span(), None
    for hit in _SHORT.finditer(text):
        yield *hit.span(), None
    for pattern in (_WITH_NIAN, _IN_HAN, _LETTER):
        for hit in pattern.finditer(text):
            yield *hit.span(), f"〔{''.join(_DIGITS.get(sign, sign) for sign in hit[1])}〕"


RULE = Rule(
    code="DN002",
    name="year-of-document-number-not-in-four-digits",
    gravity=Gravity.ERROR,
    says="发文字号的年份应当写四位数字",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "示文旅办〔22〕31号",
        "示文旅办〔2022年〕31号",
        "示文旅办〔二〇二二〕31号",
        "示文旅办〔2O22〕31号",
    ),
    right=(
        "示文旅办〔2022〕31号",
        "注〔12〕图3",
        "参考文献〔3〕。",
        "主动公开〔2022年〕年报",
    ),
    check=check,
    scope=Scope.TEXT,
    anchors=("〔", "[", "（", "【"),
)
