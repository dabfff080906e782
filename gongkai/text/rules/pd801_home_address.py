"""PD801 精确到门户的住址。

Why: 住址公开到区、街道即可，门牌号能找到家里。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_certainty, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_certainty(Gravity.ERROR, Gravity.ADVICE)


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "address", _WEIGH)


RULE = Rule(
    code="PD801",
    name="home-address",
    gravity=Gravity.ERROR,
    says="有精确到门户的住址（{reason}），请只写到街道、乡镇",
    source="《中华人民共和国个人信息保护法》第二十五条",
    wrong=(
        "家住甲山市河东区红旗街12号3单元502室。",
        "住址：乙川县石门镇柳树村3组15号",
    ),
    right=(
        "办公地址：甲山市河东大街1111号市政府办公楼",
        "本馆位于河东区红旗街12号",
        "柳树村12户村民搬迁",
        "住址：甲山市河东区***",
        "红旗街12号楼加装电梯",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
