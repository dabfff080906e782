"""AR112 分期、分性别的数与总数不符。

Why: 上半年加下半年等于全年，男加女等于总人数；对不上，必有一个数错了。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.halves import END, NEAR, SUM, UNIT, names_in, off, part, whole_first
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.sentences import holding
from gongkai.text.stretches import hits_of

_BY = "[，、；]"
_ALL = rf"[，；]{NEAR}{{0,10}}?(?:{{}}){NEAR}{{0,10}}?"
_YEAR = _ALL.replace("{}", "全年|合计|共计|总计") + rf"{SUM}(?P=unit){END}"
_PEOPLE = _ALL.replace("{}", "合计|共计|总计|总共|共|总数|总人数") + rf"{SUM}(?P=unit){END}"
_MEN, _WOMEN = part(1, "男"), part(2, "女")
_FRAMES = tuple(
    map(
        re.compile,
        (
            part(1, "上半年", unit=UNIT) + _BY + part(2, "下半年") + _YEAR,
            part(1, "[一1]季度", unit=UNIT) + "".join(_BY + part(at, f"第?[{name}{at}]季度") for at, name in ((2, "二"), (3, "三"), (4, "四"))) + _YEAR,
            part(1, "男", unit=UNIT) + f"[，、；和]{_WOMEN}{_PEOPLE}",
            rf"(?:共有?|总数|现有|出席|到会|在职|参会|参加|实有){NEAR}{{0,10}}?{SUM}{UNIT}[，（：]?(?:其中|分别为)?[，：]?{_MEN}[，、；和]{_WOMEN}{END}",
        ),
    )
)  # fmt: skip
_PAIRS = (frozenset(("男", "女")), frozenset(("上半年", "下半年")))
_WHOLE_FIRST = whole_first(name for pair in _PAIRS for name in pair)


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    sentences = list(holding(text, (at for at, _ in places)))
    for hit in hits_of(text, sentences, *_FRAMES):
        yield from off(hit)
    for hit in hits_of(text, sentences, _WHOLE_FIRST):
        if names_in(hit) in _PAIRS:
            yield from off(hit)


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
        "读者50人，男30人，女25人。",
    ),
    right=(
        "上半年接待50人次，下半年接待60人次，全年共接待110人次。",
        "一季度5场、二季度6场、三季度7场、四季度8场，全年举办26场。",
        "男馆员3人、女馆员5人，共8人。",
        "现有馆员9人，其中女性5人、党员3人。",
        "上半年投入1.2亿元，下半年投入1.3亿元，全年共投入2.6亿元。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=("上半年", "季度", "男"),
)
