"""What reviewers see and readers are told of a document beside its text (著录), and the fingerprint of it. Nothing here writes.

What a release itself writes (validity, days of repeal and lapse) and the attribute, which every review keeps by itself,
are not in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django.db.models import Field, Model

from gongkai.documents.corrected import CORRECTABLE
from gongkai.documents.describing import label_of
from gongkai.documents.models import Document, Edition, NoticePeriod
from gongkai.documents.release.gate import period_of

OF_DOCUMENT = (
    "kind", "subtitle", "theme", "issuer", "column", "category", "subcategory", "genre", "doc_no", "summary", "key_words",
    "origin", "made_on", "effective_on", "valid_until", "valid_always", "basis", "division", "five_open", "channels",
    "normative", "forwards", "needs_interpretation", "interpretation_reason", "is_major", "excerpt_reason", "interprets",
    "forms",
)  # fmt: skip
OF_EDITION = ("note", "hides_before")
OF_NOTICE = ("last_day", "basis", "contact")


@dataclass(frozen=True)
class Record:
    """The fingerprint of every item by its name (`document.summary`, `notice.contact`), and the one of all of them.

    A change of what is covered needs a migration that takes the fingerprints of what is under review again.
    """

    items: dict[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 over the items in the order of their names."""
        return _sha256(sorted(self.items.items()))


def record_of(edition: Edition) -> Record:
    """The record of an edition as it stands now. One question to the database: is there a period of notice."""
    return Record({name: _sha256(said) for name, said in _said(edition)})


def labels() -> dict[str, str]:
    """What a person calls each item."""
    rows: tuple[tuple[str, type[Model], tuple[str, ...]], ...] = (
        ("document", Document, OF_DOCUMENT),
        ("edition", Edition, OF_EDITION),
        ("notice", NoticePeriod, OF_NOTICE),
    )
    return {f"{part}.{name}": label_of(model, name) for part, model, names in rows for name in names}


def changed_since(edition: Edition) -> list[str]:
    """What of the record is not as it was when the edition was sent into review, as people call it."""
    now = record_of(edition)
    if now.digest == edition.record_digest:
        return []
    was = edition.record_items
    return [label for key, label in labels().items() if now.items.get(key) != was.get(key)] or ["著录"]


def seen_as(edition: Edition) -> list[str]:
    """The fingerprints a review of this round may have seen: today's, and those an act of its own replaced in public."""
    return [edition.record_digest, *edition.record_before]


def _said(edition: Edition) -> Iterator[tuple[str, object]]:
    period = period_of(edition.document)
    parts: tuple[tuple[str, Model | None, tuple[str, ...]], ...] = (
        ("document", edition.document, OF_DOCUMENT),
        ("edition", edition, OF_EDITION),
        ("notice", period, OF_NOTICE),
    )
    for part, row, names in parts:
        if row is None:
            continue
        if row is edition and (strange := sorted(set(edition.own_record) - set(CORRECTABLE))):
            yield "edition.own_record", {name: edition.own_record[name] for name in strange}
        for name in names:
            field = cast(Field[object, object], row._meta.get_field(name))
            value = field.value_from_object(row)
            yield f"{part}.{name}", edition.own_record.get(name, value) if row is edition.document else value


def _sha256(said: object) -> str:
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()
