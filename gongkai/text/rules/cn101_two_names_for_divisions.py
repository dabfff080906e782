"""CN101 内设机构称谓混用。

Why: 同一机关的内设机构或者都是“处室”，或者都是“科室”，混用说明稿件来自不同单位或者没有统稿。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_NAMES = ("处室", "科室")


def check(passage: Passage) -> Iterator[Hit]:
    places = {name: list(passage.places(name)) for name in _NAMES}
    if not all(places.values()):
        return
    rare, usual = sorted(_NAMES, key=lambda name: len(places[name]))
    words = {"tally": "、".join(_tally(passage, name, places[name]) for name in (rare, usual))}
    first = places[rare][0]
    # The usual name is shown where it stands apart, so that the two can be compared.
    number = passage.line_at(first).number
    apart = [at for at in places[usual] if passage.line_at(at).number != number] or places[usual]
    yield Hit(first, first + len(rare), words=words)
    yield Hit(apart[0], apart[0] + len(usual), words=words)


def _tally(passage: Passage, name: str, places: list[int]) -> str:
    numbers = sorted({passage.line_at(at).number for at in places})
    return f"“{name}”{len(places)}处（第{'、'.join(map(str, numbers))}行）"


RULE = Rule(
    code="CN101",
    name="two-names-for-divisions",
    gravity=Gravity.WARNING,
    says="内设机构称谓混用：{tally}，请统一",
    source="《党政机关公文处理工作条例》",
    wrong=("分解到有关处室。\n对各科室进行考核，科室分工明确。",),
    right=(
        "分解到有关科室，对各科室进行考核。",
        "各处室分工负责，责任到处室。",
        "办公室、财务科和执法处",
        "医院急诊科收治，医务处协调。",
    ),
    check=check,
    profiles=frozenset({"document", "report"}),
    scope=Scope.PASSAGE,
)
