"""PU118 分项之前用顿号。

Why: 分项之间用分号或句号；顿号只分开词语，用在“一是”“二是”之前，两项就混成了一句。
"""

import re
from collections.abc import Iterator

from gongkai.text.beginning import begins
from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_COUNT = "一二三四五六七八九"
_BEFORE = re.compile(
    r"(?<=[一-龥”》）])(?<![一二三四五六七八九十])(、)([一二三四五六七八九])(是|要)(?![一二三四五六七八九十]|不)"
)
_LONGEST_LIST = 2000
_LONG = 6  # characters an item has at least: 一是一、二是二


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    for hit in _BEFORE.finditer(text):
        number = _COUNT.index(hit[2])
        above = text[begins(text, hit.start(), "\n", _LONGEST_LIST) : hit.start()]
        below = text[hit.end() : hit.end() + _LONGEST_LIST].partition("\n")[0]
        other = _COUNT[number - 1] + hit[3] if number else _COUNT[1] + hit[3]
        there = above.rfind(other) if number else below.find(other)
        # 、一是 is wrong by itself: nothing enumerated begins so.
        if (
            (number == 0 and hit[3] == "是")
            or there >= 0
            and (len(above) - there if number else there) >= _LONG
        ):
            yield *hit.span(1), "；" if number and "；" in above else "。"


RULE = Rule(
    code="PU118",
    name="wrong-mark-before-counted-item",
    gravity=Gravity.WARNING,
    says="“{found}”后面是另一项，宜用“{better}”",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "完善服务机制、一是整理图书，登记造册；二是修补旧报，逐页检查。",
        "进一步完善服务机制、一是做好图书整理和登记。",
        "一是整理图书，登记造册、二是修补旧报，逐页检查。",
    ),
    right=(
        "完善服务机制。一是整理图书，登记造册；二是修补旧报，逐页检查。",
        "一是一、二是二，有一说一。",
        "统一、一是一地核对。",
        "一要整理图书，二要修补旧报。",
    ),
    check=check,
    scope=Scope.PROSE,
    anchors=tuple(f"、{number}{word}" for number in _COUNT for word in "是要"),
)
