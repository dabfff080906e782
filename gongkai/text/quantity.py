"""Quantities (数量): numbers with their units and what the words around say about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.text.amount import ARABIC, Amount, arabic

UNITS = (
    "平方公里|平方千米|立方米|平方米|千瓦时|批次|人次|户次|家次|件次|台次|场次|班次|册次|辆次|剂次|例次|公里|公顷|公斤|千克|美元|个百分点|个|件|条|项|次|起|家|所|处|份|篇|期|场|户|宗|部|座|辆|台|套|名|位"
    "|人|批|亩|元|则|幅|册|本|页|封|通|例|张|组|吨|米|株|棵|栋|间|门|类|种|款|只|头|艘|架|字|瓶|袋|箱|包|桶|盒|罐|函|枚|颗|支|块|副|盏|桌|课时|学时|道|排|层|剂|匹|匝|捆|卷|枝|盆|羽|尾|延米"
)
# 5个月, 3年以上, 2人民币 and 1期工程 count something else.
QUANTITY = re.compile(rf"({ARABIC})({UNITS})(?![月年]|以[上下内]|民币|工程|学期)")
# A number after one of these says how much more or less, or about how many.
_COMPARES = re.compile(
    r"比|较|同期|环比|(?<!新)增|减|升|降|超|占|平均|人均|户均|(?<!预)约|近|每|各(?![类级种项])|第|至少|至多|不足|不少于|不低于|逾|突破|余|其余|剩余|多|少"
)
_CLAUSE = re.compile(r"[，、：；。（）\n]")
_INEXACT_AFTER = "以多余左上几来"


@dataclass(frozen=True)
class Quantity:
    """`start` to `end` covers number and unit."""

    start: int
    end: int
    amount: Amount
    unit: str

    @property
    def value(self) -> Decimal:
        return self.amount.value


def quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Every quantity in Arabic digits, in order."""
    for hit in QUANTITY.finditer(text, start, len(text) if end is None else end):
        if found := arabic(hit[1]):
            yield Quantity(hit.start(), hit.end(), found, hit[2])


def is_plain(text: str, one: Quantity) -> bool:
    """Whether the words say just how many: no comparison before it in its clause, nothing like 余 or 以上 behind."""
    before = _CLAUSE.split(text[max(0, one.start - 30) : one.start])[-1]
    return not _COMPARES.search(before) and text[one.end : one.end + 1] not in tuple(_INEXACT_AFTER)
