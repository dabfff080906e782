"""QB108 引号、书名号里又用同样的符号。

Why: 引号里再用引号，外双内单；书名号里再用书名号，外双内单。内外相同，读者看不出哪一个先结束。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.pairs import nested, uneven_lines
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_ANGLES = re.compile(r"[<＜][^<>＜＞\n]*$")
_INNER = {"“”": "‘’", "《》": "〈〉"}

_REACH = 200


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    # What is nested rightly comes out even too, so the lines that do not are of no help here.
    uneven = {line.number for line in passage.once(uneven_lines)}
    for pair, inner in _INNER.items():
        for number in sorted({passage.number_at(at) for at in _doubled(passage.shadow, pair)}):
            line = passage.lines[number]
            if line.number not in uneven and not line.is_table:
                for start, end in nested(passage.words(line), pair, inner):
                    mark = line.start + start
                    if _ANGLES.search(passage.shadow, max(line.start, mark - _REACH), mark):
                        continue  # <…> does for 〈…〉
                    within = passage.shadow[line.start + start + 1 : line.start + end - 1]
                    yield line.start + start, line.start + end, inner[0] + within + inner[1]


def _doubled(text: str, pair: str) -> Iterator[int]:
    """Where an opening mark follows another with no closing one between: places to look at more closely."""
    opening, closing = pair[0], pair[1]
    at, closed = text.find(opening), 0
    while at >= 0 <= closed:
        if closed <= at:
            closed = text.find(closing, at + 1)
        following = text.find(opening, at + 1)
        if 0 <= following < closed:
            yield following
        at = following


RULE = Rule(
    code="QB108",
    name="same-pair-nested",
    gravity=Gravity.WARNING,
    says="引号、书名号里面再用时，里层用单引号、单书名号：{better}",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "转发《关于印发《读者服务规程》的通知》。",
        "他说：“要办好“读书周”活动。”",
        "“弘扬“两路”精神”和“传承“红船”精神”",
    ),
    right=(
        "转发《关于印发〈读者服务规程〉的通知》。",
        "他说：“要办好‘读书周’活动。”",
        "“甲”“乙”",
        "《章程》（见《汇编》）",
        "《关于修改〈示例市实施《图书馆法》办法〉的决定》",
        "《关于修改<示例市实施《图书馆法》办法>的决定》",
        "“引文未完，“又起一段。\n“三段。”",
        "将第三条修改为：“第三条　本馆实行“预约制，\n另行公布。”",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
