"""LW008 机构已经更名或者撤并。

Why: 机构改革以后仍写旧名，群众找不到门；叙述改革以前的事，应当写“原”。文中没有写成日期的，所在的句子说的是改革以后的年份才警告，
否则只作提示。
"""

import re
from collections.abc import Iterator
from datetime import date

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
_YEAR = re.compile(r"(20\d\d)年(?!前|以前|之前)(?:(\d{1,2})月)?")
# Behind a year and before the name: what is told is older than the year.
_OLDER = re.compile(
    r"前身|历史|档案|遗留|以前|此前|移交|改制|到期|换发|补办|持有?|凭|依据|根据|按照|承继|承接|划入"
)
# Behind the name: it did long ago what is spoken of now.
_DID = re.compile(
    r"[^，。；\n]{0,10}?(?:核发|颁发|发放|出具|签发|签订|印发|发布|批准|批复|作出|制定|移交|遗留|留存|登记|备案|审批|审核|公布|下达|编制|立项)[^，。；\n]{0,6}?的"
)
_SENTENCE = 80  # characters looked back at


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
            None if day or _is_told_of_later(text, at, end, row.since) else Gravity.ADVICE,
            row.source,
            {"since": day_in_words(row.since)},
        )


def _is_told_of_later(text: str, at: int, end: int, since: date) -> bool:
    """Whether the sentence says that the organ acts in a year, or a month, after it was renamed."""
    told = list(_YEAR.finditer(text, begins(text, at, "。；\n", _SENTENCE), at))
    if not told or _OLDER.search(text, told[-1].end(), at) or _DID.match(text, end, end + 24):
        return False
    year, month = told[-1].groups()
    return (int(year), int(month or 0)) > (since.year, since.month)


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
        "2025年以前由县国土资源局登记。",
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
