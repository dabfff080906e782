"""PD701 电子邮箱。

Why: 个人邮箱能找到人；公务联系用单位邮箱。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_certainty, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_certainty(Gravity.WARNING, Gravity.ADVICE)


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "email", _WEIGH)


RULE = Rule(
    code="PD701",
    name="mail-address",
    gravity=Gravity.WARNING,
    says="有电子邮箱（{reason}），是个人的请删去或者改用单位邮箱",
    source="《中华人民共和国个人信息保护法》第六条",
    wrong=(
        "本人邮箱zhang_san@163.com。",
        "材料发至li.si＠qq.com",
    ),
    right=(
        "邮箱bsswgl@jl.gov.cn",
        "邮箱z***@163.com",
        "网址http://www.gov.cn",
        "@某某同志",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
