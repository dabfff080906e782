"""AR116 一句里逐项列出的数与“共”的数不符。

Why: 列出的几项单位相同，合计一加就知道；对不上，必有一个数错了。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.amount import ARABIC, arabic, shown
from gongkai.text.finding import Gravity
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule, Scope

_UNIT = rf"(?:元|人次|票|{UNITS})"
_TOTAL = re.compile(
    rf"(?P<say>合计|共计|总计|总共|一共|(?<![公总])共)(?P<what>[^\d，。；：、（）\n]{{0,8}}?)(?P<sum>{ARABIC})(?P<unit>{_UNIT})(?P<noun>[^\d，。；：、（）\n]{{0,10}})(?=[，。；（）\n]|\Z)"
)
_PIECE = re.compile(
    rf"(?P<name>[^\d（）\n]{{0,16}}?)(?P<many>{ARABIC})(?P<unit>{_UNIT})(?P<noun>[^\d（）\n]{{0,8}})"
)
_PART_TOTAL = re.compile(
    rf"(?:上半年|前三季度|全年|粮食|一季度|总面积)[^\d，。；：、（）\n]{{0,8}}?(?P<sum>{ARABIC})(?P<unit>{_UNIT})"
)
_UNCLEAR = re.compile(
    r"约|近|[余多](?=[万亿元个家人名户件条项次])|以上|其中|累计|增|减|降|同比|比上年|每|各|分别|剩|不足|超|平均|至少|最高|此外|另|上年|去年|结转|含|折合|兑付标准|扣|较"
)
# 6个镇、5个乡，共11个乡级行政区: what the total counts is named by what it is made of, or by none.
_GENERAL = re.compile(
    r"(?:乡级|镇级|县级)?(?:行政区划?|行政区域|乡镇|镇街|镇乡|单位|机构|部门)?|(?:乡镇|镇|街道|乡)?（?[^）]{0,4}）?|(?:套|件|台)?(?:设备|器材|物资|用品|奖项|奖|项目|案件|文件|教室|学校|人员|委员|代表|图书|事项)"
)
_KIN = frozenset("乡镇街道办")
_BACK = 160


def check(text: str) -> Iterator[Hit]:
    for total in _TOTAL.finditer(text):
        since = max(
            (text.rfind(mark, max(0, total.start() - _BACK), total.start()) for mark in "。；：\n（"),
            default=-1,
        )
        yield from _compare(text, max(since + 1, total.start() - _BACK), total)


def _compare(text: str, since: int, total: re.Match[str]) -> Iterator[Hit]:
    before = text[since : total.start()]
    if since and text[since - 1] not in "。；：\n（" or _UNCLEAR.search(before + total["what"]):
        return
    last = re.split("[，、；]", before)[-1]
    if re.search(r"\d", last) and last.rstrip():
        pieces = [*re.split("[，、；和]", before)]
    elif not last or len(last) <= 8:
        pieces = re.split("[，、；和]", before)[:-1]
    else:
        return
    found: list[re.Match[str]] = []
    for piece in pieces:
        hit = _PIECE.fullmatch(piece)
        if hit is None and re.search(r"\d", piece):
            return
        if hit is None and found:
            return
        if hit:
            found.append(hit)
    if len(found) < 2 or any(hit["unit"] != total["unit"] for hit in found):
        return
    if not _same_kind(found, total["noun"]):
        return
    numbers = [arabic(hit["many"]) for hit in found]
    whole = arabic(total["sum"])
    if whole is None or None in numbers:
        return
    least = sum((one.least for one in numbers if one), Decimal(0))
    most = sum((one.most for one in numbers if one), Decimal(0))
    if most < whole.least or whole.most < least:
        value = shown(sum((one.value for one in numbers if one), Decimal(0)))
        yield Hit(*total.span(), words={"sum": value, "unit": total["unit"]})


def _same_kind(found: list[re.Match[str]], noun: str) -> bool:
    """Whether the total counts what the items count: 3个镇、5个乡，共8个乡镇, not 共20个村."""
    nouns = [hit["noun"] for hit in found]
    if not noun:
        return True
    if all(name and name[-1] == noun[-1] for name in nouns):
        return True
    admin = all(name and name[-1] in "镇乡道办" for name in nouns)
    if admin:
        return bool(
            re.fullmatch(
                r"(?:乡级行政区划?单?位?|乡镇（?街?道?）?|镇街|镇乡街道?|乡镇街道|镇（?街道?）?)", noun
            )
        )
    return bool(
        re.fullmatch("(?:设备|器材|物资|用品|奖项|案件|文件|教室|人员|委员|图书|事项|办公设备)", noun)
    ) and not any(nouns)


RULE = Rule(
    code="AR116",
    name="sum-of-named-numbers",
    gravity=Gravity.WARNING,
    says="前面各项之和为{sum}{unit}，与“{found}”不符，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "全县辖6个镇、5个乡、3个街道，共15个乡级行政区。",
        "拨付甲馆10万元，乙馆20万元，丙馆30万元，共50万元。",
        "购置书架10台、电脑5台，共16台设备。",
        "赞成45票，反对3票，弃权2票，共52票。",
    ),
    right=(
        "全县辖6个镇、5个乡、3个街道，共14个乡级行政区。",
        "拨付甲馆10万元，乙馆20万元，丙馆30万元，共60万元。",
        "全县辖6个镇、5个乡，共120个行政村。",
        "赞成45票，反对3票，弃权2票，共50票。",
        "购置书架10台，接待读者5人，共16台设备。",
        "甲馆1.25亿元，乙馆1.25亿元，共2.5亿元。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("合计", "共"),
)
