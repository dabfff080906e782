"""AR116 一句里逐项列出的数与“共”的数不符。

Why: 列出的几项单位相同，合计一加就知道；对不上，必有一个数错了。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.text.amount import ARABIC, arabic, shown
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule, Scope

_MANY = rf"(?P<many>{ARABIC})(?P<unit>元|人次|票|天|小时|个月|{UNITS})"
# Behind 共: 50万元; 发放50万元; 14个乡级行政区.
_TOTAL = re.compile(
    rf"(?P<what>[^\d，。；：、（）\n]{{0,9}}?){_MANY}(?P<noun>[^\d，。；：、（）\n]{{0,10}})(?=[，。；（）\n]|\Z)"
)
_ITEM = re.compile(rf"(?:\d{{1,2}}月份?)?[^\d（）\n]{{0,16}}?{_MANY}(?P<noun>[^\d（）\n]{{0,8}})")
_BY = re.compile("[，、；和]")
_FIGURE = re.compile(r"\d")
_CLAUSE_ENDS = "。；：\n（"
_UNCLEAR = re.compile(
    r"约|近|[余多](?=[万亿元个家人名户件条项次])|以上|其中|累计|增|减|降|同比|比上年|每|各|剩|不足|超|平均|至少|最高|此外|另|上年|去年|结转|含|折合|兑付标准|扣|较"
)
# What towns are together, and what things of any name are.
_TOWNS = re.compile(r"乡级行政区划?单?位?|乡镇（?街?道?）?|镇街|镇乡街道?|乡镇街道|镇（?街道?）?")
_THINGS = re.compile("设备|器材|物资|用品|奖项|案件|文件|教室|人员|委员|图书|事项|办公设备")
_OF_MORE = ("总投资", "总额", "总数")
_LONGEST, _LONGEST_LEAD = 160, 8  # characters of the list, and of what leads from it to 共


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    for at, word in places:
        before = text[at - 1 : at]
        total = _TOTAL.match(text, at + len(word)) if (word, before) != ("共", "公") else None
        if total:
            start = at - (word == "共" and before in ("总", "一"))
            items = _items(_clause(text, start), total)
            yield from _compare(items, total, start)


def _clause(text: str, end: int) -> str:
    """What stands before in the clause; nothing where that is too long to be a list."""
    begin = max(0, end - _LONGEST)
    since = max(text.rfind(mark, begin, end) for mark in _CLAUSE_ENDS)
    return text[since + 1 : end] if since >= 0 or not begin else ""


def _items(before: str, total: re.Match[str]) -> list[re.Match[str]]:
    """The numbers of the list: none where something else stands among them, or they count something else."""
    lead = re.split("[，、]", before)[-1]
    pieces = _BY.split(before)
    if not _FIGURE.search(lead):
        pieces = pieces[:-1] if len(lead) <= _LONGEST_LEAD else []
    if not pieces or _UNCLEAR.search(before + total["what"]):
        return []
    found = [_ITEM.fullmatch(piece) for piece in pieces]
    first = next((at for at, hit in enumerate(found) if hit), len(found))
    items = [hit for hit in found[first:] if hit]
    is_broken = len(items) < len(found) - first or any(map(_FIGURE.search, pieces[:first]))
    is_of_one_kind = all(hit["unit"] == total["unit"] for hit in items) and _is_named_so(items, total["noun"])
    # 分别购书10册、20册: behind it stand bare numbers, or it tells of two things at once.
    is_plain = "分别" not in before or (
        "分别" in pieces[first]
        and total["what"].lstrip("有计为达是") in before
        and all(hit.start("many") == 0 for hit in items[1:])
    )
    return items if is_of_one_kind and is_plain and not is_broken else []


def _is_named_so(items: list[re.Match[str]], noun: str) -> bool:
    """Whether the total counts what the items count: 3个镇、5个乡，共8个乡镇, not 共20个村."""
    nouns = [hit["noun"] for hit in items]
    if not noun or all(name and name[-1] == noun[-1] for name in nouns):
        return True
    if all(name and name[-1] in "镇乡道办" for name in nouns):
        return bool(_TOWNS.fullmatch(noun))
    return bool(_THINGS.fullmatch(noun)) and not any(nouns)


def _compare(items: list[re.Match[str]], total: re.Match[str], start: int) -> Iterator[Hit]:
    whole, numbers = arabic(total["many"]), [arabic(hit["many"]) for hit in items]
    known = [one for one in numbers if one]
    # 一期10亿元，二期20亿元，总投资50亿元 may leave out a third; 共 does not.
    fewest = 3 if total.string.startswith(_OF_MORE, start) else 2
    if whole and fewest <= len(known) == len(numbers):
        least, most = (
            sum(ends, Decimal(0)) for ends in zip(*((one.least, one.most) for one in known), strict=True)
        )
        if most < whole.least or whole.most < least:
            found = shown(sum((one.value for one in known), Decimal(0)))
            yield Hit(start, total.end(), words={"sum": found, "unit": total["unit"]})


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
        "三个分馆分别购书100册、200册、300册，总计700册。",
        "1月接待20件，2月30件，3月40件，一季度共100件。",
        "第一期讲座5天，第二期7天，共计13天。",
        "甲馆投入100万元、乙馆50万元、丙馆30万元，总投资200万元。",
    ),
    right=(
        "全县辖6个镇、5个乡、3个街道，共14个乡级行政区。",
        "拨付甲馆10万元，乙馆20万元，丙馆30万元，共60万元。",
        "全县辖6个镇、5个乡，共120个行政村。",
        "赞成45票，反对3票，弃权2票，共50票。",
        "购置书架10台，接待读者5人，共16台设备。",
        "甲馆1.25亿元，乙馆1.25亿元，共2.5亿元。",
        "三个分馆分别购书100册、200册、300册，总计600册。",
        "两馆分别有馆员3人、5人，志愿者20人、30人，共60人。",
        "两馆分别有馆员3人、5人，共有志愿者60人。",
        "一期投入10亿元，二期投入20亿元，总投资50亿元。",
        "1月接待20件，2月30件，3月40件，一季度共90件。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("合计", "总计", "共", *_OF_MORE),
)
