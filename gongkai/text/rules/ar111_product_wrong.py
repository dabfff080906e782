"""AR111 单价与数量的乘积不等于合计。

Why: 每户补助多少、共多少户、合计多少都写明了，乘一下就知道哪个数错了。
"""

import re
from collections.abc import Iterator

from gongkai.text.amount import ARABIC, arabic, shown
from gongkai.text.finding import Gravity
from gongkai.text.rule import Hit, Rule

_COUNTED = "户|人|村|个|名|家|台|亩|件|套|所|场|次|册|辆|株|头|只|吨|份|天|月|间|栋|张|组|学校|企业|社区"
_GAP = r"[^\d，。；：、（）\n]{0,10}?"
_EACH = re.compile(
    rf"(?:每|人均|户均|村均)(?P<what>{_COUNTED})?{_GAP}(?P<each>{ARABIC})元[，、]{_GAP}(?P<many>{ARABIC})(?:{_COUNTED}){_GAP}[，、]{_GAP}(?:合计|共计|总计|总额|共){_GAP}(?P<sum>{ARABIC})元(?=[，。；）]|$)"
)
_MANY = re.compile(
    rf"(?P<many>{ARABIC})(?:{_COUNTED}){_GAP}[，、]{_GAP}(?:每|人均|户均|村均)(?:{_COUNTED})?{_GAP}(?P<each>{ARABIC})元[，、]{_GAP}(?:合计|共计|总计|总额|共){_GAP}(?P<sum>{ARABIC})元(?=[，。；）]|$)"
)
_UNCLEAR = re.compile("约|近|余|多|以上|至少|最高|不超过|另|其中|平均|左右|每月|每年|每天")


def check(line: str) -> Iterator[Hit]:
    for pattern in (_EACH, _MANY):
        for hit in pattern.finditer(line):
            each, many, total = (arabic(hit[name]) for name in ("each", "many", "sum"))
            if each and many and total and not _UNCLEAR.search(hit[0]):
                least, most = each.least * many.least, each.most * many.most
                if most < total.least or total.most < least:
                    yield Hit(*hit.span(), words={"right": shown(each.value * many.value)})


RULE = Rule(
    code="AR111",
    name="product-wrong",
    gravity=Gravity.WARNING,
    says="按单价和数量核算，合计应为{right}元，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "每户补助500元，共补助20户，合计12000元。",
        "涉及20个村，每村补助5万元，共计120万元。",
    ),
    right=(
        "每户补助500元，共补助20户，合计10000元。",
        "涉及20个村，每村补助5万元，共计100万元。",
        "每月补助500元，共补助20户，合计120000元。",
        "每户补助约500元，共补助20户，合计12000元。",
    ),
    check=check,
    anchors=("每", "均"),
)
