"""Questions to the index: which rows hold the words, and in which order they are shown."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, QuerySet, Value, When

from gongkai.search.index import index
from gongkai.search.models import Entry
from gongkai.search.paper import Shelf
from gongkai.search.place import Place
from gongkai.text.query import parse


def narrow(rows: QuerySet[Any], shelf: Shelf, typed: str, *, by: str = "pk") -> QuerySet[Any]:
    """The rows that hold every word typed, with `rank`: 0 its number is what was typed, 1 every word in the title
    or a number, 2 elsewhere. `by` names the column with the shelf's keys. Without a word nothing is found.

    Narrowing happens in the same question to the database as whatever else `rows` asks for, so a total is exact and
    a row the caller leaves out stays out whatever the index says.
    """
    query = parse(typed)
    if not query.words:
        return rows.none().annotate(rank=Value(2))
    found = index().find

    def at(place: Place, rank: int) -> When:
        return When(**{f"{by}__in": found(shelf, query, place)}, then=Value(rank))

    rank = Case(at(Place.NUMBER, 0), at(Place.HEAD, 1), default=Value(2))
    return rows.filter(**{f"{by}__in": found(shelf, query, Place.ANYWHERE)}).annotate(rank=rank)


def written(kind: str) -> QuerySet[Entry]:
    """The entries of a kind that can be found."""
    return Entry.objects.filter(kind=kind, pk__in=index().written())
