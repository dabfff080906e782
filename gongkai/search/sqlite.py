"""The index on SQLite: an FTS5 table of pairs, without content of its own.

What is taken out of such a table has to be told exactly as it was put in (contentless_delete is newer than the
SQLite of Debian 12), so the folded texts are kept beside it. A release that cuts them into other pairs has to
empty the index in a migration; `gongkai setup` then fills it again.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from gongkai.search.paper import Paper, Shelf, number_mark
from gongkai.search.place import Place
from gongkai.text.bigrams import pairs, phrase
from gongkai.text.query import Query

# CROSS JOIN keeps the order written: the planner would else ask the index about every entry, one by one.
FIND = """SELECT e.key FROM search_pairs p CROSS JOIN search_entry e ON e.id = p.rowid
    WHERE search_pairs MATCH %s AND e.agency_id = %s AND e.kind = %s"""
KEPT = "SELECT entry_id, head, body, marks FROM search_kept WHERE entry_id = %s"
KEEP = "INSERT INTO search_kept (entry_id, head, body, marks) VALUES (%s, %s, %s, %s)"
FORGET = "DELETE FROM search_kept WHERE entry_id = %s"
ADD = "INSERT INTO search_pairs (rowid, head, body, marks) VALUES (%s, %s, %s, %s)"
TAKE_OUT = (
    "INSERT INTO search_pairs (search_pairs, rowid, head, body, marks) VALUES ('delete', %s, %s, %s, %s)"
)
EMPTY = "INSERT INTO search_pairs (search_pairs) VALUES ('delete-all')"


class SqliteIndex:
    def put(self, papers: Iterable[tuple[int, Paper]]) -> None:
        rows = [(entry, p.head, p.body, " ".join(p.marks)) for entry, p in papers]
        self.drop(row[0] for row in rows)
        with connection.cursor() as cursor:
            cursor.executemany(KEEP, rows)
            cursor.executemany(ADD, [_tokens(row) for row in rows])

    def drop(self, entries: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            for entry in entries:
                kept = cursor.execute(KEPT, [entry]).fetchone()
                if kept is not None:
                    cursor.execute(TAKE_OUT, _tokens(kept))
                    cursor.execute(FORGET, [entry])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(EMPTY)
            cursor.execute("DELETE FROM search_kept")

    def written(self) -> RawSQL:
        return RawSQL("SELECT entry_id FROM search_kept", [], BigIntegerField())

    def find(self, shelf: Shelf, query: Query, place: Place) -> RawSQL:
        asked = f'marks : "{shelf.mark}" AND {_match(query, place)}'
        return RawSQL(FIND, [asked, shelf.agency, shelf.kind], BigIntegerField())


def _tokens(row: tuple[int, str, str, str]) -> tuple[int, str, str, str]:
    entry, head, body, marks = row
    return entry, " ".join(pairs(head)), " ".join(pairs(body)), marks


def _match(query: Query, place: Place) -> str:
    """The query in FTS5's language. Folded words hold no mark this language knows."""
    if place is Place.NUMBER:
        return f'marks : "{number_mark(query.whole)}"'
    columns = "{head}" if place is Place.HEAD else "{head body}"
    words = (f'"{" ".join(phrase(w))}"' if len(w) > 1 else f'"{w}" *' for w in query.words)
    return f"{columns} : ({' AND '.join(words)})"
