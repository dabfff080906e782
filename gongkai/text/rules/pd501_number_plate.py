"""PD501 没有遮盖的机动车号牌。

Why: 号牌能查到车主。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_certainty, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_certainty(Gravity.ERROR, Gravity.WARNING)


def check(passage: Passage) -> Iterator[Hit]:
    return told(passage, "plate", _WEIGH)


RULE = Rule(
    code="PD501",
    name="number-plate",
    gravity=Gravity.ERROR,
    says="有机动车号牌，请删去或者遮盖",
    source="《中华人民共和国个人信息保护法》第二十五条",
    wrong=(
        "驾驶吉F12345号小型轿车",
        "吉A·8X123违停",
        "新能源车吉AD12345",
    ),
    right=(
        "京A座12345室",
        "按照吉财F2023号文件",
        "粤B2-20050123许可证",
        "川C919客机",
        "吉F*****",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
