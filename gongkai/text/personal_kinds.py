"""Which kinds of personal data a text shows, beside whole numbers: names and addresses after their labels, masked numbers.

Closed patterns: a name is told by what stands before it (当事人张三), an address by the number of a house or a room, a part of
a number by its stars. What is masked itself (张某, 李**) is nobody's. A name in running text nothing announces is not told.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gongkai.text.personal import Span, found
from gongkai.text.width import fold

HAN = r"[\u4e00-\u9fff]"
LABELS = "当事人|被处罚人|被执行人|法定代表人|经营者|姓名|负责人姓名"
SHAPES = {
    # Two to four characters and then an end; longer ones are names of firms.
    "name": re.compile(rf"(?:{LABELS})(?:姓名)?\s*[:：|｜]?\s*({HAN}{{2,4}}(?:·{HAN}{{1,8}})?)(?=[\s,，。；;、（(|｜]|$)", re.M),
    "number_part": re.compile(r"(?<![0-9*])\d{1,10}[*＊xX]{3,}\d{0,6}[\dXx]?(?![0-9*])"),
    "address": re.compile(rf"(?:住址|住所地?|家庭住址|住)\s*[:：|｜]?\s*({HAN}[{HAN[1:-1]}0-9０-９A-Za-z-]{{2,40}}?(?:号|室|单元|组|栋|幢))"),
    "birthday": re.compile(r"(?:出生日期|出生年月|生于|出生于)\s*[:：|｜]?\s*(\d{4}\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2}\s*日?)?)"),
}  # fmt: skip
NOBODY = re.compile(
    r"某|公司|单位|中心|商行|门市|场所|信息|情况|不详|如下|名单|身份|意见|应当|有权|可以|承认|的"
)
KIND_OF_NUMBER = {"id_card": "id_card", "phone": "phone", "bank_card": "bank_card"}


class Shown(NamedTuple):
    """A piece of personal data that can be read: where, and its kind (`id_card` for a whole identity number)."""

    start: int
    end: int
    kind: str


def shown(text: str) -> list[Shown]:
    """Everything of this sort, in order; what lies inside another piece is left out."""
    plain = fold(text)
    numbers = found(text)
    rows = [Shown(one.start, one.end, KIND_OF_NUMBER[one.kind]) for one in numbers]
    for kind, shape in SHAPES.items():
        rows += [
            Shown(*m.span(1 if m.re.groups else 0), kind)
            for m in shape.finditer(plain)
            if not (kind == "name" and NOBODY.search(m[1])) and not _inside(m, numbers)
        ]
    return sorted(rows)


def _inside(m: re.Match[str], numbers: list[Span]) -> bool:
    return any(one.start <= m.start() and m.end() <= one.end for one in numbers)
