"""CN103 同一单位前后名称不一。

Why: 同一篇里“文化广播电视和旅游局”又作“文化广电和旅游局”，读者不知是不是同一个单位，规范的全称只有一个。
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

# A place, six characters at least of the unit's own name, and what kind of unit it is.
_NAME = re.compile(
    r"(?<=[省市县区州旗盟])(?P<core>[一-龥]{4,16}?)(?P<kind>局|委员会|厅|服务中心|管理中心)(?![长部面限势党])"
)
_NO_NAME = re.compile(
    r"[的了在是对将由向与同各等按要至从为我本其他有关个位这该并已被使把给让年月日省市县区]|人民政府|办公|代表|常务|或者|第"
)
_PLACE = re.compile(r"([一-龥]{1,3})$")
_SHORTEST = 6
# What writers leave out of a name or put into it: 和, 与, 及, and 播 and 视 of 广播电视.
_LEFT_OUT = re.compile("[和与及播视]")


def check(passage: Passage) -> Iterator[Hit]:
    names: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for hit in _NAME.finditer(passage.prose):
        if len(hit["core"]) >= _SHORTEST and not _NO_NAME.search(hit["core"]):
            place = passage.prose[max(0, hit.start() - 2) : hit.start()]
            names[place, hit["kind"]][hit["core"]].append(hit.start("core"))
    for (_, kind), cores in names.items():
        yield from _variants(passage, cores, kind)
    yield from _wrong_names(passage)


def _variants(passage: Passage, cores: dict[str, list[int]], kind: str) -> Iterator[Hit]:
    by_use = sorted(cores, key=lambda core: (-len(cores[core]), cores[core][0]))
    for place, usual in enumerate(by_use):
        for odd in by_use[place + 1 :]:
            if _LEFT_OUT.sub("", usual) == _LEFT_OUT.sub("", odd):
                words = {"usual": usual + kind, "where": f"（第{passage.line_column(cores[usual][0])[0]}行）"}
                for at in cores[odd]:
                    yield Hit(at, at + len(odd) + len(kind), usual + kind, words=words)


def _wrong_names(passage: Passage) -> Iterator[Hit]:
    """The names an agency has listed as wrong for a unit, unless they stand within its right one."""
    lists = passage.lists
    for unit in (*lists.units, *((lists.own,) if lists.own else ())):
        right = [(at, at + len(name)) for name in (unit.name, *unit.short) for at in passage.places(name)]
        for wrong in unit.wrong:
            for at in passage.places(wrong):
                if not any(start <= at < end for start, end in right):
                    yield Hit(at, at + len(wrong), unit.name, words={"usual": unit.name, "where": ""})


RULE = Rule(
    code="CN103",
    name="unit-called-by-two-names",
    gravity=Gravity.WARNING,
    says="“{found}”与“{usual}”{where}名称不一，请统一为规范名称",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "示例市文化广播电视和旅游局负责解释。\n联系示例市文化广播电视和旅游局。\n报示例市文化广电和旅游局。",
        "示例县人力资源和社会保障局牵头，示例县人力资源社会保障局报送材料。",
    ),
    right=(
        "示例市文化广播电视和旅游局负责解释，报示例市文化广播电视和旅游局。",
        "示例市财政局、示例市民政局参加。",
        "示例市住房和城乡建设局、示例县住房城乡建设局参加。",
        "示例市第一人民医院服务中心、示例市第二人民医院服务中心参加。",
        "报送市文化广播电视局，市文化和旅游局配合。",
    ),
    check=check,
    profiles=frozenset({"document", "report"}),
    scope=Scope.PASSAGE,
    anchors=("局", "委", "厅", "中心", "办", "院"),
)
