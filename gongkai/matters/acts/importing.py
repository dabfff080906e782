"""The catalogue taken in from a sheet: every line or none, each through the act it would take by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import transaction

from gongkai.agencies.models import Agency, Division, Person
from gongkai.documents.models import Column
from gongkai.law.source import Refusal
from gongkai.matters.acts.catalogue import TEXTS, change_row, difference, enter_row, same_item, text_faults
from gongkai.matters.acts.hands import Reason, said
from gongkai.matters.catalogue_sheet import Cells, Places

P = TypeVar("P", Division, Column)


@dataclass(frozen=True)
class Taken:
    """How many lines became new rows, changed one, or said what stands there already; `wrong`: (line, why) of each that
    was refused, and then nothing was taken."""

    entered: int = 0
    changed: int = 0
    same: int = 0
    wrong: tuple[tuple[int, str], ...] = ()


@transaction.atomic
def import_rows(
    agency: Agency, rows: Sequence[tuple[int, Cells]], *, because: str, by: Person, on: date
) -> Taken:
    """Enter the lines of a sheet: a new item as a row, one that is there as its change; all wait for a second person.

    With one line wrong nothing is kept. Raises Refusal without a reason or without a line.
    """
    reason = said("导入的说明", because, 300)
    if not rows:
        raise Refusal(("表格里没有一行内容", None))
    places, counts, wrong = Places.of(agency), {"entered": 0, "changed": 0, "same": 0}, []
    seen: dict[tuple[str, str], int] = {}
    for number, cells in rows:
        item = (cells["first_item"], cells["second_item"])
        again: list[Reason] = [(f"与第{seen[item]}行是同一个二级事项", None)] if item in seen else []
        seen.setdefault(item, number)
        try:
            with transaction.atomic():
                counts[_take(agency, places, cells, again, reason, by, on)] += 1
        except Refusal as refused:
            wrong.append((number, str(refused)))
    if wrong:
        transaction.set_rollback(True)
        return Taken(wrong=tuple(wrong))
    return Taken(counts["entered"], counts["changed"], counts["same"])


def _take(
    agency: Agency, places: Places, cells: Cells, faults: list[Reason], because: str, by: Person, on: date
) -> str:
    """What became of a line, of which these faults are known. Raises Refusal with all its faults, not the first alone."""
    division = _known(places.division, cells["division"], faults)
    column = _known(places.column, cells["column"], faults)
    texts = {name: cells[name] for name in TEXTS}
    if not faults and division and column:
        try:
            return _written(agency, division, column, texts, because, by, on)
        except Refusal as refused:
            faults += refused.reasons
    raise Refusal(*dict.fromkeys([*faults, *text_faults(texts)]))


def _known(find: Callable[[str], P], said: str, faults: list[Reason]) -> P | None:
    """What a line names; where nothing is called so, that is one more fault."""
    try:
        return find(said)
    except Refusal as refused:
        faults += refused.reasons
        return None


def _written(
    agency: Agency, division: Division, column: Column, texts: dict[str, str], because: str, by: Person, on: date
) -> str:  # fmt: skip
    """Whether the row was entered, changed or says the same already. Raises Refusal."""
    there = same_item(agency, texts).current().first()
    if there is None:
        enter_row(agency, column=column, division=division, by=by, on=on, **texts)
        return "entered"
    becomes = difference(there, texts | {"column": column, "division": division})
    if not becomes or becomes == there.proposed:
        return "same"
    change_row(there.pk, because=because, column=column, division=division, by=by, on=on, **texts)
    return "changed"
