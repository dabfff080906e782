"""What the acts of this room share: the matter in the journal, the hands over a document, the lock."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.agencies.models import Person
from gongkai.agencies.scope import scope_of
from gongkai.documents.models import Document, Edition
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Citation

MATTER = "document"


def locked(document_id: int) -> Document:
    """A document nobody else changes until the transaction ends."""
    found = Document.objects.select_for_update(of=("self",))
    return found.select_related("agency", "division", "interprets", "live_edition").get(pk=document_id)


def locked_edition(edition_id: int) -> Edition:
    """An edition nobody else changes, its document locked before it as every move does; both as they stand now."""
    key = Edition.objects.values_list("document_id", flat=True).get(pk=edition_id)
    document = locked(key)
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition_id)
    edition.document = document
    return edition


def hands_over(document: Document, by: Person, on: date) -> frozenset[Hand]:
    """The hands somebody has over a document on a day; none for a stranger."""
    scope = scope_of(by, on)
    return scope.hands(document.division_id) if scope.agency == document.agency_id else frozenset()


def line(
    document: Document,
    act: str,
    label: str,
    under: Citation,
    by: Person | Hand,
    on: date,
    hand: Hand | None = None,
    **facts: Any,
) -> None:
    """A journal line about a document."""
    note(
        document.agency, MATTER, document.index_no, act, label=label, under=under, by=by, on=on, hand=hand,
        **facts,
    )  # fmt: skip
