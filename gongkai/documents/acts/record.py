"""Where an act of its own changes the record of what is public while a new edition of it is under review."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gongkai.documents.models import Document
from gongkai.documents.package import edition_in_hand
from gongkai.documents.record import record_of
from gongkai.law.review import EditionStage


@contextmanager
def changing_in_public(document: Document) -> Iterator[None]:
    """What is changed inside is public by itself, with its hand, its reason and its line: reviews of a new edition stand.

    Only where the record was until then as they saw it: what was changed behind them is still found out. Begin it before
    the document, locked, is changed; it ends inside the same transaction.
    """
    edition = edition_in_hand(document)
    was = edition.record_digest if edition is not None and edition.stage != EditionStage.DRAFT else ""
    stands = edition is not None and record_of(edition).digest == was
    yield
    if edition is None or not stands or (now := record_of(edition)).digest == was:
        return
    if edition.signed_record == was:
        edition.signed_record = now.digest
    edition.record_digest, edition.record_items = now.digest, now.items
    edition.record_before = [*edition.record_before, was]
    edition.save(update_fields=["record_digest", "record_items", "record_before", "signed_record"])
