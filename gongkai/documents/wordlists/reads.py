"""An agency's lists as the rules of writing take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from hashlib import file_digest, sha256
from pathlib import Path

from django.conf import settings

from gongkai.agencies.models import Agency
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.documents.wordlists.models import ListedWord
from gongkai.text.finding import Gravity
from gongkai.text.lists import Leader, Lists, Term, Unit


@dataclass(frozen=True)
class Allowed:
    """A word an agency allows, for every rule or for that of `code`; on what basis, who listed it (key and name), since when."""

    word: str
    code: str
    source: str
    by: int
    who: str
    since: date


@dataclass(frozen=True)
class HouseLists:
    """The lists, and the rows of what is allowed, each with who answers for it."""

    lists: Lists
    allowed: tuple[Allowed, ...] = ()

    @cached_property
    def for_one_rule(self) -> Mapping[str, frozenset[str]]:
        """Words allowed for one rule only: code of the rule → words."""
        found: dict[str, set[str]] = {}
        for row in self.allowed:
            if row.code:
                found.setdefault(row.code, set()).add(row.word)
        return {code: frozenset(words) for code, words in sorted(found.items())}

    @cached_property
    def told(self) -> str:
        """SHA-256 over everything in them: the same for the same lists."""
        whole = self.lists
        sets = [
            sorted(whole.allowed),
            sorted(whole.officials),
            sorted(whole.office_phones),
            sorted((row.word, row.code, row.source, row.by) for row in self.allowed),
        ]
        learned = digest_of(whole.learned) if whole.learned else ""
        told = repr(
            (
                whole.own,
                whole.terms,
                whole.expressions,
                whole.leaders,
                whole.units,
                whole.masks,
                sets,
                learned,
            )
        )
        return sha256(told.encode()).hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of what stands in a file, empty where it cannot be read, as a check then goes without it; read again only
    when the file was written to."""
    try:
        there = path.stat()
        return _digest(path, (there.st_ino, there.st_size, there.st_mtime_ns, there.st_ctime_ns))
    except OSError:
        return ""


@lru_cache(maxsize=4)
def _digest(path: Path, written: tuple[int, ...]) -> str:
    with path.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def lists_of(agency: Agency, on: date) -> Lists:
    """What an agency lists on a day, in one question to the database."""
    return house_lists(agency, on).lists


def house_lists(agency: Agency, on: date) -> HouseLists:
    """The same with what is allowed for one rule only. An agency that lists no unit as itself goes by its own names."""
    rows: dict[str, list[ListedWord]] = {kind: [] for kind in ListKind}
    for row in ListedWord.objects.filter(agency=agency).in_force(on).select_related("by"):
        rows[row.kind].append(row)
    units = [(row, _unit(row)) for row in rows[ListKind.UNIT]]
    # On the day of a change the old row still runs: the agency goes by the new one.
    owns = sorted(
        (row for row, _ in units if row.is_own), key=lambda row: (row.ended_on is None, row.since, row.pk)
    )
    own = _unit(owns[-1]) if owns else None
    lists = Lists(
        own=own or Unit(agency.name, (agency.short_name,) if agency.short_name else ()),
        terms=tuple(
            Term(row.word, row.better or None, row.source, Gravity(row.gravity))
            for row in rows[ListKind.TERM]
        ),
        expressions=tuple(row.word for row in rows[ListKind.EXPRESSION]),
        leaders=tuple(
            Leader(row.word, tuple(row.names), row.order or 0)
            for row in sorted(rows[ListKind.LEADER], key=lambda row: row.order or 0)
        ),
        units=tuple(unit for row, unit in units if not row.is_own),
        allowed=frozenset(row.word for row in rows[ListKind.ALLOWED] if not row.code),
        officials=frozenset(row.word for row in rows[ListKind.OFFICIAL]),
        office_phones=frozenset(row.word for row in rows[ListKind.PHONE]),
        masks=tuple(sorted(_masks(rows[ListKind.MASK]).items())),
        learned=learned(),
    )
    allowed = (
        Allowed(row.word, row.code, row.source, row.by_id, str(row.by), row.since)
        for row in rows[ListKind.ALLOWED]
    )
    return HouseLists(lists, tuple(allowed))


def learned() -> Path | None:
    """Where the counts of this installation's own texts are, if `gongkai learn` wrote them. Nobody has looked into them yet: a
    check goes on without what cannot be read, and the job `speller` says so."""
    return settings.LEARNED if settings.LEARNED.is_file() else None


def _masks(rows: list[ListedWord]) -> dict[str, str]:
    """The style of each kind; on the day on which one row follows another the later one holds."""
    return {row.code: row.better for row in sorted(rows, key=lambda row: row.pk)}


def _unit(row: ListedWord) -> Unit:
    return Unit(row.word, tuple(row.names), tuple(row.wrong), row.code)
