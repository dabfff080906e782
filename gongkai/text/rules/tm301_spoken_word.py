"""TM301 口语词。

Why: 公文用书面语；口语词不算错，只提示可以换成的说法。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, framed
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    return framed("TM301", passage, places)


RULE = Rule(
    code="TM301",
    name="spoken-word",
    gravity=Gravity.ADVICE,
    says="“{found}”是口语，公文宜用“{better}”",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "搞好人员调配。",
        "咱们单位负责。",
        "赶紧整改到位。",
    ),
    right=(
        "做好人员调配。",
        "弄虚作假的依法处理。",
        "做好多方协调。",
        "拨乱反正。",
    ),
    check=check,
    profiles=frozenset({"document", "report", "guide"}),
    scope=Scope.WORDS,
    anchors=anchors_of("TM301"),
)
