"""The change of a public row of the catalogue that waits, as a reviewer reads it. Nothing here writes."""

from __future__ import annotations

from gongkai.agencies.models import Division
from gongkai.documents.models import Column
from gongkai.matters.models import CatalogueRow

KEYS = {"column": Column, "division": Division}


def changes_of(row: CatalogueRow) -> list[tuple[str, str, str]]:
    """(label, what it says now, what it becomes) of each field that is to change, in the order of the row."""
    fields = [field for field in row._meta.fields if field.name in row.proposed]
    return [
        (
            str(field.verbose_name),
            str(getattr(row, field.name)),
            _becomes(field.name, row.proposed[field.name]),
        )
        for field in fields
    ]


def _becomes(name: str, value: str | int) -> str:
    return str(KEYS[name]._default_manager.get(pk=value)) if name in KEYS else str(value)
