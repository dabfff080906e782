"""Who may see and do what: one table of rights, one function from a person and a day to a scope.

Moves of cases, editions and findings name their hands in `law/`; everything else a screen opens is a Right here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Q

from gongkai.law.hand import Hand
from gongkai.law.source import Refusal

if TYPE_CHECKING:
    from gongkai.agencies.models import Person


class Right(StrEnum):
    """What a desk page or a command may need."""

    REGISTER_CASE = "register_case"
    SEE_CASES = "see_cases"
    SEE_APPLICANT = "see_applicant"
    RECORD_REMEDY = "record_remedy"
    DRAFT = "draft"
    RECORD_FINDING = "record_finding"
    SEE_LEDGER = "see_ledger"
    ENTER_FIGURE = "enter_figure"
    CONFIRM_FIGURE = "confirm_figure"
    WRITE_REPORT = "write_report"
    SIGN_REPORT = "sign_report"
    PUBLISH_REPORT = "publish_report"
    SEE_SCORES = "see_scores"
    READ_JOURNAL = "read_journal"
    ACCOUNTS = "accounts"


_H = Hand
_OFFICE = frozenset({_H.DISCLOSURE_CLERK, _H.OFFICE_HEAD})
_LEADERS = frozenset({_H.HEAD, _H.DEPUTY})
_STAFF = frozenset({_H.CLERK, _H.UNIT_CLERK, _H.DIVISION_HEAD, _H.LEGAL_REVIEWER})

MAY: dict[Right, frozenset[Hand]] = {
    Right.REGISTER_CASE: _OFFICE | {_H.WINDOW},
    Right.SEE_CASES: _OFFICE
    | _LEADERS
    | {_H.CLERK, _H.DIVISION_HEAD, _H.LEGAL_REVIEWER, _H.WINDOW, _H.ASSESSOR},
    Right.SEE_APPLICANT: _OFFICE | {_H.CLERK, _H.WINDOW},
    Right.RECORD_REMEDY: _OFFICE | {_H.LEGAL_REVIEWER},
    Right.DRAFT: _STAFF | _OFFICE,
    Right.RECORD_FINDING: _STAFF | _OFFICE | {_H.SECRECY_REVIEWER, _H.ASSESSOR},
    Right.SEE_LEDGER: _STAFF | _OFFICE | _LEADERS | {_H.SECRECY_REVIEWER, _H.ASSESSOR},
    Right.ENTER_FIGURE: _OFFICE | {_H.LEGAL_REVIEWER, _H.DIVISION_HEAD},
    Right.CONFIRM_FIGURE: _OFFICE | {_H.LEGAL_REVIEWER, _H.DIVISION_HEAD},
    Right.WRITE_REPORT: _OFFICE,
    Right.SIGN_REPORT: frozenset({_H.HEAD}),
    Right.PUBLISH_REPORT: frozenset({_H.DISCLOSURE_CLERK}),
    Right.SEE_SCORES: _OFFICE | _LEADERS | {_H.ASSESSOR, _H.DIVISION_HEAD},
    Right.READ_JOURNAL: _OFFICE | _LEADERS | {_H.ASSESSOR},
    Right.ACCOUNTS: frozenset({_H.ADMINISTRATOR}),
}

# Hands that look at the whole agency; the others see their own divisions and what is public.
AGENCY_WIDE = _OFFICE | _LEADERS | {_H.SECRECY_REVIEWER, _H.ASSESSOR}


@dataclass(frozen=True)
class Scope:
    """What one person is on one day.

    `everywhere` are the hands held agency-wide; `at` the hands per division key. `divisions` is None for who
    sees the whole agency.
    """

    person: int
    agency: int
    everywhere: frozenset[Hand]
    at: dict[int, frozenset[Hand]]

    @property
    def divisions(self) -> frozenset[int] | None:
        return None if self.everywhere & AGENCY_WIDE else frozenset(self.at)

    def hands(self, division: int | None = None) -> frozenset[Hand]:
        """The hands this person has over a matter of that division."""
        return self.everywhere | self.at.get(division, frozenset()) if division else self.everywhere

    def all_hands(self) -> frozenset[Hand]:
        return self.everywhere.union(*self.at.values())

    def may(self, right: Right) -> bool:
        return bool(MAY[right] & self.all_hands())

    def require(self, right: Right, doing: str) -> None:
        """Raises Refusal naming the posts that may do it."""
        if not self.may(right):
            who = "、".join(sorted(h.label for h in MAY[right]))
            raise Refusal((f"{doing}由{who}办理", None))


def scope_of(person: Person, on: date) -> Scope:
    """The scope of a person on a day, from the posts held that day. An inactive account has none."""
    everywhere: set[Hand] = set()
    at: dict[int, set[Hand]] = {}
    if person.is_active:
        held = person.posts.filter(since__lte=on).filter(Q(until__isnull=True) | Q(until__gte=on))
        for hand, division in held.values_list("hand", "division_id"):
            (at.setdefault(division, set()) if division else everywhere).add(Hand(hand))
    return Scope(person.pk, person.agency_id, frozenset(everywhere), {d: frozenset(h) for d, h in at.items()})
