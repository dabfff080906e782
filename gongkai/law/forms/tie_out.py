"""Do the figures tie out (勾稽关系)? The sums of an annual report, rule by rule.

C1 is printed on the official table; C2–C4 are plain sums every published copy keeps: errors. C5–C7, C12 we have
not read in the official text: a warning or an advice, never more. A cell that was not printed is reported as
such, and a sum that needs it is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from gongkai.law.forms.figures import Figures, Value

PRINTED = "国办公开办函〔2021〕30号（表三所印勾稽关系）"
SUMS = "国办公开办函〔2021〕30号（表内合计）"
PRACTICE = "填报惯例，未见官方原文，仅供核对"
FINEST_WAN = 6  # decimals of 万元 beyond which an amount is finer than a 分


@dataclass(frozen=True)
class TieOutFault:
    """One sum that fails, or one row not printed.

    `rule` C1…C12; `gravity` error, warning or advice; `cell` an address, `*` for a whole row or column;
    `expected` and `found` numbers or None; `says` a Chinese sentence; `source` where the rule stands.
    """

    rule: str
    gravity: str
    cell: str
    expected: Value
    found: Value
    says: str
    source: str

    def as_json(self) -> dict[str, Any]:
        """The shape other programs read; an amount is a decimal in a string."""
        plain = asdict(self)
        return {key: str(value) if isinstance(value, Decimal) else value for key, value in plain.items()}


def check(figures: Figures, previous: Figures | None = None) -> list[TieOutFault]:
    """All faults, rule by rule; `previous` is the same agency's report on the year before.

    Raises ValueError where `previous` is of another year.
    """
    if previous is not None and (figures.year is None or previous.year != figures.year - 1):
        raise ValueError(f"对比用的应当是{figures.year}年度上一年的报告，给出的是{previous.year}年度")
    faults = [*_c1(figures), *_c2(figures), *_c3(figures), *_c4(figures)]
    if previous is not None:
        faults += [*_c5(figures, previous), *_c6(figures, previous)]
    return [*faults, *_c7(figures), *_c12(figures)]


def _c1(figures: Figures) -> Iterator[TieOutFault]:
    """一 + 二 = 三（七） + 四, in each of the seven columns."""
    for place, column in enumerate(figures.shape.table("t3").columns):
        left = _sum(figures, ("r1_new", "r2_carried_in"), place)
        right = _sum(figures, ("r3_7_total", "r4_carried_out"), place)
        if left is not None and right is not None and left != right:
            says = f"表三“{column.label}”列：第一项加第二项等于{left}，第三项（七）总计加第四项等于{right}，两者应当相等"
            yield TieOutFault("C1", "error", f"t3.*.{column.key}", left, right, says, PRINTED)


def _c2(figures: Figures) -> Iterator[TieOutFault]:
    """三（七）总计 is the sum of the result rows, in each column."""
    rows = tuple(row.key for row in figures.shape.result_rows)
    for place, column in enumerate(figures.shape.table("t3").columns):
        expected, found = _sum(figures, rows, place), figures.t3["r3_7_total"][place]
        if expected is not None and found is not None and expected != found:
            says = f"表三“{column.label}”列：办理结果各行之和为{expected}，（七）总计填的是{found}"
            yield TieOutFault("C2", "error", f"t3.r3_7_total.{column.key}", expected, found, says, SUMS)


def _c3(figures: Figures) -> Iterator[TieOutFault]:
    """总计 of a row is the sum of its six applicant kinds."""
    for row in figures.shape.table("t3").data_rows:
        *kinds, found = figures.t3[row.key]
        expected = _total(kinds)
        if expected is not None and found is not None and expected != found:
            says = f"表三“{row.label}”行：六类申请人之和为{expected}，总计填的是{found}"
            yield TieOutFault("C3", "error", f"t3.{row.key}.total", expected, found, says, SUMS)


def _c4(figures: Figures) -> Iterator[TieOutFault]:
    """总计 of each of the three tracks of table 4 is the sum of its four states."""
    for row in figures.shape.table("t4").rows:
        *states, found = figures.t4[row.key]
        expected = _total(states)
        if expected is not None and found is not None and expected != found:
            says = f"表四“{row.label}”：四种结果之和为{expected}，总计填的是{found}"
            yield TieOutFault("C4", "error", f"t4.{row.key}.total", expected, found, says, SUMS)


def _c5(figures: Figures, previous: Figures) -> Iterator[TieOutFault]:
    """What last year carried out is what this year carried in."""
    for place, column in enumerate(figures.shape.table("t3").columns):
        expected, found = previous.t3["r4_carried_out"][place], figures.t3["r2_carried_in"][place]
        if expected is not None and found is not None and expected != found:
            says = f"表三“{column.label}”列：上年报告结转下年度{expected}件，本年填报上年结转{found}件，请说明原因"
            yield TieOutFault(
                "C5", "warning", f"t3.r2_carried_in.{column.key}", expected, found, says, PRACTICE
            )


def _c6(figures: Figures, previous: Figures) -> Iterator[TieOutFault]:
    """Documents in force = last year's + issued − repealed. The 2019 form counts otherwise and is not compared."""
    if figures.form != "2021" or previous.form != "2021":
        return
    for row in figures.shape.table("t2_20_1").rows:
        issued, repealed, found = figures.t2["t2_20_1"][row.key]
        before = previous.t2["t2_20_1"][row.key][2]
        if None in (issued, repealed, found, before):
            continue
        expected = int(before or 0) + int(issued or 0) - int(repealed or 0)
        if expected != found:
            says = f"“{row.label}”：上年现行有效{before}件，加本年制发{issued}件、减本年废止{repealed}件应为{expected}件，填的是{found}件"
            yield TieOutFault("C6", "advice", f"t2_20_1.{row.key}.in_force", expected, found, says, PRACTICE)


