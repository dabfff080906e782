"""AR112 分期、分性别的数与总数不符。

Why: 上半年加下半年等于全年，男加女等于总人数；对不上，必有一个数错了。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.amount import ARABIC, arabic, shown
from gongkai.text.finding import Gravity
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule

_UNIT = rf"(?:元|人次|{UNITS})"
_GAP = r"[^\d，。；：、（）\n]{0,10}?"
_FRAMES = (
    re.compile(rf"上半年{_GAP}(?P<a>{ARABIC})(?P<unit>{_UNIT})[，、；]下半年{_GAP}(?P<b>{ARABIC})(?P=unit)[，；]{_GAP}(?:全年|合计|共计|总计){_GAP}(?P<sum>{ARABIC})(?P=unit)(?=[，。；）]|$)"),
    re.compile(rf"[一1]季度{_GAP}(?P<a>{ARABIC})(?P<unit>{_UNIT})[，、；]第?[二2]季度{_GAP}(?P<b>{ARABIC})(?P=unit)[，、；]第?[三3]季度{_GAP}(?P<c>{ARABIC})(?P=unit)[，、；]第?[四4]季度{_GAP}(?P<d>{ARABIC})(?P=unit)[，；]{_GAP}(?:全年|合计|共计|总计){_GAP}(?P<sum>{ARABIC})(?P=unit)(?=[，。；）]|$)"),
    re.compile(rf"男{_GAP}(?P<a>{ARABIC})(?P<unit>人|名)[，、；和]女{_GAP}(?P<b>{ARABIC})(?P=unit)[，；]{_GAP}(?:合计|共计|总计|总共|共|总数|总人数){_GAP}(?P<sum>{ARABIC})(?P=unit)(?=[，。；）]|$)"),
    re.compile(rf"(?:共有?|总数|现有|出席|到会|在职|参会|参加|实有){_GAP}(?P<sum>{ARABIC})(?P<unit>人|名)[，（：]?(?:其中|分别为)?[，：]?男{_GAP}(?P<a>{ARABIC})(?P=unit)[，、；和]女{_GAP}(?P<b>{ARABIC})(?P=unit)(?=[，。；）]|$)"),
)  # fmt: skip
_UNCLEAR = re.compile("约|近|余|多|以上|增|减|同比|环比")


def check(line: str) -> Iterator[Hit]:
    for pattern in _FRAMES:
        for hit in pattern.finditer(line):
            named = hit.groupdict()
            parts = [arabic(named[name]) for name in "abcd" if named.get(name)]
            total = arabic(hit["sum"])
            known = [part for part in parts if part]
            if total is None or len(known) < len(parts) or _UNCLEAR.search(hit[0]):
                continue
            least = sum((part.least for part in known), Decimal(0))
            most = sum((part.most for part in known), Decimal(0))
            if most < total.least or total.most < least:
                found = shown(sum((part.value for part in known), Decimal(0)))
                yield Hit(*hit.span(), words={"sum": found, "total": shown(total.value), "unit": hit["unit"]})


RULE = Rule(
    code="AR112",
    name="whole-unlike-its-halves",
    gravity=Gravity.WARNING,
    says="各部分之和为{sum}{unit}，与总数{total}{unit}不符，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "上半年接待50人次，下半年接待60人次，全年共接待120人次。",
        "一季度5场、二季度6场、三季度7场、四季度8场，全年举办27场。",
        "男馆员3人、女馆员5人，共9人。",
        "现有馆员9人，其中男性3人、女性5人。",
    ),
    right=(
        "上半年接待50人次，下半年接待60人次，全年共接待110人次。",
        "一季度5场、二季度6场、三季度7场、四季度8场，全年举办26场。",
        "男馆员3人、女馆员5人，共8人。",
        "现有馆员9人，其中女性5人、党员3人。",
        "上半年投入1.2亿元，下半年投入1.3亿元，全年共投入2.6亿元。",
    ),
    check=check,
    anchors=("上半年", "季度", "男"),
)
