"""TM101 把港澳台称作国家。

Why: 香港、澳门、台湾是中国的一部分，不得称为国家，也不得与国家并列而统称“等国家”。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_CALLED = re.compile(r"(?:台湾|香港|澳门)国(?=的|政府|代表|籍|[，。、；]|$)")
_PLACE = "(?:香港|澳门|台湾|港澳台|港台)(?:特别行政区|地区)?"
_ONLY_PLACES = re.compile(rf"(?<![、和及与]){_PLACE}(?:[、和及与]{_PLACE})*等国家(?!级|机|行为)(?:和地区)?")
_AMONG = re.compile(
    rf"{_PLACE}(?:[、和及与][一-龥]{{2,5}})*等国家(?![和及或与、/（]?地区|级|机|行为|安全|利益)"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for pattern in (_CALLED, _ONLY_PLACES, _AMONG):
        for hit in pattern.finditer(text):
            yield *hit.span(), None


RULE = Rule(
    code="TM101",
    name="place-called-a-country",
    gravity=Gravity.SEVERE,
    says="“{found}”表述错误：不得把港澳台称作国家",
    source="《中华人民共和国宪法》",
    wrong=(
        "邀请台湾国的艺术家参展。",
        "面向港澳台等国家和地区招展",
        "来自香港、澳门、韩国等国家的展品",
    ),
    right=(
        "来自香港、澳门特别行政区和台湾地区的展品",
        "日本、韩国、台湾等国家和地区",
        "香港国际机场",
        "香港国家安全",
        "台湾国语",
        "台湾国民党军政人员",
        "香港、澳门等国家级平台",
        "香港特别行政区法院对国防、外交等国家行为无管辖权。",
        "港澳台地区",
    ),
    check=check,
    scope=Scope.TEXT,
)
