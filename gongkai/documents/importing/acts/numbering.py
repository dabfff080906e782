"""Index numbers that items bring along, and the next one for those that bring none."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.agencies.acts import keep_number, take_number
from gongkai.agencies.models import Agency
from gongkai.documents.importing.item import INDEX_NO, Item

SERIES = "INDEX"


def keep_numbers(agency: Agency, items: Iterable[Item]) -> None:
    """Own index numbers that items bring along are not given to others, before or after."""
    highest: dict[int, int] = {}
    for item in items:
        said = INDEX_NO.fullmatch(item.index_no)
        if said and item.index_no.startswith(f"{agency.code}/"):
            year = int(said["year"])
            highest[year] = max(highest.get(year, 0), int(said["number"]))
    for year, number in sorted(highest.items()):
        keep_number(agency, SERIES, year, number)


def next_number(agency: Agency, year: int) -> str:
    return f"{agency.code}/{year}-{take_number(agency, SERIES, year):05d}"
