"""PD202 固定电话。

Why: 固定电话多是办公电话，公开是应当的；家里的电话不公开。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_reason, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_reason({"home": Gravity.WARNING}, Gravity.ADVICE)


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "landline", _WEIGH)


RULE = Rule(
    code="PD202",
    name="fixed-telephone",
    gravity=Gravity.ADVICE,
    says="有固定电话（{reason}），请核对是不是办公电话",
    source="《中华人民共和国个人信息保护法》第六条",
    wrong=(
        "咨询电话：0439-3223456",
        "家庭电话：3223456",
    ),
    right=(
        "请拨打12345政务服务便民热线",
        "客服400-810-8888",
        "共3223456元",
        "2023-3223456号",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
