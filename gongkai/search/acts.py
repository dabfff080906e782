"""Putting records into the index and taking them out, inside the transaction of the act that calls.

The only writer of this room.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from gongkai.search.index import index
from gongkai.search.models import Entry
from gongkai.search.paper import Paper


@transaction.atomic
def put(papers: Iterable[Paper]) -> None:
    """Make these records found by what they say now. Papers of one call are of one kind, each key once."""
    by_key = {paper.key: paper for paper in papers}
    if not by_key:
        return
    kind = next(iter(by_key.values())).shelf.kind
    rows = [Entry(agency_id=p.shelf.agency, kind=kind, key=p.key) for p in by_key.values()]
    Entry.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["kind", "key"], update_fields=["agency"]
    )
    entries = Entry.objects.filter(kind=kind, key__in=by_key).values_list("pk", "key")
    index().put([(entry, by_key[key]) for entry, key in entries])


@transaction.atomic
def drop(kind: str, keys: Iterable[int]) -> int:
    """These records are found no more; returns how many were in the index."""
    entries = Entry.objects.filter(kind=kind, key__in=list(keys))
    index().drop(list(entries.values_list("pk", flat=True)))
    return entries.delete()[0]


@transaction.atomic
def clear() -> None:
    """Empty the whole index."""
    index().clear()
    Entry.objects.all().delete()
