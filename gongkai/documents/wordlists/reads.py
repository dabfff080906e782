"""An agency's lists as the rules of writing take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256

from django.conf import settings

from gongkai.agencies.models import Agency
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.documents.wordlists.models import ListedWord
from gongkai.text.finding import Gravity
from gongkai.text.lists import Leader, Lists, Term, Unit


@dataclass(frozen=True)
class HouseLists:
    """The lists, and words allowed for one rule only: code of the rule → words."""

    lists: Lists
    for_one_rule: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)

    @cached_property
    def told(self) -> str:
        """SHA-256 over everything in them: the same for the same lists."""
        whole = self.lists
        sets = [
            sorted(whole.allowed),
            sorted(whole.officials),
            sorted(whole.office_phones),
            sorted((code, sorted(words)) for code, words in self.for_one_rule.items()),
        ]
        learned = whole.learned and whole.learned.stat().st_mtime_ns
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


def lists_of(agency: Agency, on: date) -> Lists:
    """What an agency lists on a day, in one question to the database."""
    return house_lists(agency, on).lists


def house_lists(agency: Agency, on: date) -> HouseLists:
    """The same with what is allowed for one rule only. An agency that lists no unit as itself goes by its own names."""
    rows: dict[str, list[ListedWord]] = {kind: [] for kind in ListKind}
    for row in ListedWord.objects.filter(agency=agency).in_force(on):
        rows[row.kind].append(row)
    units = [(row, _unit(row)) for row in rows[ListKind.UNIT]]
    own = next((unit for row, unit in units if row.is_own), None)
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
        learned=settings.LEARNED if settings.LEARNED.is_file() else None,
    )
    one_rule: dict[str, set[str]] = {}
    for row in rows[ListKind.ALLOWED]:
        if row.code:
            one_rule.setdefault(row.code, set()).add(row.word)
    return HouseLists(lists, {code: frozenset(words) for code, words in sorted(one_rule.items())})


def _masks(rows: list[ListedWord]) -> dict[str, str]:
    """The style of each kind; on the day on which one row follows another the later one holds."""
    return {row.code: row.better for row in sorted(rows, key=lambda row: row.pk)}


def _unit(row: ListedWord) -> Unit:
    return Unit(row.word, tuple(row.names), tuple(row.wrong), row.code)
