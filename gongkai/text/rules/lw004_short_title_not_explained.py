"""LW004 简称没有交代。

Why: 正文里只写《条例》《办法》，而前文没有“以下简称”，读者不知道是哪一部。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_SHORT = (
    "条例",
    "办法",
    "规定",
    "细则",
    "意见",
    "通知",
    "方案",
    "纲要",
    "决定",
    "规划",
    "要点",
    "公约",
    "标准",
)
_EXPLAINED = re.compile(r"(?:简称|以下称|下称|统称)[为：]?[“《]*([一-龥]{2,6})")


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    """Only the first place of each short title; later ones are the same question."""
    text = passage.shadow
    explained = {hit[1] for hit in _EXPLAINED.finditer(text)}
    asked: set[str] = set()
    for at, words in places:
        kind = words[1:-1]
        # A long title of the same kind above the short one explains it well enough: 《…条例》……《条例》.
        above = text[max(0, at - 2000) : at]
        if (
            kind not in asked
            and kind not in explained
            and f"{kind}》" not in above
            and "简称" not in above[-20:]
        ):
            yield at, at + len(words), None
        asked.add(kind)


RULE = Rule(
    code="LW004",
    name="short-title-not-explained",
    gravity=Gravity.ADVICE,
    says="前文没有交代简称{found}指哪一部，请先写全称并注明“以下简称{found}”",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "按照《条例》规定，我局公开了三类信息。",
        "根据《办法》第八条，依法处理。",
    ),
    right=(
        "根据《中华人民共和国政府信息公开条例》（以下简称《条例》），我局公开了三类信息。按照《条例》答复。",
        "印发《示例市公文处理办法》。《办法》分五章。",
        "《条例（草案）》公开征求意见。",
    ),
    check=check,
    profiles=frozenset({"document", "report", "guide"}),
    scope=Scope.WORDS,
    anchors=tuple(f"《{kind}》" for kind in _SHORT),
)
