"""SQ107 阿拉伯数字序号后用顿号。

Why: 公文第三层序号写“1.”；顿号只跟在汉字数字“一”之后。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule

_NUMBERED = re.compile(r"^\s*(\d{1,2})(、)(?=[一-龥])")
# 3、4月 and 1、2号楼 name two things, they number nothing.
_TWO_THINGS = re.compile(r"^\s*\d{1,2}、\d")


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    hit = _NUMBERED.match(line)
    if hit and not _TWO_THINGS.match(line):
        yield *hit.span(2), "."


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
    fix=Fix.SAFE,
    profiles=frozenset({"document", "report"}),
)
