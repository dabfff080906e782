"""SQ103 并列分项之间的标点不一致。

Why: 同一组分项，或者都用分号，或者都用句号；混用则看不出哪几句属于哪一项。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope
from gongkai.text.sequence import Item, lists


def check(passage: Passage) -> Iterator[tuple[int, int, str | None]]:
    text = passage.shadow
    for items in passage.once(lists):
        dividers = [item.start - 1 for item in items[1:] if text[item.start - 1] in "；。"]
        marks = [text[at] for at in dividers]
        if len(set(marks)) == 2:
            better = _better(text, items, marks)
            yield from ((at, at + 1, better) for at in dividers if text[at] != better)


def _better(text: str, items: list[Item], marks: list[str]) -> str:
    """The mark most items have; where it is even, the full stop if an item holds several sentences."""
    semicolons, stops = marks.count("；"), marks.count("。")
    if semicolons != stops:
        return "；" if semicolons > stops else "。"
    inner = any("。" in text[one.end : two.start - 1] for one, two in zip(items, items[1:], strict=False))
    return "。" if inner else "；"


RULE = Rule(
    code="SQ103",
    name="items-divided-by-different-marks",
    gravity=Gravity.WARNING,
    says="并列分项之间既用分号又用句号，请统一（此处宜用“{better}”）",
    source="《标点符号用法》（GB/T 15834—2011）",
    wrong=(
        "一是摸清底数；二是建立台账。三是逐项销号。",
        "一是内容单一;二是质量有待提升等。三是形式较为单一。",
        "第一，摸清底数。分片包干。第二，建立台账；第三，逐项销号。",
    ),
    right=(
        "一是摸清底数，分片包干；二是建立台账；三是逐项销号。",
        "一是摸清底数。分片包干。二是建立台账。三是逐项销号。",
        "一要摸清底数，二要建立台账，三要逐项销号。",
        "一是摸清底数；二是建立台账。",
        "一是摸清底数，二是建立台账；三是逐项销号。",
        "依据第（一）项；第（二）项。第（三）项除外。",
    ),
    check=check,
    scope=Scope.PASSAGE,
)
