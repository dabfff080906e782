"""GR105 “列入……中”多一个“中”。

Why: “列入”“纳入”已含“入”，句末的“中”多余。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Fix, Gravity
from gongkai.text.rule import Rule, Scope

_INTO = re.compile(
    r"(?:列入|纳入)[^，。；、“《（\n]{2,14}(?:考核|计划|规划|范围|清单|目录|预算|体系)(中)(?=[，。；]|$)",
    re.M,
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _INTO.finditer(text):
        yield *hit.span(1), ""


RULE = Rule(
    code="GR105",
    name="into-doubled",
    gravity=Gravity.WARNING,
    says="“列入”“纳入”之后不必再用“{found}”",
    source="《现代汉语词典》",
    wrong=(
        "该项任务已列入部门年度目标考核中。",
        "将其纳入年度工作计划中，统一推进。",
    ),
    right=(
        "该项任务已列入部门年度目标考核。",
        "列入中长期规划。",
        "在绩效考核中列入该项。",
        "纳入年度工作计划中的项目",
        "列入初中、高中课程",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("列入", "纳入"),
    fix=Fix.SAFE,
)
