"""AR107 同一指标前后两个数。

Why: 同一年的同一项指标，前后写了两个数，读者不知以哪个为准。
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from gongkai.text.amount import ARABIC, Amount, arabic, shown
from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit, Rule, Scope

# Only a whole clause that says when, what and how many can be compared with another.
_CLAUSE = re.compile(
    rf"(?:全年|本年度?|今年|当年|(?P<year>20\d\d)年(?:度|全年)?)，?(?:我[局市县区镇委厅院]|本机关|本局|全[局市县区])?，?(?P<what>[^\d，。；：、（）\n]{{5,24}}?)(?:总计|共计|合计|累计|共|为|达|达到)?(?P<many>{ARABIC})(?P<unit>{UNITS})(?=[，。；、（\n]|\Z)"
)
_BEGINS = frozenset("。；，")
_TOTAL_WORDS = re.compile(r"共计|总计|合计|累计|总共|一共|共|已|了|的|各类|各种")
_NOT_ONE_WHOLE = re.compile(
    r"新增|其中|增加|减少|每|约|近|超|至少|平均|比|网站|公众号|平台|微博|另|还|又|第|季度|上半年|下半年|月|计划|拟|力争|目标|将|安排|预计"
)


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    seen: dict[tuple[str, str], list[tuple[re.Match[str], Amount]]] = defaultdict(list)
    for at, _ in places:
        before = text[at - 1 : at]
        hit = _CLAUSE.match(text, at) if not before or before in _BEGINS or before.isspace() else None
        many = arabic(hit["many"]) if hit else None
        if hit and many and not _NOT_ONE_WHOLE.search(hit["what"]):
            seen[_TOTAL_WORDS.sub("", hit["what"]), hit["unit"]].append((hit, many))
    for said in seen.values():
        yield from _contradictions(passage, said)


def _contradictions(passage: Passage, said: list[tuple[re.Match[str], Amount]]) -> Iterator[Hit]:
    years = {hit["year"] for hit, _ in said if hit["year"]}
    if len(years) > 1:  # 全年 may then mean either
        return
    first, value = said[0]
    for hit, many in said[1:]:
        if many.least > value.most or many.most < value.least:
            line, _ = passage.line_column(first.start("many"))
            words = {"line": str(line), "first": f"{shown(value.value)}{first['unit']}"}
            yield Hit(hit.start("what"), hit.end("unit"), words=words)


RULE = Rule(
    code="AR107",
    name="one-indicator-two-values",
    gravity=Gravity.WARNING,
    says="第{line}行同一指标为{first}，此处为“{found}”，请核对",
    source="《中华人民共和国统计法》",
    wrong=(
        "2023年，全局共收到政府信息公开申请12件。\n存在的问题。全年共收到政府信息公开申请15件，均已答复。",
        "全年主动公开政府信息520条。\n今年主动公开政府信息共计502条，",
    ),
    right=(
        "2023年收到政府信息公开申请12件。\n全年共收到政府信息公开申请12件，均已答复。",
        "2022年收到政府信息公开申请10件。\n2023年收到政府信息公开申请12件。",
        "2022年收到政府信息公开申请10件。\n全年收到政府信息公开申请12件，2023年收到政府信息公开申请12件。",
        "全年通过网站主动公开政府信息300条。\n全年主动公开政府信息520条。",
        "全年召开新闻发布会3场。\n全年召开座谈会5场。",
        "全年主动公开政府信息1.2万条。\n全年主动公开政府信息12030条。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("全年", "本年", "今年", "当年", "20"),
    profiles=frozenset({"document", "report"}),
)
