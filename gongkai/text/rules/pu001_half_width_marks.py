"""PU001 中文里用半角标点。

Why: 半角标点多由网页抽取或输入法造成，一经发现往往遍布全文，所以每篇只报一次，说明处数。
"""

from collections.abc import Iterator

from gongkai.text.finding import Edit, Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_HALF = frozenset(",;:()?!")


def check(passage: Passage) -> Iterator[Hit]:
    # The fold turned a mark only where it belongs neither to a number nor to an address.
    places = [
        at
        for at, (mark, folded) in enumerate(zip(passage.text, passage.shadow, strict=True))
        if mark in _HALF and mark != folded and _is_in_chinese(passage.shadow, at)
    ]
    if places:
        full = tuple(Edit(at, at + 1, passage.shadow[at]) for at in places)
        yield Hit(places[0], places[0] + 1, words={"count": str(len(places))}, elsewhere=full)


def _is_in_chinese(shadow: str, at: int) -> bool:
    before, after = shadow[at - 1 : at].strip(), shadow[at + 1 : at + 2].strip()
    return any("一" <= near <= "龥" or near in "《》“”（）〔〕、。" for near in (before, after) if near)


RULE = Rule(
    code="PU001",
    name="half-width-marks",
    gravity=Gravity.WARNING,
    says="全文有{count}处半角标点，中文应当用全角",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "局属各单位,机关各科:",
        "工作总结如下:\n一是加强领导;",
    ),
    right=(
        "各县、区人民政府，市政府各部门：",
        "会议于10:30开始，有1,200人参加。",
        "网址http://www.example.com/a?b=1,2查询。",
        "Notes (draft) were read.",
        "增长3.5%",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PASSAGE,
)
