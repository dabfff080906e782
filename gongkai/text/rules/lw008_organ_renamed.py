"""LW008 机构已经更名或者撤并。

Why: 机构改革以后仍写旧名，群众找不到门；叙述改革以前的事，应当写“原”。文中没有写成日期的只作提示。
"""

import re
from collections.abc import Iterator

from gongkai.text.beginning import begins
from gongkai.text.day_in_words import day_in_words
from gongkai.text.day_of import day_of
from gongkai.text.finding import Gravity
from gongkai.text.organs import RENAMED
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_OF_THE_PAST = re.compile(
    r"(?:不再保留|撤销|组建|原|前|旧|时任|曾任|曾|历任)[^，。；、]{0,8}$|[《（(][^》）)\n]{0,40}$"
)
_TOLD = re.compile(
    r"^[^。；\n]{0,20}?(?:更名|改为|改称|撤销|合并|并入|不再保留|组建|职责|整合|〔(?:19|200|201[0-8])|令第|公告(?:第|20))"
)


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text, day, done = passage.shadow, day_of(passage), -1
    for at, name in sorted(places, key=lambda place: (place[0], -len(place[1]))):
        row, end = RENAMED[name], at + len(name)
        if at < done or day is not None and day < row.since or text[end : end + 1] == "门":
            continue
        if _OF_THE_PAST.search(text, begins(text, at, "\n", 42), at) or _TOLD.match(text[end : end + 40]):
            continue
        done = end
        yield Hit(
            at,
            end,
            row.now,
            None if day else Gravity.ADVICE,
            row.source,
            {"since": day_in_words(row.since)},
        )


RULE = Rule(
    code="LW008",
    name="organ-renamed",
    gravity=Gravity.WARNING,
    says="“{found}”自{since}起已经更名或者撤并，现为“{better}”，请核对",
    source="历次国务院机构改革方案",
    wrong=(
        "向国家旅游局报告。\n2020年5月6日",
        "由市食品药品监督管理局负责。\n2023年1月5日",
        "会同中国银保监会制定。\n2024年3月1日",
    ),
    right=(
        "向文化和旅游部报告。\n2020年5月6日",
        "原国土资源部制定的办法仍然有效。\n2020年5月6日",
        "向国家旅游局报告。\n2016年5月6日",
        "《国家旅游局关于印发标准的通知》（旅发〔2015〕3号）\n2020年5月6日",
        "环境保护部门负责监督。\n2020年5月6日",
        "国家工商行政管理总局令第56号\n2020年5月6日",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=tuple(RENAMED),
)
