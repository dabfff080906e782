"""What a source gives: items that could be read and rows that could not, each with its number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from gongkai.documents.importing.item import Item, Result
from gongkai.law.source import Refusal

LONGEST_TEXT = 200_000
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]00:00:00)?", re.ASCII)


@dataclass
class Rows:
    """The items of a source in its order, and what is wrong with the other rows."""

    items: list[Item] = field(default_factory=list)
    wrong: list[Result] = field(default_factory=list)


def day_of(said: Any, label: str, *, required: bool = True) -> date | None:
    """A day as spreadsheets and people write it. Raises Refusal."""
    if isinstance(said, datetime):
        return said.date()
    if isinstance(said, date):
        return said
    text = str(said or "").strip()
    if not text and not required:
        return None
    found = DAY.fullmatch(text)
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise Refusal((f"{label}“{text[:20]}”请写成 2024-03-11 这样的日期", None))


def each_number_once(rows: Rows) -> Rows:
    """Of rows with one index number only the first stays."""
    seen: dict[str, int] = {}
    kept: list[Item] = []
    for item in rows.items:
        first = seen.setdefault(item.index_no, item.row) if item.index_no else item.row
        if first == item.row:
            kept.append(item)
        else:
            says = f"索引号与第{first}行相同，只导入第{first}行"
            rows.wrong.append(Result(item.row, item.index_no, error=says))
    return replace(rows, items=kept)


def in_order(results: Iterable[Result]) -> list[Result]:
    return sorted(results, key=lambda result: result.row)
