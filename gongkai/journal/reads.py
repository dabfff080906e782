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


def verify() -> Verification:
    """Walk every agency's chain: numbers without a gap, each seal right, each line tied to the one before,
    and the last one the head of the chain."""
    rows = 0
    for head in Head.objects.select_related("agency").order_by("agency_id"):
        expected, previous = 1, ""
        for entry in Entry.objects.filter(agency_id=head.agency_id).order_by("number").iterator(2000):
            rows += 1
            if entry.number != expected or entry.previous != previous or not _holds(entry):
                return Verification(rows, (head.agency.code, expected))
            expected, previous = expected + 1, entry.digest
        if (expected - 1, previous) != (head.number, head.digest):
            return Verification(rows, (head.agency.code, expected))
    return Verification(rows, None)


def _holds(entry: Entry) -> bool:
    try:
        return holds(entry)
    except ValueError:  # a digest that names no algorithm
        return False
