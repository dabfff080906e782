"""A document's record as an edition has it (版本的著录): what a new edition corrects, and what an earlier one said. Nothing here writes.

The document's own fields are those of its public edition. `Edition.own_record` holds what another edition has otherwise:
for one in hand what it is to correct, for a superseded one what readers were told then.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.documents.describing import label_of, themes
from gongkai.documents.models import Document, Edition

# What may be corrected with a new edition, reviewed and signed with it. Attribute, type, column, category and validity
# have acts of their own.
CORRECTABLE = (
    "title", "subtitle", "doc_no", "issuer", "summary", "key_words", "origin", "theme", "genre", "basis", "made_on",
    "effective_on",
)  # fmt: skip
DAYS = ("made_on", "effective_on")


@dataclass(frozen=True)
class Correction:
    """One item of the record, as people call it, before and with the edition."""

    label: str
    was: str
    now: str


def said(edition: Edition, name: str) -> Any:
    """One field of the record as the edition has it: as on the document unless the edition has it otherwise."""
    if name not in edition.own_record:
        return getattr(edition.document, name)
    kept = edition.own_record[name]
    return date.fromisoformat(kept) if name in DAYS and kept else kept


def as_it_will_be(edition: Edition) -> Document:
    """The document with the record as the edition has it: a copy, never saved."""
    document = copy.copy(edition.document)
    for name in CORRECTABLE:
        setattr(document, name, said(edition, name))
    return document


def kept(value: Any) -> Any:
    """A field's value as `Edition.own_record` keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def corrections(edition: Edition) -> list[Correction]:
    """What an edition in hand corrects of the public record, item by item."""
    return [
        Correction(
            label_of(Document, name),
            shown(name, getattr(edition.document, name)),
            shown(name, said(edition, name)),
        )
        for name in CORRECTABLE
        if name in edition.own_record
    ]


def between(old: Edition, new: Edition) -> list[Correction]:
    """The items of the record two editions of one document say differently."""
    return [
        Correction(label_of(Document, name), shown(name, said(old, name)), shown(name, said(new, name)))
        for name in CORRECTABLE
        if said(old, name) != said(new, name)
    ]


def shown(name: str, value: Any) -> str:
    """A field's value as one reads it; — where it says nothing."""
    if name == "theme":
        return themes().get(value, "—")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "、".join(value) or "—"
    return str(value or "—")
