"""TM302 本单位不用的词。

Why: 单位自己规定的用词，写入本单位词表以后逐处指出；哪个词算多重，也由词表说。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.lists import Lists, Term
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope


def check(passage: Passage) -> Iterator[Hit]:
    for term in passage.lists.terms:
        for at in passage.places(term.bad) if term.bad else ():
            if not _is_inside_good(passage.shadow, at, term):
                words = {"instead": f"，应写作“{term.good}”" if term.good else ""}
                yield Hit(at, at + len(term.bad), term.good, term.gravity, term.source, words)


def _is_inside_good(text: str, at: int, term: Term) -> bool:
    """文旅局 is what is wanted where 文旅 alone is not."""
    inside = (term.good or "").find(term.bad)
    return inside >= 0 and text.startswith(term.good or "", at - inside)


RULE = Rule(
    code="TM302",
    name="own-term",
    gravity=Gravity.WARNING,
    says="本单位规定不用“{found}”{instead}",
    source="本单位词表",
    wrong=("请到办事大厅办理。", "参观文旅中心。"),
    right=("请到政务服务大厅办理。", "参观文旅融合中心。", "大厅办事指南"),
    check=check,
    scope=Scope.PASSAGE,
    lists=Lists(
        terms=(
            Term("办事大厅", "政务服务大厅", "示例市用词规定"),
            Term("文旅中心", None, "示例市用词规定"),
        )
    ),
)
