"""CN102 同一事物前后写法不一。

Why: 同一篇里一个栏目、一个提法只应有一种写法，否则读者以为是两件事。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope
from gongkai.text.words import Spelling, spellings


def check(passage: Passage) -> Iterator[Hit]:
    for spelling in spellings():
        norm = next(passage.places(spelling.norm), None)
        if norm is not None:
            yield from _odd_ones(passage, spelling, norm)


def _odd_ones(passage: Passage, spelling: Spelling, norm: int) -> Iterator[Hit]:
    words = {"line": str(passage.line_column(norm)[0])}
    for at in passage.places(spelling.odd):
        end = at + len(spelling.odd)
        # 依法、依规、依程序 is a longer list, not another spelling.
        if "、" in spelling.odd and "、" in (passage.shadow[at - 1 : at], passage.shadow[end : end + 1]):
            continue
        yield Hit(at, end, spelling.norm, source=spelling.source, words=words)


RULE = Rule(
    code="CN102",
    name="two-spellings-of-one-term",
    gravity=Gravity.WARNING,
    says="“{found}”与第{line}行的“{better}”写法不一，请统一",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "依法依规开展审查，并依法、依规作出处理。",
        "接受政府网站在线访谈，开展政府访谈。",
    ),
    right=(
        "依法、依规、依程序开展审查，并依法依规作出处理。",
        "依法、依规作出处理。",
        "开展政府访谈，在政府访谈中解读政策。",
        "接受在线访谈。",
    ),
    check=check,
    profiles=frozenset({"document", "report"}),
    scope=Scope.PASSAGE,
)
