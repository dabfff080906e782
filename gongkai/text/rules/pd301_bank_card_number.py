"""PD301 没有遮盖的银行卡号。

Why: 卡号属于金融账户信息，是敏感个人信息。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_reason, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_reason({"checked": Gravity.ERROR, "labelled": Gravity.ERROR}, Gravity.WARNING)


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "bank_card", _WEIGH)


RULE = Rule(
    code="PD301",
    name="bank-card-number",
    gravity=Gravity.ERROR,
    says="有银行卡号（{reason}），请删去或者只留末四位",
    source="《中华人民共和国个人信息保护法》第二十八条",
    wrong=(
        "补助打入卡号6222020000000001230",
        "6222 0200 0000 0001 230",
    ),
    right=(
        "卡号尾数0128",
        "项目代码6222020000000001230",
        "采购编号2023000000001234567",
        "联行号102100099996",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
