"""TY013 重复的语句。

Why: 粘贴时多贴一次，整句就出现两遍；校对的人读得太顺，常常看不见。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.rule import Rule, Scope

_SHORTEST, _LONGEST = 8, 60  # characters; shorter repetitions may be meant, longer ones are paragraphs
_HAN = re.compile(r"[一-龥]")
_HEADER = re.compile(r"维持\s*(?:结果)?\s*纠正")  # the annual report's form says these twice in one row
_EDGE = frozenset("，。；、：！？“”（）\n ") | {""}


def check(text: str) -> Iterator[tuple[int, int, str | None]]:
    """A piece of every eighth character is looked for a little farther on: whatever stands twice in a row shows itself."""
    done = 0
    walked: dict[int, int] = {}  # the end of the last run of each period: what lies within it was looked at
    for at in range(0, len(text) - 2 * _SHORTEST, _SHORTEST):
        piece = text[at : at + _SHORTEST]
        if piece.isspace():  # what a table left
            continue
        again = text.find(piece, at + _SHORTEST, at + _LONGEST + _SHORTEST)
        if again < 0 or at < done:
            continue
        period = again - at
        if at < walked.get(period, 0):
            continue
        start, end = _run(text, at, period)
        walked[period] = end
        for begin in range(start, end - period + 1):
            if _is_a_clause(text, begin, period):
                yield begin, begin + 2 * period, text[begin : begin + period]
                done = end + period
                break


def _is_a_clause(text: str, begin: int, period: int) -> bool:
    """Begins behind a mark and ends before or with one; 规划许可证、建设工程规划许可证、建设工程竣工… repeats parts only."""
    end = begin + 2 * period
    clause = text[begin : begin + period]
    return (
        text[begin - 1 : begin] in _EDGE
        and (text[end : end + 1] in _EDGE or clause[-1] in _EDGE)
        and len(_HAN.findall(clause)) >= _SHORTEST - 2
        and not _HEADER.search(clause)
    )


def _run(text: str, at: int, period: int) -> tuple[int, int]:
    """From where to where every character stands again `period` later, within one line."""
    start = end = at
    while start > 0 and text[start - 1] == text[start - 1 + period] != "\n":
        start -= 1
    while end + period < len(text) and text[end] == text[end + period] != "\n":
        end += 1
    return start, end


RULE = Rule(
    code="TY013",
    name="repeated-clause",
    gravity=Gravity.ERROR,
    says="“{found}”前后两遍相同，请删去一遍",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "参加全市政务公开培训班参加全市政务公开培训班，学员反映良好。",
        "各单位要按时报送材料，各单位要按时报送材料，不得拖延。",
    ),
    right=(
        "参加全市政务公开培训班，学员反映良好。",
        "一季度公开政府信息12条，二季度公开政府信息12条。",
        "县级以上人民政府和县级以上人民政府有关部门",
        "加强调查研究，加强调查研究成果运用。",
        "—————————————————————",
    ),
    check=check,
    scope=Scope.PROSE,
)
