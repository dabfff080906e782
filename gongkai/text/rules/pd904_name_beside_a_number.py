"""PD904 姓名与号码写在一起。

Why: 姓名和号码同在一行，就能确定到人。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.told import told
from gongkai.text.rule import Hit, Rule, Scope


def _weigh(one: Personal) -> Gravity | None:
    return Gravity.ERROR if one.beside == "number" else None


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "name", _weigh)


RULE = Rule(
    code="PD904",
    name="name-beside-a-number",
    gravity=Gravity.ERROR,
    says="姓名与身份证号、电话、卡号写在同一句或者同一行，请遮盖号码，姓名写成“{better}”这样的形式",
    source="《中华人民共和国个人信息保护法》第二十八条",
    wrong=(
        "张三（身份证号：22990119800101123X）",
        "李四 13800002345",
    ),
    right=(
        "张某 138****2345",
        "联系人：王某，电话：0439-3223456",
        "申请人：张伟，男。",
        "李四 总投资13800002345元",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
