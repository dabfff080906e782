"""TY012 漏字。

Why: “仍在不足”漏了“存”，“企事业单信息”漏了“位”；固定的说法少一个字，一看便知原来是什么。
"""

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, check_of
from gongkai.text.rule import Rule, Scope

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
    check=check_of("TY012"),
    scope=Scope.WORDS,
    anchors=anchors_of("TY012"),
)
