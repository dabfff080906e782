"""TM104 民族、宗教称谓不当。

Why: 民族和宗教的名称是国家公布的，不用简称、旧称和带歧视的称呼。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, framed
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    return framed("TM104", passage, places)


RULE = Rule(
    code="TM104",
    name="people-or-religion-misnamed",
    gravity=Gravity.WARNING,
    says="“{found}”称谓不当，请用规范名称",
    source="《中华人民共和国民族区域自治法》《宗教事务条例》",
    wrong=(
        "慰问维族群众。",
        "修缮喇嘛教寺庙。",
        "少民地区发展迅速。",
    ),
    right=(
        "慰问维吾尔族群众。",
        "修缮藏传佛教寺庙。",
        "减少民间纠纷。",
        "出席伊斯兰国家会议。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=anchors_of("TM104"),
)
