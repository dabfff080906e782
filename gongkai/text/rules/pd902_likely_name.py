"""PD902 可能是姓名。

Why: 没有上下文说明的姓名只能推测，由人判断。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.told import likely_in, told
from gongkai.text.rule import Hit, Rule, Scope


def _weigh(one: Personal) -> Gravity | None:
    return Gravity.ADVICE if one.reason == "likely" else None


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "name", _weigh, likely_in)


RULE = Rule(
    code="PD902",
    name="likely-name",
    gravity=Gravity.ADVICE,
    says="像是个人姓名，请核对要不要遮盖",
    source="《中华人民共和国个人信息保护法》第二十五条",
    wrong=("昨日，李建国参加了活动。",),
    right=(
        "和平街道办事处",
        "高度重视、周密部署",
        "按照马克思主义基本原理",
        "张某某反映噪声扰民",
    ),
    check=check,
    scope=Scope.PASSAGE,
    opt_in=True,
)
