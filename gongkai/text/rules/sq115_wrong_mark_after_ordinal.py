"""SQ115 序号后的标点写错。

Why: 汉字序号后用顿号（一、），阿拉伯数字后用齐线墨点（1.），“第一”后用逗号。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.stretches import around, hits_of

# 二.健全工作机制，强化保障: at the head of a paragraph a Han number and a full point count an item.
_HAN = re.compile(r"^[ \t]*[一二三四五六七八九十]{1,3}([.．:;])(?=[一-龥“《])", re.M)
_IN_LINE = re.compile(r"(?<=[。；：])[一二三四五六七八九]([.．])(?=[一-龥“《])")
_ONE = re.compile(r"^[ \t]*一(，)(?=[一-龥“]{2,12}[，、。])", re.M)
_ARABIC = re.compile(
    r"^[ \t]*1(，)(?=[一-龥“《])(?=[^\n]{2,200}?[。；\n]\s*2，[一-龥“《])|(?<=[。；\n])2(，)(?=[一-龥“《])|(?<=[：])1(，)(?=[一-龥“《])",
    re.M,
)
_NTH = re.compile(r"(?:^|(?<=[。；：]))第[一二三四五六七八九]([.．:])(?=[一-龥“《])", re.M)

_BEFORE, _BEHIND = 20, 220  # characters around a number with its mark: blanks before it, the next item behind


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.prose
    signs = around((at for at, _ in places), len(text), _BEFORE, _BEHIND)
    for pattern, better in ((_HAN, "、"), (_IN_LINE, "、"), (_ONE, "、"), (_ARABIC, "."), (_NTH, "，")):
        for hit in hits_of(text, signs, pattern):
            yield *hit.span(hit.lastindex or 0), better


RULE = Rule(
    code="SQ115",
    name="wrong-mark-after-ordinal",
    gravity=Gravity.WARNING,
    says="序号之后的标点应为“{better}”",
    source="《党政机关公文格式》（GB/T 9704—2012）",
    wrong=(
        "二.健全借阅制度，方便读者查找",
        "要求：一.清点馆藏；二.修补旧报。",
        "1，清点馆藏；2，修补旧报。",
        "第一.清点馆藏。",
        "一，清点馆藏图书，做到底数清楚。",
    ),
    right=(
        "二、健全借阅制度，方便读者查找",
        "要求：一、清点馆藏；二、修补旧报。",
        "1.清点馆藏；2.修补旧报。",
        "第一，清点馆藏。",
        "一、清点馆藏图书，做到底数清楚。",
        "得分为2，名次为1，其余不计。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=(
        *(f"{number}{mark}" for number in "一二三四五六七八九十" for mark in ".．:;"),
        "1，",
        "2，",
        "一，",
    ),
)
