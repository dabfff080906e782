"""TY012 漏字。

Why: “仍在不足”漏了“存”，“企事业单信息”漏了“位”；固定的说法少一个字，一看便知原来是什么。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, framed
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    return framed("TY012", passage, places)


RULE = Rule(
    code="TY012",
    name="character-lost",
    gravity=Gravity.ERROR,
    says="“{found}”疑漏字，应为“{better}”",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "但在工作中仍在不足。",
        "公共企事业单信息公开。",
        "现将有关况报告如下。",
        "进一加强管理。",
    ),
    right=(
        "但在工作中仍存在不足。",
        "公共企事业单位信息公开。",
        "现将有关情况报告如下。",
        "引进一加强筋设备。",
        "工作组仍在问题整改一线。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=anchors_of("TY012"),
)
