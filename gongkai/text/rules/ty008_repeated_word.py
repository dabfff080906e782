"""TY008 重复的字词。

Why: 改稿时增删不净，会留下“加强加强”“的的”“进一步步”这样的重复。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule

# Only words which never stand twice in a row for emphasis; 研究研究 and 一个一个 are right.
_TWICE = re.compile(
    r"(加强|进一步|推进|推动|落实|开展|做好|提高|提升|完善|强化|规范|按照|根据|关于|以及|进行|建立|健全|实施"
    r"|切实|全面|促进|确保|积极|加快|严格|充分|有效|通过|围绕|坚持|应当|可以|必须|已经|以下|其中|因此|并且)\1"
)
_DE = re.compile(r"的的(?!确|士|哥|黎)")
# The last character typed twice, where no word begins with the two.
_TAIL = re.compile(
    r"(进一步)步(?!入|步|履|伐)|(信息)息(?!息)|(政府)府(?!河|谷|南|邸)|(申请)请(?!求|示|假|教|示)|(条例)例(?!如|外|行|会)"
)


def check(line: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _TWICE.finditer(line):
        yield *hit.span(), hit[1]
    for hit in _DE.finditer(line):
        if line[hit.start() - 1 : hit.start()] not in {"目", "标"}:  # 目的的…, 标的的…
            yield *hit.span(), "的"
    for hit in _TAIL.finditer(line):
        yield *hit.span(), hit[hit.lastindex or 0]


RULE = Rule(
    code="TY008",
    name="repeated-word",
    gravity=Gravity.ERROR,
    says="“{found}”有重复，应为“{better}”",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "还要加强加强日常巡查。",
        "完善图书的的编目。",
        "进一步步加强管理。",
        "按照按照有关规定办理。",
    ),
    right=(
        "馆藏的的确确增加了。",
        "保险标的的损失程度",
        "目的的实现需要时间。",
        "大家坐下来研究研究。",
        "逐项逐项核对，一个一个销号。",
        "进一步步入正轨。",
        "乘坐的的士已停运。",
        "申请请示批复后办理。",
        "专项工作工作组已成立。",
    ),
    check=check,
    fix=Fix.SAFE,
)
