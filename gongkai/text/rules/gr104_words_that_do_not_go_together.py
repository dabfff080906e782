"""GR104 搭配不当。

Why: “力度”可以加大，不能“强化”；“措施”可以落实，不能“做好”；“问题”可以解决，不能“完善”。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, framed
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    return framed("GR104", passage, places)


RULE = Rule(
    code="GR104",
    name="words-that-do-not-go-together",
    gravity=Gravity.WARNING,
    says="“{found}”与后面的词搭配不当，宜用“{better}”",
    source="《现代汉语词典》",
    wrong=(
        "持续强化宣传推介力度。",
        "汛期要做好相关保障措施。",
    ),
    right=(
        "进一步加大信息公开力度。",
        "落实各项保障措施。",
        "做好各项保障工作。",
        "强化监督，加大执法力度。",
        "提升服务能力和工作力度",
        "强化措施，力度不减",
        "做好防护措施准备",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=anchors_of("GR104"),
)
