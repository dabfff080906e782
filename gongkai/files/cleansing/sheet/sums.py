"""Sums that a program wrote without what they come to: worked out before anything is masked, since the formula may not stay.

Only what is a sum and nothing else (`SUM(G2:G4,G7)`, `B2+C2`), of numbers that stand in the same sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import fsum, isfinite
from typing import NamedTuple

from lxml import etree

from gongkai.files.cleansing.sheet import cells
from gongkai.files.cleansing.sheet.formulas import AREA
from gongkai.files.cleansing.sheet.names import Area, S, area_of

SUM = re.compile(rf"\s*SUM\(\s*((?:{AREA})(?:\s*,\s*(?:{AREA}))*)\s*\)\s*", re.IGNORECASE)
PLUS = re.compile(r"\s*(\$?[A-Za-z]{1,3}\$?\d{1,7}(?:\s*\+\s*\$?[A-Za-z]{1,3}\$?\d{1,7})+)\s*")
MOST_CELLS = 200_000  # that all sums of a sheet together may look at
WORDS = frozenset({"s", "str", "inlineStr"})
Place = tuple[int, int]  # row and column


class Sum(NamedTuple):
    """What it comes to, and the cells whose numbers are in it."""

    said: str
    of: frozenset[Place]


def is_unsaid(cell: etree._Element) -> bool:
    """Whether a cell has no value to show; one that comes to an empty text has."""
    value = cell.find(f"{S}v")
    return cell.find(f"{S}is") is None and (value is None or not value.text and cell.get("t") != "str")


def sums(there: Iterable[etree._Element]) -> dict[Place, Sum]:
    """What the sums among these cells come to that do not say it."""
    every = {cells.at(cell): cell for cell in there}
    open_ = {
        place: formula
        for place, cell in every.items()
        if is_unsaid(cell) and (formula := cell.findtext(f"{S}f"))
    }
    found: dict[Place, Sum] = {}
    # A running total of ten thousand rows would be walked ten thousand times: what is too much stays unsaid, and that is told.
    left = [MOST_CELLS]
    for place, formula in open_.items():
        if (one := _sum(formula, every, left)) is not None:
            found[place] = one
    return found


def _sum(formula: str, every: Mapping[Place, etree._Element], left: list[int]) -> Sum | None:
    """`left` counts down the cells that may still be looked at."""
    by_name, by_sign = SUM.fullmatch(formula), PLUS.fullmatch(formula)
    hit = by_name or by_sign
    if hit is None:
        return None
    numbers: list[float] = []
    of: set[Place] = set()
    for said in re.split(r"[,+]", hit[1]):
        area = area_of(said.strip())
        if left[0] <= 0:
            return None
        places = _in(area, every) if area is not None else []
        left[0] -= max(1, len(places))
        for place in places:
            number = _number(every[place], words=by_name is not None)
            if number is None:
                return None
            numbers += number
            of |= {place} if number else set()
    total = fsum(numbers)
    return Sum(format(total, ".15g"), frozenset(of)) if numbers and isfinite(total) else None


def _in(area: Area, every: Mapping[Place, etree._Element]) -> list[Place]:
    if (area.bottom - area.top + 1) * (area.right - area.left + 1) <= len(every):
        rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
        return [(row, column) for row in rows for column in columns if (row, column) in every]
    return [
        (row, column)
        for row, column in every
        if area.top <= row <= area.bottom and area.left <= column <= area.right
    ]


def _number(cell: etree._Element, *, words: bool) -> list[float] | None:
    """The number in a cell; none in an empty one, and in one of words where they are passed over. None: it cannot be known."""
    if cell.get("t") in WORDS or cell.find(f"{S}is") is not None:
        return [] if words else None
    said = cell.findtext(f"{S}v") or ""
    if cell.get("t", "n") != "n" or not said and cell.find(f"{S}f") is not None:
        return None
    try:
        return [float(said)] if said else []
    except ValueError:
        return None
