"""PD702 网络地址、设备地址。

Why: 用户的网络地址、设备地址能对应到人；服务器的地址关系安全。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.told import by_certainty, told
from gongkai.text.rule import Hit, Rule, Scope

_WEIGH = by_certainty(Gravity.WARNING, Gravity.WARNING)


def check(passage: Passage) -> Iterator[Hit]:
    yield from told(passage, "ip", _WEIGH)
    yield from told(passage, "mac", _WEIGH)


RULE = Rule(
    code="PD702",
    name="network-address",
    gravity=Gravity.WARNING,
    says="有网络地址或者设备地址，请核对能不能公开",
    source="《中华人民共和国个人信息保护法》第六条",
    wrong=(
        "登录用户的IP地址10.20.30.40",
        "设备网卡地址为00:1A:2B:3C:4D:5E",
    ),
    right=(
        "软件版本1.2.3.4",
        "1.2.3.4 工作目标",
        "会议10:20:30开始",
        "10.20.*.*",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
