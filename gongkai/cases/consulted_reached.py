"""Which of the letters a consulted party was sent reached it, and when (对方收到征求意见书)."""

from __future__ import annotations

from gongkai.cases.clock import points_of
from gongkai.cases.consulted import ASKED_BY
from gongkai.cases.models import Case, CaseEvent
from gongkai.law.clock_event import What
from gongkai.law.consultation import meet


def awaited(case: Case, party: str) -> list[CaseEvent]:
    """The consultations of a party whose day of receipt is not on record, oldest first."""
    known = reached(case, party)
    return [e for e in _asked(case, party) if e.pk not in known]


def reached(case: Case, party: str) -> dict[int, CaseEvent]:
    """By the key of a consultation the fact that its letter was received: one about the same points, and of several
    such the one of the day that letter was signed. What names no points was received for any of them."""
    asked, signed = _asked(case, party), _signed(case, party)
    found: dict[int, CaseEvent] = {}
    for got in case.facts:
        if (got.what, got.party) != (What.CONSULT_RECEIVED, party):
            continue
        left = [e for e in asked if e.pk not in found]
        likely = [e for e in left if points_of(e) == points_of(got)]
        likely = likely or [e for e in left if meet(points_of(e), points_of(got))]
        of_day = [e for e in likely if (e.pk, got.on) in signed]
        if likely:
            found[(of_day or likely)[0].pk] = got
    return found


def _asked(case: Case, party: str) -> list[CaseEvent]:
    """Where the day of receipt came with the asking there is nothing to wait for."""
    return [e for e in case.facts if e.party == party and e.what in ASKED_BY and e.received is None]


def _signed(case: Case, party: str) -> set[tuple[int | None, object]]:
    letters = case.letters.valid().filter(party=party, event__isnull=False)
    return set(letters.values_list("event_id", "signed_on"))
