"""What a document is found by (检索), and keeping the index right: what is public stands in it, nothing else.

Called by every act that publishes or withdraws; the wording of a live document changes only by publishing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction

from gongkai.documents.models import Document
from gongkai.search import acts as index
from gongkai.search.paper import Paper, Shelf
from gongkai.search.reads import written

KIND = "document"
BATCH = 100


def shelf_of(agency: int) -> Shelf:
    """Where an agency's documents stand in the index."""
    return Shelf(agency, KIND)


def paper_of(document: Document) -> Paper:
    """A public document as it is found: title, 文号, 索引号; then summary, wording, and the names of its files."""
    edition = document.live_edition
    assert edition is not None
    words = [
        document.subtitle,
        document.summary,
        *document.key_words,
        edition.text,
        *(kept.name for kept in edition.attachments.all()),
    ]
    numbers = (document.doc_no, document.index_no)
    return Paper(shelf_of(document.agency_id), document.pk, document.title, numbers, "\n".join(words))


@transaction.atomic
def keep_found(keys: Sequence[int]) -> int:
    """Of these documents put what is public into the index and take the rest out; returns how many are in it.

    The documents stay locked meanwhile, so nobody withdraws one between its being read and its being written.
    """
    public = Document.objects.public().filter(pk__in=keys).select_related("live_edition").order_by("pk")
    locked = public.select_for_update(of=("self",)).prefetch_related("live_edition__attachments")
    papers = [paper_of(document) for document in locked]
    index.put(papers)
    index.drop(KIND, set(keys) - {paper.key for paper in papers})
    return len(papers)


def everything() -> list[int]:
    """The keys of all that is public, and of all that the index has."""
    public = Document.objects.public().order_by().values_list("pk", flat=True)
    return sorted({*public, *written(KIND).values_list("key", flat=True)})


def misplaced() -> list[int]:
    """The keys of what is public and not in the index, as after an upgrade from a release without one, and of what
    is in the index and not public."""
    public = Document.objects.public().order_by()
    missing = public.exclude(pk__in=written(KIND).values("key")).values_list("pk", flat=True)
    stale = written(KIND).exclude(key__in=public.values("pk")).values_list("key", flat=True)
    return sorted({*missing, *stale})


def reindex(keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Keep these documents found, batch by batch; yields how many of a batch were looked at and are in the index.

    Each batch is a transaction of its own: what a stopped run left undone the next one does.
    """
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        yield len(batch), keep_found(batch)