def _c7(figures: Figures) -> Iterator[TieOutFault]:
    """Every cell holds a number; none is below zero, and a count is whole."""
    for table in figures.shape.tables:
        for row in table.data_rows:
            values = figures.grid(table.key)[row.key]
            missing = [column for column, value in zip(table.columns, values, strict=True) if value is None]
            if missing and len(missing) == len(values) and len(values) > 1:
                yield _unprinted(f"{table.key}.{row.key}.*", f"“{row.label}”整行没有数字")
            else:
                for column in missing:
                    yield _unprinted(
                        table.address(row.key, column.key), f"“{row.label}”的“{column.label}”没有数字"
                    )
            for column, value in zip(table.columns, values, strict=True):
                if value is not None and value < 0 and column.kind != "change":
                    says = f"“{row.label}”的“{column.label}”填的是负数{value}"
                    yield TieOutFault(
                        "C7", "warning", table.address(row.key, column.key), None, value, says, PRACTICE
                    )


def _c12(figures: Figures) -> Iterator[TieOutFault]:
    """An amount in 万元 finer than a 分 was probably written in another unit."""
    if figures.form != "2021":
        return
    amount = figures.t2["t2_20_8"]["admin_fee"][0]
    if isinstance(amount, Decimal):
        exponent = amount.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > FINEST_WAN:
            says = f"行政事业性收费{amount}万元精确到分以下，请核对单位是否为万元"
            yield TieOutFault("C12", "advice", "t2_20_8.admin_fee", None, amount, says, PRACTICE)


def _unprinted(cell: str, what: str) -> TieOutFault:
    return TieOutFault("C7", "warning", cell, None, None, f"{what}，核实确为零的应当填写0", PRACTICE)


def _sum(figures: Figures, rows: Sequence[str], place: int) -> Value:
    return _total([figures.t3[row][place] for row in rows])


def _total(values: Sequence[Value]) -> Value:
    """The sum, or None where a part was not printed."""
    total: int | Decimal = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total
