"""The index on PostgreSQL: `tsvector` literals built here, so no text-search configuration and no locale is involved.

A vector numbers its positions up to 16,383 and keeps 256 of one lexeme, so a long text has several rows; `split`
says that a record has more than one. Titles have a narrow table of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from gongkai.search.paper import Paper, Shelf, number_mark
from gongkai.search.place import Place
from gongkai.text.bigrams import pairs, phrase, portions
from gongkai.text.query import Query

# Functions of the migration: the entries of a narrow table whose vector matches, through its index.
IN_HEAD = "SELECT search_heads(%s::tsquery)"
IN_ONE_PART = "SELECT search_parts(%s::tsquery)"
IN_A_PART_OF_MANY = "SELECT search_split_parts(%s::tsquery)"
# The entries are collected before anything else: left to itself the planner walks a list's order and tests each row.
KEYS = """WITH found (entry_id) AS MATERIALIZED ({}) SELECT e.key FROM found JOIN search_entry e ON e.id = found.entry_id
    WHERE e.agency_id = %s AND e.kind = %s"""
PUT_HEAD = "INSERT INTO search_head (entry_id, vector) VALUES (%s, %s::tsvector)"
PUT_PART = "INSERT INTO search_part (entry_id, part, split, vector) VALUES (%s, %s, %s, %s::tsvector)"
DROP = (
    "DELETE FROM search_head WHERE entry_id = ANY(%s)",
    "DELETE FROM search_part WHERE entry_id = ANY(%s)",
)


class PostgresIndex:
    def put(self, papers: Iterable[tuple[int, Paper]]) -> None:
        papers = list(papers)
        self.drop(entry for entry, _ in papers)
        with connection.cursor() as cursor:
            cursor.executemany(PUT_HEAD, [(entry, _vector(p.head, p.marks)) for entry, p in papers])
            cursor.executemany(PUT_PART, [row for entry, p in papers for row in _parts(entry, p)])

    def drop(self, entries: Iterable[int]) -> None:
        which = list(entries)
        with connection.cursor() as cursor:
            for statement in DROP:
                cursor.execute(statement, [which])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_head")
            cursor.execute("DELETE FROM search_part")

    def written(self) -> RawSQL:
        return RawSQL("SELECT entry_id FROM search_head", [], BigIntegerField())

    def find(self, shelf: Shelf, query: Query, place: Place) -> RawSQL:
        if place is Place.NUMBER:
            found, asked = IN_HEAD, [_all(shelf, [_lexeme(number_mark(query.whole))])]
        elif place is Place.HEAD:
            found, asked = IN_HEAD, [_all(shelf, map(_word, query.words))]
        else:
            found, asked = _anywhere(shelf, query)
        return RawSQL(KEYS.format(found), [*asked, shelf.agency, shelf.kind], BigIntegerField())


def _anywhere(shelf: Shelf, query: Query) -> tuple[str, list[str]]:
    """All words in one part, or, where a record has several, each in some part of it."""
    together = _all(shelf, map(_word, query.words))
    if len(query.words) == 1:
        return IN_ONE_PART, [together]
    apart = " INTERSECT ".join([IN_A_PART_OF_MANY] * len(query.words))
    return f"{IN_ONE_PART} UNION ({apart})", [together, *(_all(shelf, [_word(w)]) for w in query.words)]


def _all(shelf: Shelf, terms: Iterable[str]) -> str:
    return " & ".join([_lexeme(shelf.mark), *terms])


def _word(word: str) -> str:
    """A folded word as a `tsquery`: its pairs one after the other, or the beginning of one."""
    if len(word) == 1:
        return f"{_lexeme(word)}:*"
    return f"({' <-> '.join(map(_lexeme, phrase(word)))})"


def _lexeme(token: str) -> str:
    """Folded texts and marks hold no quote and no backslash, so nothing has to be escaped."""
    return f"'{token}'"


def _parts(entry: int, paper: Paper) -> Iterator[tuple[int, int, bool, str]]:
    cut = list(portions(f"{paper.head} {paper.body}"))
    for number, portion in enumerate(cut):
        yield entry, number, len(cut) > 1, _vector(portion, (paper.shelf.mark,))


def _vector(folded: str, marks: Iterable[str]) -> str:
    places: dict[str, list[str]] = defaultdict(list)
    for number, pair in enumerate(pairs(folded), 1):
        places[pair].append(str(number))
    literal = [f"'{pair}':{','.join(numbers)}" for pair, numbers in places.items()]
    return " ".join([*map(_lexeme, marks), *literal])
