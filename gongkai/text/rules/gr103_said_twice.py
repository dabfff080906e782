"""GR103 语义重复。

Why: “截至”已含“为止”，“目的”已含“为了”，同义成分只用一个。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, framed
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    return framed("GR103", passage, places)


RULE = Rule(
    code="GR103",
    name="said-twice",
    gravity=Gravity.WARNING,
    says="“{found}”语义重复",
    source="《现代汉语词典》",
    wrong=(
        "截至目前为止，展览已接待三批观众。",
        "改版的目的是为了方便读者。",
        "由公开专干工作人员负责。",
    ),
    right=(
        "截至目前，已完成全部任务。",
        "到目前为止，展览已接待三批观众。",
        "目的是提高服务水平。",
        "目的明确，是为了群众。",
        "由公开专干负责。",
        "超过30件的，分批办理。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=anchors_of("GR103"),
)
