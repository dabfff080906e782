"""PD901 写明是谁的姓名。

Why: 当事人、申请人等的姓名公开要有依据；按职务署名的是公务信息，只作提示。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.told import told
from gongkai.text.rule import Hit, Rule, Scope


def _weigh(one: Personal) -> Gravity | None:
    if one.beside or one.reason == "likely":
        return None
    return Gravity.ERROR if one.certain else Gravity.ADVICE


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "name", _weigh)


RULE = Rule(
    code="PD901",
    name="name-of-a-person",
    gravity=Gravity.ERROR,
    says="有个人姓名（{reason}），没有公开依据的请写成“{better}”这样的形式",
    source="《中华人民共和国个人信息保护法》第二十五条",
    wrong=(
        "申请人：张伟，男。",
        "原告欧阳建国不服",
        "法定代表人：王芳",
        "关于洪刚反映路灯损坏问题的答复",
    ),
    right=(
        "申请人：张某，男。",
        "会议由局长王某主持",
        "申请人应当如实填写",
        "联系人及电话见附件",
        "高明的做法值得推广",
        "县长王伟率队到柳树村调研",
        "向雷锋同志学习",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
