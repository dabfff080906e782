"""Totals in a table (合计、总计、小计): rows and columns that should add up and do not.

Silent wherever a cell is no number, rows are of unequal length, or the table nests parts in parts (其中).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.text.passage import Passage
from gongkai.text.tables import Cell, Table, tables_at

_TOTAL = re.compile(r"(?:合|总|共|小)\s*计(?:数|（[^（）]{1,6}）)?|总\s*数|总\s*和")
_SIGN = re.compile(r"[合总共小]\s*[计数和]")
_SUBTOTAL = re.compile(r"小\s*计")
# Figures of these columns and rows are not added up.
_NOT_ADDED = re.compile(
    r"率|%|比|增|减|均|单价|序号|编号|年份|排名|名次|电话|邮编|时间|日期|得分|分数|温|密度|累计|标准|备注"
)
_NESTED = re.compile(r"其中|#|^\s*[-—]|^（")
# The annual report's own tables have their own sums, told by the form.
_ANNUAL_FORM = re.compile(r"结转下年度继续办理|未经复议直接起诉")


@dataclass(frozen=True)
class WrongTotal:
    """A total's cell, the sum of its parts, and whether it stands at the end of a row or of a column."""

    cell: Cell
    sum: Decimal
    is_row: bool


def wrong_totals_of(passage: Passage) -> Iterator[WrongTotal]:
    """Every such total of a text's tables."""
    signs = (sign.start() for sign in _SIGN.finditer(passage.shadow))
    for table in tables_at(passage, signs, unless=_ANNUAL_FORM):
        yield from wrong_totals(table)


def wrong_totals(table: Table) -> Iterator[WrongTotal]:
    """Every total that differs from the sum of its parts. Where no total of several agrees, the table was not understood."""
    if not table.is_even:
        return
    heads = _heads(table)
    if not 0 < heads < len(table.rows):
        return
    for found in (list(_columns(table, heads)), list(_rows(table, heads))):
        wrong = [one for one, agrees in found if not agrees]
        if wrong and (
            len(found) == 1 or len(wrong) * 2 < len(found) or (len(found) == 2 and len(wrong) == 1)
        ):
            yield from wrong


def _heads(table: Table) -> int:
    """How many rows hold no number: the heads."""
    return next((at for at, row in enumerate(table.rows) if any(cell.number is not None for cell in row)), 0)


def _columns(table: Table, heads: int) -> Iterator[tuple[WrongTotal, bool]]:
    rows = table.rows[heads:]
    labels = [_label(row) for row in rows]
    if any(_NESTED.search(label) for label in labels):
        return
    totals = [at for at, label in enumerate(labels) if _TOTAL.fullmatch(label)]
    for place in totals:
        if _SUBTOTAL.fullmatch(labels[place]):
            since = max((at for at in totals if at < place), default=-1)
            parts = rows[since + 1 : place]
        else:
            parts = tuple(row for at, row in enumerate(rows) if at not in totals)
            if len([at for at in totals if not _SUBTOTAL.fullmatch(labels[at])]) != 1:
                continue
        yield from _column_sums(table, heads, rows[place], parts)


def _column_sums(
    table: Table, heads: int, total: Sequence[Cell], parts: Sequence[Sequence[Cell]]
) -> Iterator[tuple[WrongTotal, bool]]:
    if len(parts) < 2:
        return
    for column in range(1, len(total)):
        head = " ".join(row[column].words for row in table.rows[:heads])
        numbers = [row[column].number for row in parts]
        if (
            total[column].number is None
            or None in numbers
            or _NOT_ADDED.search(head)
            or _has_percent(parts, column)
        ):
            continue
        found = sum((number for number in numbers if number is not None), Decimal(0))
        yield WrongTotal(total[column], found, False), found == total[column].number


def _rows(table: Table, heads: int) -> Iterator[tuple[WrongTotal, bool]]:
    names = [cell.words for cell in table.rows[heads - 1]]
    totals = [at for at, name in enumerate(names) if _TOTAL.fullmatch(name)]
    above = " ".join(cell.words for row in table.rows[: heads - 1] for cell in row)
    if len(totals) != 1 or _NESTED.search(" ".join(names)) or _TOTAL.search(above):
        return
    place = totals[0]
    added = [
        at
        for at in range(len(names))
        if at != place
        and not (at == 0 and re.search("序号|编号|年", names[0]))
        and any(row[at].number is not None for row in table.rows[heads:])
    ]
    # Beside the total nothing but its parts may stand.
    if len(added) < 2 or any(_NOT_ADDED.search(names[at]) or not names[at] for at in added):
        return
    for row in table.rows[heads:]:
        numbers = [row[at].number for at in added]
        if row[place].number is None or None in numbers or any("%" in row[at].words for at in added):
            continue
        found = sum((number for number in numbers if number is not None), Decimal(0))
        yield WrongTotal(row[place], found, True), found == row[place].number


def _label(row: Sequence[Cell]) -> str:
    """The first words of a row that are no number: a numbered row is labelled in its second cell."""
    return next((cell.words for cell in row[:2] if cell.words and cell.number is None), "")


def _has_percent(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    return any("%" in row[column].words for row in rows)
