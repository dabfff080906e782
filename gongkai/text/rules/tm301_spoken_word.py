"""TM301 口语词。

Why: 公文用书面语；口语词不算错，只提示可以换成的说法。
"""

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, check_of
from gongkai.text.rule import Rule, Scope

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
    check=check_of("TM301"),
    profiles=frozenset({"document", "report", "guide"}),
    scope=Scope.WORDS,
    anchors=anchors_of("TM301"),
)
