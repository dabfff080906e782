"""AR114 列出的名称与所写个数不符。

Why: “甲局、乙局、丙局两个部门”，名称数得出来，个数就不会有两种。
"""

import re
from collections.abc import Iterator

from gongkai.text.counted import MANY, many
from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule

_PAPERS = "制度|文件|办法|规定|法律|法规|通知|意见|方案|政策|标准|规范"
_DOINGS = "活动|专栏|栏目|主题|品牌|行动|工程|机制|平台"
_BODIES = "部门|单位|科室|处室|乡镇|县区|乡|镇|县|村|区|站|学校|委办局|街道"
_TITLES = re.compile(
    rf"(?P<list>(?:《[^《》\n]+》[、和及]?){{2,}})(?P<deng>等)?{MANY}(?:项|个|部|份|件|篇)(?:{_PAPERS})"
)
_QUOTED = re.compile(
    rf"(?P<list>(?:“[^“”\n]+”[、和及]?){{2,}})(?P<deng>等)?{MANY}(?:项|个|类|种|场)(?:{_DOINGS})"
)
_END = "局科室处乡镇县村区站所队校馆院司厅"
_ORGANS = re.compile(
    rf"(?:^|[，。；：（])(?P<list>(?:[^，。；：、（）《》“”\d\n]{{1,14}}[{_END}]、){{1,12}}[^，。；：、（）《》“”\d\n]{{1,14}}[{_END}])(?P<deng>等)?{MANY}(?:个|家|所)(?:{_BODIES})"
)


def check(line: str) -> Iterator[Hit]:
    for pattern in (_TITLES, _QUOTED, _ORGANS):
        for hit in pattern.finditer(line):
            words = hit["list"]
            listed = (
                words.count("》")
                or words.count("”")
                or 1 + len(re.findall(rf"、|(?<=[{_END}])[和及与]", words))
            )
            # 等 leaves room for more than are named, never for fewer.
            if listed > many(hit) or (listed < many(hit) and not hit["deng"]):
                yield Hit(hit.start("list"), hit.end(), words={"count": str(listed)})


RULE = Rule(
    code="AR114",
    name="named-unlike-counted",
    gravity=Gravity.WARNING,
    says="列出的有{count}个，与所写个数不符，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "出台《读者须知》《借阅办法》《赔偿办法》等两项制度。",
        "教育局、财政局、民政局两个部门参加。",
        "会同甲镇、乙镇、丙镇和丁乡等三个乡镇办理。",
        "开设“读书”“讲座”三个专栏。",
    ),
    right=(
        "东镇、西镇、北乡等三个乡镇",
        "出台《读者须知》《借阅办法》《赔偿办法》等三项制度。",
        "出台《读者须知》《借阅办法》等五项制度。",
        "教育局、财政局、民政局三个部门参加。",
        "会同甲镇、乙镇等三个乡镇办理。",
        "开设“读书”“讲座”两个专栏。",
        "教育局、财政局组织三个单位参加。",
    ),
    check=check,
    anchors=tuple(
        unit + noun
        for units, nouns in (
            ("项个部份件篇", _PAPERS.split("|")),
            ("项个类种场", _DOINGS.split("|")),
            ("个家所", _BODIES.split("|")),
        )
        for unit in units
        for noun in nouns
    ),
)
