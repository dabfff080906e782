"""PD601 没有遮盖的护照、通行证号码。

Why: 证件号码对应个人。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_certainty, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_certainty(Gravity.ERROR, Gravity.WARNING)


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "passport", _WEIGH)


RULE = Rule(
    code="PD601",
    name="passport-or-permit",
    gravity=Gravity.ERROR,
    says="有护照、通行证等证件号码，请删去或者遮盖",
    source="《中华人民共和国个人信息保护法》第二十八条",
    wrong=(
        "护照号码E12345678",
        "港澳通行证C12345678",
        "持EA1234567号护照",
    ),
    right=(
        "型号E12345678电机",
        "护照办理费30000000元",
        "护照E*****678",
        "办理护照请提前预约",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
