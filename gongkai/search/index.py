"""The index as the rest of the room sees it: one protocol, and the backend that fits the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.db import connection
from django.db.models.expressions import RawSQL

from gongkai.search.paper import Paper, Shelf
from gongkai.search.place import Place
from gongkai.search.postgres import PostgresIndex
from gongkai.search.sqlite import SqliteIndex
from gongkai.text.query import Query


class SearchIndex(Protocol):
    """Vectors under the numbers of entries. Every call belongs to the caller's transaction."""

    def put(self, papers: Iterable[tuple[int, Paper]]) -> None:
        """Write the vectors of (entry, paper); what stood under these entries before is replaced."""

    def drop(self, entries: Iterable[int]) -> None:
        """Take the vectors of these entries out; entries without any are passed over."""

    def clear(self) -> None:
        """Take everything out, even what is damaged."""

    def written(self) -> RawSQL:
        """The entries that have vectors, as a subquery for `pk__in`."""

    def find(self, shelf: Shelf, query: Query, place: Place) -> RawSQL:
        """The keys of the shelf's records that hold every word, as a subquery for `pk__in`. `query` has words."""


def index() -> SearchIndex:
    """The index of the database in use."""
    return PostgresIndex() if connection.vendor == "postgresql" else SqliteIndex()
