"""Formulas: which cells one reads, and what else it leans on.

A formula over a cell that was masked, or that leans on what does not come along, becomes the value it had.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gongkai.files.cleansing.sheet.names import Area, area_of

TEXT = re.compile(r'"(?:[^"]|"")*"')
SHEET = r"(?:'((?:[^']|'')+)'|([\w.\u0080-\uffff]+))!"
AREA = r"\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7}"
REFERENCE = re.compile(rf"(?:{SHEET})?(?<![\w.\u0080-\uffff])({AREA})(?![\w.(\u0080-\uffff])")
# What finds its cells by itself: nobody can say which ones.
WANDERS = re.compile(r"\b(?:INDIRECT|OFFSET|GETPIVOTDATA|WEBSERVICE|RTD|DDE|CUBE\w+)\s*\(", re.IGNORECASE)
NAME = re.compile(
    r"(?<![\w.\u0080-\uffff!'])[A-Za-z_\\\u0080-\uffff][\w.\u0080-\uffff]*(?![\w.\u0080-\uffff]*[(!'])"
)
KNOWN = frozenset({"TRUE", "FALSE"})


class Read(NamedTuple):
    """An area a formula reads; `sheet` is "" for its own."""

    sheet: str
    area: Area


def reads(formula: str) -> list[Read]:
    """The areas in a formula."""
    rows = []
    for hit in REFERENCE.finditer(TEXT.sub('""', formula)):
        area = area_of(hit[3])
        if area is not None:
            rows.append(Read((hit[1] or hit[2] or "").replace("''", "'"), area))
    return rows


def leans(formula: str) -> bool:
    """Whether a formula leans on another workbook, a table, a name, or cells it finds by itself."""
    bare = TEXT.sub('""', formula)
    if "[" in bare or "#REF!" in bare or WANDERS.search(bare):
        return True
    left = REFERENCE.sub(" ", bare)
    return any(
        hit[0].upper() not in KNOWN for hit in NAME.finditer(re.sub(r"\d[\d.]*[eE][+-]?\d+", " ", left))
    )


def renamed(formula: str, old: str, new: str) -> str:
    """A formula with a sheet's name replaced. Texts within it stay."""
    quoted = old.replace("'", "''")
    shape = re.compile(rf"'{re.escape(quoted)}'!|(?<![\w.\u0080-\uffff']){re.escape(old)}!", re.IGNORECASE)
    put = f"'{new}'!".replace("\\", "\\\\")
    out, at = [], 0
    for text in TEXT.finditer(formula):
        out += [shape.sub(put, formula[at : text.start()]), text[0]]
        at = text.end()
    return "".join(out) + shape.sub(put, formula[at:])


def parts(formula: str) -> list[tuple[str, bool]]:
    """A formula in stretches, and whether each is the name of a sheet, which is put right with the sheet itself."""
    rows, at = [], 0
    for hit in re.finditer(SHEET, formula):
        rows += [(formula[at : hit.start()], False), (hit[0], True)]
        at = hit.end()
    return [row for row in [*rows, (formula[at:], False)] if row[0]]
