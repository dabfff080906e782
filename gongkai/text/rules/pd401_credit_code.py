"""PD401 统一社会信用代码。

Why: 企业、机关的代码是公开的；个体工商户的代码指向个人。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_reason, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_reason({"sole_trader": Gravity.WARNING}, Gravity.ADVICE)


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "credit_code", _WEIGH)


RULE = Rule(
    code="PD401",
    name="credit-code",
    gravity=Gravity.ADVICE,
    says="有统一社会信用代码（{reason}），个体工商户的请按需要遮盖",
    source="《中华人民共和国个人信息保护法》第六条",
    wrong=(
        "统一社会信用代码：91229901MA0Y4X8K1T",
        "个体工商户（92229901MA0Y4X8K1P）",
    ),
    right=(
        "代码91220600MA0Y4X8K1A有误",
        "批号91229901MA0Y4X8",
        "索引号112299001MB0000001",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
