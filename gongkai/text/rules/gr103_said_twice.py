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
        "项目共计总投资3亿元。",
        "各位居民们请注意。",
        "业主可以有权查询账目。",
    ),
    right=(
        "截至目前，已完成全部任务。",
        "到目前为止，展览已接待三批观众。",
        "目的是提高服务水平。",
        "目的明确，是为了群众。",
        "由公开专干负责。",
        "超过30件的，分批办理。",
        "全国总投资平稳增长。",
        "必须要件齐全，务必要求到位。",
        "所有权可以转让。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=anchors_of("GR103"),
)
