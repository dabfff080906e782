"""CH009 全角百分号、全角小数点。

Why: 数字用半角，紧跟数字的百分号、小数点也用半角；全角的不能计算，也不好检索。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Edit, Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

# Behind full-width digits the digits themselves are told; 1．1 at the beginning of a line numbers it.
_PERCENT = re.compile("％(?<=[0-9]％)")
_POINT = re.compile(r"．(?<=[0-9]．)(?=[0-9])")
_NUMBERS_A_LINE = re.compile(r"(?:^|[\s。；：])\d{1,2}$")


def check(passage: Passage) -> Iterator[Hit]:
    """A text that writes them so throughout is told once."""
    text = passage.text
    percents = [hit.start() for hit in _PERCENT.finditer(text)]
    points = [
        hit.start() for hit in _POINT.finditer(text)
        if not _NUMBERS_A_LINE.search(text[max(0, hit.start() - 3) : hit.start()])
    ]  # fmt: skip
    if percents:
        yield Hit(percents[0], percents[0] + 1, "%", Gravity.ADVICE, elsewhere=_others(percents, "%"))
    if points:
        yield Hit(points[0], points[0] + 1, ".", elsewhere=_others(points, "."))


def _others(places: list[int], better: str) -> tuple[Edit, ...]:
    return tuple(Edit(at, at + 1, better) for at in places[1:])


RULE = Rule(
    code="CH009",
    name="full-width-percent-and-point",
    gravity=Gravity.WARNING,
    says="数字后面的“{found}”请用半角：{better}",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "到馆人次增长5.2％。",
        "馆舍面积3．5万平方米。",
    ),
    right=(
        "到馆人次增长5.2%。",
        "馆舍面积3.5万平方米。",
        "约翰．史密斯著",
        "1．清点馆藏",
        "1．2万册图书",
        "％表示百分比",
    ),
    check=check,
    fix=Fix.SAFE,
    scope=Scope.PASSAGE,
    anchors=("%", "."),
)
