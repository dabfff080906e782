"""PD903 姓名与低保、疾病、未成年等情况写在一起。

Why: 低保、残疾、疾病、未成年人等情况连同姓名公开，伤害当事人；未成年人的信息是敏感个人信息。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.told import told
from gongkai.text.rule import Hit, Rule, Scope


def _weigh(one: Personal) -> Gravity | None:
    return Gravity.ERROR if one.beside == "status" else None


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "name", _weigh)


RULE = Rule(
    code="PD903",
    name="name-with-a-state",
    gravity=Gravity.ERROR,
    says="姓名与困难、疾病或者未成年等情况写在一起，请去掉姓名或者写成“{better}”这样的形式",
    source="《中华人民共和国个人信息保护法》第二十八条",
    wrong=(
        "低保对象王秀兰每月领取补助",
        "五年级学生李小明在校门口摔伤。",
        "低保名单：张三、李建国、王秀英、赵丽",
    ),
    right=(
        "低保对象王某每月领取补助",
        "局长王刚主持低保评审",
        "残疾人联合会、妇女联合会",
        "患者满意度明显提高",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
