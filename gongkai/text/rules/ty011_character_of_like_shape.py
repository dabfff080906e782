"""TY011 形近字。

Why: “未/末”“己/已/巳”“干/千/于”只差一笔，扫描识别和手工录入都容易弄错；看前后的字就能分清。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, framed
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    return framed("TY011", passage, places)


RULE = Rule(
    code="TY011",
    name="character-of-like-shape",
    gravity=Gravity.ERROR,
    says="“{found}”应为“{better}”（形近字）",
    source="《通用规范汉字表》",
    wrong=(
        "末经批准，不得公开。",
        "该项工作己完成。",
        "干部要管好自已。",
        "填写期未余额。",
        "党员千部带头。",
        "各项任务己部署到位。",
        "任务己布署到各镇。",
    ),
    right=(
        "年末经审计的报表",
        "他自己完成了材料。",
        "项目来自已建项目。",
        "今年未完成的任务结转下年。",
        "全市有千部电梯。",
        "这件事由他自己部署，己方不再过问，不抒己见。",
        "知己办结交接，各人对己公开的内容负责。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=anchors_of("TY011"),
)
