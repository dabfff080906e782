"""PD703 微信号、QQ号。

Why: 个人的社交账号能找到人；单位的公众号不在此列。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_certainty, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_certainty(Gravity.WARNING, Gravity.WARNING)


def check(passage: Passage) -> Iterator[Hit]:
    yield from told(passage, "wechat", _WEIGH)
    yield from told(passage, "qq", _WEIGH)


RULE = Rule(
    code="PD703",
    name="account-of-a-person",
    gravity=Gravity.WARNING,
    says="有微信号或者QQ号，是个人的请删去",
    source="《中华人民共和国个人信息保护法》第六条",
    wrong=(
        "本人微信号：abc123456",
        "联系QQ：12345678",
    ),
    right=(
        "微信公众号：shili_wlj",
        "QQ群：123456789",
        "微信搜索示例发布",
        "官方微信shili_fabu",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
