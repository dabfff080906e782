"""LW007 引用法条的层次颠倒或者数字写法不一。

Why: 引用从条到款、从款到项，由大到小；同一处引用里汉字和阿拉伯数字不混用。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.han_number import in_han
from gongkai.text.rule import Rule, Scope

_N = r"[（(]?(?:[一二三四五六七八九十百零]{1,7}|\d{1,4})[）)]?"
_UPSIDE_DOWN = re.compile(rf"第{_N}款第{_N}条|第{_N}项第{_N}款|第{_N}项第{_N}条")
_CITED = re.compile(rf"第{_N}条(?:第{_N}款)?(?:第{_N}项)?")
_ARABIC = re.compile(r"第(\d{1,3})(条|款|项)")
_HAN = re.compile(r"第（?[一二三四五六七八九十百零]+）?[条款项]")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _UPSIDE_DOWN.finditer(text):
        yield (
            *hit.span(),
            "".join(sorted(re.findall(rf"第{_N}[条款项]", hit[0]), key=lambda one: "条款项".index(one[-1]))),
        )
    for hit in _CITED.finditer(text):
        if _ARABIC.search(hit[0]) and _HAN.search(hit[0]):
            yield (
                *hit.span(),
                _ARABIC.sub(
                    lambda one: f"第{in_han(int(one[1]))}{one[2]}" if int(one[1]) else one[0], hit[0]
                ),
            )


RULE = Rule(
    code="LW007",
    name="article-cited-out-of-order",
    gravity=Gravity.WARNING,
    says="引用法条由条到款到项，数字写法一致：“{found}”宜写作“{better}”",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "依据《行政许可法》第二款第十二条。",
        "根据该条例第三十六条第1项答复。",
        "符合第二项第一款的规定。",
    ),
    right=(
        "依据《行政许可法》第十二条第二款。",
        "根据该条例第三十六条第一项答复。",
        "符合第二十条第（一）项的规定。",
        "第一款、第二款的规定适用于第三条。",
        "依据第12条第2款。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("款第", "项第", "条第"),
)
