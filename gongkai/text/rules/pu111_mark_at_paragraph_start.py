"""PU111 段落以标点开头。

Why: 点号不出现在一行之首；段首有点号，说明前面的字被删去，或者一句话被错误地断开。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

_AT_START = re.compile(r"^[ \t]*([，。；：、？！]+)(?=[ \t]*[一-龥“《（\d])", re.M)
_ENDED = re.compile(r"[。；：！？]\s*$")


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    for hit in _AT_START.finditer(passage.prose):
        number = passage.number_at(hit.start())
        above = passage.words(passage.lines[number - 1]) if number else ""
        # After a line that has not ended its sentence this is a line broken by extraction, not a paragraph.
        if not number or _ENDED.search(above):
            yield *hit.span(1), None


RULE = Rule(
    code="PU111",
    name="mark-at-paragraph-start",
    gravity=Gravity.ERROR,
    says="段落不能以“{found}”开头，请核对是否漏字或者误断",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "，本馆自即日起开放。",
        "做好消毒。\n、做好登记。",
    ),
    right=(
        "本馆自即日起开放。",
        "做好消毒\n，做好登记。",
        "——读者须知",
        "“做好登记。”",
        "（一）做好登记。",
        "《规程》",
        "……做好登记。",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
