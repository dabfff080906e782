"""PD201 没有遮盖的手机号码。

Why: 手机号码对应个人；公务联系用办公电话。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_certainty, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_certainty(Gravity.ERROR, Gravity.WARNING)


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "phone", _WEIGH)


RULE = Rule(
    code="PD201",
    name="mobile-telephone",
    gravity=Gravity.ERROR,
    says="有手机号码，请删去、遮盖或者改用办公电话",
    source="《中华人民共和国个人信息保护法》第二十五条",
    wrong=(
        "联系电话13800002345。",
        "手机：138 0000 2345",
        "（１３８００００２３４５）",
    ),
    right=(
        "手机号138****2345",
        "总投资13800002345元",
        "订单号13800002345",
        "文件编号20138000023456",
        "咨询电话：0439-3223456",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
