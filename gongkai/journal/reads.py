"""Questions to the journal."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from gongkai.agencies.models import Agency
from gongkai.journal.chain import holds
from gongkai.journal.models import Entry, Head


@dataclass(frozen=True)
class Verification:
    """`rows` lines read; `first_broken` is (agency code, number) of the first line that does not hold, or None."""

    rows: int
    first_broken: tuple[str, int] | None

    @property
    def ok(self) -> bool:
        return self.first_broken is None


def lines_of(agency: Agency, matter: str, key: str) -> QuerySet[Entry]:
    """The lines of one matter, oldest first."""
    return Entry.objects.filter(agency=agency, matter=matter, key=key).order_by("number")


def verify(agency: Agency | None = None) -> Verification:
    """Walk the chain of one agency, or of all: numbers without a gap, each seal right, each line tied to the one
    before, and the last one the head of the chain. A chain whose head is gone is broken at its end."""
    rows = 0
    agencies = [agency] if agency else Agency.objects.filter(journal__isnull=False).distinct().order_by("pk")
    heads = {head.agency_id: head for head in Head.objects.all()}
    empty = [head for head in heads.values() if head.number and not head.agency.journal.exists()]
    for one in agencies:
        expected, previous = 1, ""
        for entry in Entry.objects.filter(agency=one).order_by("number").iterator(2000):
            rows += 1
            if entry.number != expected or entry.previous != previous or not _holds(entry):
                return Verification(rows, (one.code, expected))
            expected, previous = expected + 1, entry.digest
        head = heads.get(one.pk)
        if (expected - 1, previous) != ((head.number, head.digest) if head else (0, "")):
            return Verification(rows, (one.code, expected))
    if agency is None and empty:
        return Verification(rows, (empty[0].agency.code, 1))
    return Verification(rows, None)


def _holds(entry: Entry) -> bool:
    try:
        return holds(entry)
    except ValueError:  # a digest that names no algorithm
        return False
