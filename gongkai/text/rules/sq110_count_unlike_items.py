"""SQ110 统称的数目与所列项数不符。

Why: “五化”只列了四项，不是漏了一项，就是统称写错。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.han_number import value_of
from gongkai.text.rule import Hit, Rule, Scope

_WORDS = "化|公开|到位|统一|同步|强化|提升|结合|落实|服务|减少|不准|严禁|必须|清单|坚持|突出|覆盖|融合|联动|审查|公示|转变|提高|创新|规范|加强|延伸|促进|确保|保障"
# Verbs of one character, and nouns behind 项: “四查”：查隐患、查制度…; “三项制度”：公示制度、听证制度…
_SHORT = "查|有|进|送|促|讲|比|看|访|问|建|管|抓|严|不|无|清|减|改|保|治|控|一|零|防|帮|评|亮|晒|优|强|提|学|入|走|听|办|创|争|重"
_NAME = re.compile(rf"“([二三四五六七八九])[个项]?({_WORDS}|{_SHORT}|制度|机制|行动|工程|责任|权利|义务)”")
# “三化”：标准化、规范化、便利化 and “三化”（标准化、规范化、便利化）.
_AFTER = re.compile(
    r"[^：。；，（“”\n]{0,6}(?:，即|：|（即|（)：?(?P<items>[^。；：（）“”\n]{3,80})(?=[。；）]|$)", re.M
)
# 标准化、规范化、便利化“三化”: only a list whose every item has the word.
_BEFORE = re.compile(
    r"(?P<items>(?:[^、，。；：“”（）\n]{1,8}[、和]){1,9}[^、，。；：“”（）\n]{1,8}?)[的等]?$"
)
_LONGEST_LIST = 80  # characters before the name


def check(text: str) -> Iterator[Hit]:
    for name in _NAME.finditer(text):
        if after := _AFTER.match(text, name.end()):
            yield from _compare(name, after["items"], "、，", name.start(), after.end("items"))
        since = max(0, name.start() - _LONGEST_LIST)
        if before := _BEFORE.search(text[since : name.start()]):
            yield from _compare(name, before["items"], "、", since + before.start(), name.end())


def _compare(name: re.Match[str], listed: str, marks: str, start: int, end: int) -> Iterator[Hit]:
    number, word = name.groups()
    items = [item.strip() for item in re.split(f"[{marks}]|和|以及", listed) if item.strip()]
    if len(items) < 2 or any(len(item) > 12 for item in items):
        return
    all_end = all(item.endswith(word) for item in items)
    all_begin = all(item.startswith(word) for item in items)
    if len(word) == 1 and word != "化" and not all_begin:
        return
    if (all_end or all_begin) and len(items) != value_of(number):
        yield Hit(start, end, words={"name": f"“{number}{word}”", "count": str(len(items))})


RULE = Rule(
    code="SQ110",
    name="count-unlike-items",
    gravity=Gravity.WARNING,
    says="{name}列了{count}项，请核对",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "做到“五化”：制度化、网格化、数字化、社会化。",
        "推进“四公开”（决策公开、执行公开、结果公开）。",
        "坚持“三同步”，即同步组织、同步审签。",
        "实现标准化、规范化、信息化“四化”目标。",
        "落实“三统一”：标准统一、流程统一、平台统一、时限统一。",
        "开展“三查”行动：查门锁、查书架、查电路、查灯具。",
        "做到“四个一”：一张清单、一套机制、一个平台。",
    ),
    right=(
        "做到“四化”：制度化、网格化、数字化、社会化。",
        "实现“五化”目标：名称标准化；流程规范化。",
        "做到“三到位”，领导、机构、人员到位。",
        "“五公开”工作要求",
        "“十化”：制度化、网格化。",
        "实行“三公开一监督”：办事公开、过程公开。",
        "领导、机构、人员“三到位”",
        "推进“五公开”，加强政务公开、村务公开。",
        "推进标准化、规范化，落实“三到位”。",
        "推进“五公开”（决策、执行、管理、服务、结果）。",
        "开展“三查”行动：查门锁、查书架、查电路。",
        "开展“三进”活动，进社区、进学校，方便读者。",
        "开展“三查”，即查门锁、看书架、问读者、记台账。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("“二", "“三", "“四", "“五", "“六", "“七", "“八", "“九"),
)
