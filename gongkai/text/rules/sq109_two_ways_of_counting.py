"""SQ109 “首先、其次”与“第三”混用。

Why: 一组分项只用一套序次语：用“首先、其次、再次”，就不再用“第三”。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_BEGINS = re.compile(r"([首第一](?:(?<=[。；：\n].)|(?<=\A.))(?:(?<=首)先[，要]|(?<=第)一，|(?<=一)是))")
_NEXT = re.compile(r"[。；](其次|第[二三四]|二是|首先)[，]?")
_BETTER = {
    "首先，": {"第二": "其次", "二是": "其次", "第三": "再次"},
    "第一，": {"其次": "第二", "二是": "第二"},
    "一是": {"第二": "二是", "其次": "二是"},
}
_LONGEST_LIST = 2000
_COUNTED = {"其次": 2, "第二": 2, "二是": 2, "第三": 3, "第四": 4}


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for begun in _BEGINS.finditer(text):
        reach = begun.end() + _LONGEST_LIST
        end = text.find("\n", begun.end(), reach)
        number = 1
        series = "首先，" if begun[1] == "首先要" else begun[1]
        for hit in _NEXT.finditer(text, begun.end(), end if end >= 0 else reach):
            word = hit[1]
            if _COUNTED.get(word) != number + 1:
                break  # another list begins within the item, or this one is out of order
            number += 1
            if word in _BETTER[series] or series == "首先，" and number > 2:
                yield *hit.span(1), _better(series, hit[0], word)


def _better(begun: str, found: str, word: str) -> str | None:
    better = _BETTER[begun].get(word)
    # 一是 is followed by no comma, so only the word with its comma could be put right.
    return None if begun == "一是" or "，" not in found else better


RULE = Rule(
    code="SQ109",
    name="two-ways-of-counting",
    gravity=Gravity.WARNING,
    says="前文用“首先、其次”，此处用“{found}”，序次语应当一致",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "首先，摸清底数；其次，建立台账；第三，逐项销号。",
        "首先，摸清底数；第二，建立台账；第三，逐项销号。",
        "第一，摸清底数；其次，建立台账；第三，逐项销号。",
        "一是摸清底数；第二，建立台账；三是逐项销号。",
        "首先要摸清底数；第二，建立台账；第三，逐项销号。",
    ),
    right=(
        "首先，摸清底数；其次，建立台账；再次，逐项销号。",
        "第一，摸清底数；第二，建立台账；第三，逐项销号。",
        "首先，加强领导。第三，落实责任。",
        "一是摸清底数。首先，召开会议；其次，逐户走访。二是建立台账。",
        "首先，摸清底数。这是第一步。其次，建立台账。",
        "首先要加强领导，其次要强化监督，居全省第三。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=("首先，", "首先要", "第一，", "一是"),
)
