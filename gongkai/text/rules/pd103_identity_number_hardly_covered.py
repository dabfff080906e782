"""PD103 遮盖后仍能看出生日的身份号码。

Why: 遮住几位而留下出生日期等，仍能推出整个号码。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_certainty, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_certainty(Gravity.WARNING, Gravity.WARNING)


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "number_part", _WEIGH)


RULE = Rule(
    code="PD103",
    name="identity-number-hardly-covered",
    gravity=Gravity.WARNING,
    says="身份号码没有遮盖好（{reason}），请把出生日期各位一并遮盖",
    source="《中华人民共和国个人信息保护法》第二十八条",
    wrong=(
        "身份证号22990119800101****",
        "身份证号2299011980****123X",
    ),
    right=(
        "身份证号229901********123X",
        "身份证号22*************123",
        "手机号138****2345",
        "评分****",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
