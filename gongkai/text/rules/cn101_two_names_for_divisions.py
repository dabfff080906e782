"""CN101 内设机构或者本机关称谓混用。

Why: 同一机关的内设机构或者都是“处室”，或者都是“科室”；同一篇里一会儿“我局”一会儿“我委”，说明稿件来自不同单位或者没有统稿。
"""

import re
from collections.abc import Iterator
from itertools import combinations

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_DIVISIONS = ("处室", "科室", "股室")
# 自我局限, 我委托 and 基本局面 name nobody.
_SELVES = {
    "我局": r"(?<!自)我局(?![限部面])",
    "我委": r"(?<!自)我委(?![托员屈派婉任以])",
    "我厅": r"我厅",
    "我镇": r"我镇(?!静|定)",
    "我乡": r"我乡(?!愁|村|亲|音)",
    "我街道": r"我街道",
    "我校": r"(?<!自)我校(?![正准对验])",
}
_WAYS = (("我局", _SELVES["我局"]), ("本局", r"(?<![基根日原])本局(?![部面限势地])"))
_PLACES = (("我县", r"我县"), ("我区", r"(?<!自)我区(?!别|分)"))
_AUTONOMOUS = re.compile("自治区|内蒙古|广西|宁夏|新疆|西藏")
_BUREAU_OF_A_CITY = re.compile(r"^[#\s]*[^\n县区旗]{2,8}市[^\n县区旗市]{2,16}局(?:关于|20\d\d|\s*\n)")
_CITY_BUREAU = re.compile(r"(?<![一-龥])市局(?![限部面])|(?<=[，。；、由经按对向])市局(?![限部面])")


def check(passage: Passage) -> Iterator[Hit]:
    divisions = [(name, list(passage.places(name))) for name in _DIVISIONS]
    yield from _mixed(passage, divisions, "内设机构称谓")
    selves = [(name, _offsets(passage, name, pattern)) for name, pattern in _SELVES.items()]
    yield from _mixed(passage, selves, "本机关称谓")
    yield from _mixed(
        passage, [(name, _offsets(passage, name, way)) for name, way in _WAYS], "本机关称谓", Gravity.ADVICE
    )
    if not _AUTONOMOUS.search(passage.shadow):
        places = [(name, _offsets(passage, name, pattern)) for name, pattern in _PLACES]
        yield from _mixed(passage, places, "本地称谓", Gravity.ADVICE)
    own = passage.lists.own.name + "\n" if passage.lists.own else passage.shadow[:200]
    if _BUREAU_OF_A_CITY.match(own):
        both = [
            ("我局", selves[0][1]),
            ("市局", [at for at in passage.places("市局") if _CITY_BUREAU.match(passage.prose, at)]),
        ]
        yield from _mixed(passage, both, "本机关称谓")


def _offsets(passage: Passage, name: str, pattern: str) -> list[int]:
    """Where the name stands, and with it what the pattern asks for around it."""
    stands = re.compile(pattern)
    return [at for at in passage.places(name) if stands.match(passage.shadow, at)]


def _mixed(
    passage: Passage, names: list[tuple[str, list[int]]], what: str, gravity: Gravity | None = None
) -> Iterator[Hit]:
    """The rare name at its first place and the usual one, for each two that are both used."""
    for one, other in combinations([pair for pair in names if pair[1]], 2):
        (rare, places), (usual, others) = sorted((one, other), key=lambda pair: len(pair[1]))
        tally = "、".join(_tally(passage, name, found) for name, found in ((rare, places), (usual, others)))
        words = {"what": what, "tally": tally}
        first = places[0]
        # The usual name is shown where it stands apart, so that the two can be compared.
        number = passage.line_at(first).number
        apart = [at for at in others if passage.line_at(at).number != number] or others
        yield Hit(first, first + len(rare), gravity=gravity, words=words)
        yield Hit(apart[0], apart[0] + len(usual), gravity=gravity, words=words)


def _tally(passage: Passage, name: str, places: list[int]) -> str:
    numbers = sorted({passage.line_column(at)[0] for at in places})
    return f"“{name}”{len(places)}处（第{'、'.join(map(str, numbers))}行）"


RULE = Rule(
    code="CN101",
    name="two-names-for-divisions",
    gravity=Gravity.WARNING,
    says="{what}混用：{tally}，请统一",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "分解到有关处室。\n对各科室进行考核，科室分工明确。",
        "我局认真落实条例。\n下一步，我委将加强培训。",
        "示例市文化局2023年工作总结\n我局认真落实条例。\n存在的问题，市局将加以改进。",
        "我局认真落实条例。\n本局网站设专栏。",
    ),
    right=(
        "分解到有关科室，对各科室进行考核。",
        "各处室分工负责，责任到处室。",
        "办公室、财务科和执法处",
        "医院急诊科收治，医务处协调。",
        "我局认真落实条例，不断突破自我局限，受我委托的机构参加。",
        "示例县文化局2023年工作总结\n我局认真落实条例。\n按照要求，市局将组织检查。",
        "我局认真落实条例，我市群众满意。",
        "我县加强宣传，自治区有关部门来我区调研。",
    ),
    check=check,
    profiles=frozenset({"document", "report"}),
    scope=Scope.PASSAGE,
    anchors=("科室", "股室", "我局", "我委", "我厅", "我镇", "我乡", "我街道", "我校", "我县"),
)
