"""PD101 没有遮盖的公民身份号码。

Why: 号码唯一对应一个人，公开以后收不回来；机关公开个人信息要有本人单独同意或者法律依据。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_reason, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_reason({"checked": Gravity.ERROR, "labelled": Gravity.ERROR})


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "id_card", _WEIGH)


RULE = Rule(
    code="PD101",
    name="identity-number",
    gravity=Gravity.ERROR,
    says="有完整的公民身份号码（{reason}），请删去或者遮盖",
    source="《中华人民共和国个人信息保护法》第二十八条",
    wrong=(
        "申请人身份证号：22990119800101123X。",
        "公民身份号码229901 19800101 123X已核验",
        "旧身份证号229901800101123",
    ),
    right=(
        "身份证号229901********123X",
        "流水号229901198013011239",
        "身份证号229901198001011230",
        "订单号9922990119800101123X88",
        "索引号：112299001MB0000001/2023-00012",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
