"""PD102 像公民身份号码而校验位不符。

Why: 错了一位的号码仍然能找到人，也可能是抄错，需要人来判断。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_reason, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_reason(
    {"check_digit_wrong": Gravity.WARNING, "birthday_impossible": Gravity.WARNING, "serial": Gravity.ADVICE}
)


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "id_card", _WEIGH)


RULE = Rule(
    code="PD102",
    name="identity-number-with-a-slip",
    gravity=Gravity.WARNING,
    says="像是公民身份号码（{reason}），请核对；是的，请删去或者遮盖",
    source="《中华人民共和国个人信息保护法》第二十八条",
    wrong=("身份证号229901198001011230",),
    right=(
        "身份证号22990119800101123X",
        "编号229901198001011230的档案",
        "流水号229901198013011239",
        "合同金额229901198001元",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
