"""What waits of a row of the catalogue, as a reviewer reads it: a change field by field, a new row whole. Nothing here writes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from gongkai.agencies.models import Division
from gongkai.documents.models import Column
from gongkai.matters.catalogue_sheet import COLUMNS
from gongkai.matters.models import CatalogueRow

KEYS = {"column": Column, "division": Division}


@dataclass(frozen=True)
class Proposal:
    """What becomes public with a release: `fields` are (label, what stands there now, what it becomes) of what changes, or of
    a new row and one that ends of the whole, with nothing before or nothing after. `seen` is its fingerprint."""

    row: CatalogueRow
    kind: str
    because: str
    fields: list[tuple[str, str, str]]
    seen: str


def proposals_of(rows: Iterable[CatalogueRow]) -> list[Proposal]:
    """What waits of each of these rows, in their order; two questions for all of them."""
    rows = list(rows)
    names = {
        name: model._default_manager.in_bulk({row.proposed[name] for row in rows if name in row.proposed})
        for name, model in KEYS.items()
    }
    return [_proposal(row, names) for row in rows]


def changes_of(row: CatalogueRow) -> list[tuple[str, str, str]]:
    """(label, what it says now, what it becomes) of each field that is to change, in the order of a sheet."""
    return proposals_of([row])[0].fields if row.changer and not row.is_to_retire else []


def fingerprint(row: CatalogueRow) -> str:
    """What waits of a row, in a few letters: another one as soon as any word, place or author of it is another."""
    now = {name: getattr(row, f"{name}_id" if name in KEYS else name) for name in COLUMNS.values()}
    said = [now, row.proposed, row.proposed_says, row.proposed_by_id, row.author_id]
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def _proposal(row: CatalogueRow, names: dict[str, dict[Any, Any]]) -> Proposal:
    def becomes(name: str) -> str:
        value = row.proposed[name]
        return str(names[name].get(value, value)) if name in names else str(value)

    said = [(name, label, str(getattr(row, name))) for label, name in COLUMNS.items()]
    if row.changer is None:
        kind, fields = "新登记", [(label, "", now) for _, label, now in said]
    elif row.is_to_retire:
        kind, fields = "停用", [(label, now, "") for _, label, now in said]
    else:
        kind = "修改"
        fields = [(label, now, becomes(name)) for name, label, now in said if name in row.proposed]
    return Proposal(row, kind, row.proposed_says, fields, fingerprint(row))
