"""SQ107 阿拉伯数字序号后用顿号。

Why: 公文第三层序号写“1.”；顿号只跟在汉字数字“一”之后。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import DIGITS
from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_NUMBERED = re.compile(r"\n[^\S\n]*+\d{1,2}(、)(?=[一-龥])")


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _NUMBERED.finditer("\n" + text):
        yield hit.start(1) - 1, hit.end(1) - 1, "."


RULE = Rule(
    code="SQ107",
    name="enumeration-comma-after-arabic-number",
    gravity=Gravity.WARNING,
    says="阿拉伯数字序号之后用圆点：“1.”",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "1、清点馆藏图书",
        "12、其他事项",
    ),
    right=(
        "1.清点馆藏图书",
        "一、清点馆藏图书",
        "3、4月份是关键期。",
        "会议有1、组织领导等议题。",
        "1号楼、2号楼",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=tuple(f"{digit}、" for digit in DIGITS),
    fix=Fix.SAFE,
    profiles=frozenset({"document", "report"}),
)
