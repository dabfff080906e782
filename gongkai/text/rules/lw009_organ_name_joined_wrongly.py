"""LW009 机构名称中的“和”误作“与”。

Why: 部门名称由“三定”规定写定，“人力资源和社会保障局”不作“人力资源与社会保障局”；一字不同，印章、文号就对不上。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import hits_of, near

# What stands before and behind 和 in the names of departments at every level.
_JOINED = (
    ("人力资源", "社会保障"),
    ("住房", "城乡建设"),
    ("住房", "城乡规划建设"),
    ("发展", "改革"),
    ("工业", "信息化"),
    ("经济", "信息化"),
    ("文化", "旅游"),
    ("文化广电", "旅游"),
    ("文化广播电视", "旅游"),
    ("自然资源", "规划"),
    ("规划", "自然资源"),
    ("林业", "草原"),
    ("粮食", "物资储备"),
    ("卫生", "计划生育"),
    ("商务", "投资促进"),
)
_SIGN = re.compile(f"与(?:{'|'.join(sorted({second for _, second in _JOINED}))})")
_NAMES = "|".join(f"{first}与{second}" for first, second in _JOINED)
_NAME = re.compile(
    rf"(?:{_NAMES})(?:部(?![分门署位件])|厅(?![级局长堂])|局(?![部面势限])|委员会|委(?![托派员任会]))"
)


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in hits_of(text, near(_SIGN, text, 8, 16), _NAME):
        yield *hit.span(), hit[0].replace("与", "和")


RULE = Rule(
    code="LW009",
    name="organ-name-joined-wrongly",
    gravity=Gravity.WARNING,
    says="“{found}”应为“{better}”，机构名称用“和”，请核对",
    source="国务院机构设置和地方机构改革方案",
    wrong=(
        "由市人力资源与社会保障局受理。",
        "报省住房与城乡建设厅备案。",
        "县发展与改革局牵头。",
        "会同省林业与草原局验收。",
    ),
    right=(
        "由市人力资源和社会保障局受理。",
        "人力资源与社会保障部门",
        "推进文化与旅游局部调整。",
        "文化与旅游融合发展。",
        "县委托第三方评估工业与信息化委托项目。",
        "市政务服务与数据管理局",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=tuple(dict.fromkeys(f"与{second}" for _, second in _JOINED)),
)
