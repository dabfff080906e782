"""TM201 与现行文件不同的提法。

Why: 上级文件的提法会变；沿用旧提法未必错，但需要核对。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_TERMS = {
    "省市县镇四级": "省市县乡四级",
    "省、市、县、镇四级": "省、市、县、乡四级",
    "行政自由裁量权": "行政裁量权",
    "政府信息公开保密审查机制": "政府信息公开审查机制",
    "行政审批目录清单": "行政许可事项清单",
}
_TERM = re.compile("|".join(_TERMS))


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _TERM.finditer(text):
        yield *hit.span(), _TERMS[hit[0]]


RULE = Rule(
    code="TM201",
    name="superseded-term",
    gravity=Gravity.ADVICE,
    says="“{found}”：上级文件通常表述为“{better}”，请核对",
    source="《国务院办公厅关于进一步规范行政裁量权基准制定和管理工作的意见》等现行文件",
    wrong=(
        "省市县镇四级政务服务事项",
        "规范行政自由裁量权",
    ),
    right=(
        "省市县乡四级政务服务事项",
        "省市县三级",
        "乡镇四级调研员",
        "规范行政裁量权基准",
        "自由裁量",
    ),
    check=check,
    scope=Scope.TEXT,
)
