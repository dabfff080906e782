"""GR109 两面对一面。

Why: 前面说“能否”，后面只说“关键是做好”，前后不相应；但“是否……是……的前提”有时也通，只在有人要查时才报。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_FRAME = re.compile(
    r"(能否|能不能|会不会|是否)[^，。；\n]{2,24}，?(?:关键|前提|保证|基础|条件)?(?:是|在于|取决于)(?![^，。；\n]{0,20}(?:能否|是否|与否|能不能|会不会|高低|好坏|程度|多少|大小|如何|怎样))[^，。；\n]{2,20}(?:的(?:关键|前提|保证|条件|基础|标志))?(?=[，。；]|$)",
    re.M,
)
_KEY = re.compile(r"关键|前提|保证|基础|条件|标志|在于")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _FRAME.finditer(text):
        if _KEY.search(hit[0]):
            yield *hit.span(), None


RULE = Rule(
    code="GR109",
    name="one-side-against-two",
    gravity=Gravity.WARNING,
    says="“{found}”前面说两面，后面只说一面，请核对",
    source="《现代汉语词典》",
    wrong=(
        "能否落实责任是做好政务公开的关键。",
        "工作能否见效，关键在于加强监督。",
    ),
    right=(
        "落实责任是做好政务公开的关键。",
        "工作能否见效，关键在于监督是否到位。",
        "核实是否属于政府信息。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("能否", "能不能", "会不会", "是否"),
    opt_in=True,
)
