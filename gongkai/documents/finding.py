"""What a document is found by (检索), and keeping the index right: what is public stands in it, nothing else.

Called by every act that publishes or withdraws; the wording of a live document changes only by publishing.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from gongkai.documents.models import Document
from gongkai.search import acts as index
from gongkai.search.paper import Paper, Shelf
from gongkai.search.upkeep import Kept

KIND = "document"


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


KEPT = Kept(KIND, lambda: Document.objects.public(), keep_found)
everything, misplaced, reindex = KEPT.everything, KEPT.misplaced, KEPT.reindex
