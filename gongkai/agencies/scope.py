"""Who may see and do what on a day: one function from a person and a day to a scope.

Moves of cases, editions and findings name their hands in `law/`; everything else a screen opens is a Right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongkai.agencies.models import Person, Post
from gongkai.agencies.rights import AGENCY_WIDE, MAY, Right
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal

__all__ = ["Right", "Scope", "scope_of", "scopes_of"]


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
        """The divisions whose documents this person sees; None for the whole agency."""
        return None if self.everywhere & AGENCY_WIDE else frozenset(self.at)

    def reach(self, right: Right) -> frozenset[int] | None:
        """The divisions a right reaches; None for the whole agency. A hand that sees everything widens only the
        rights it has itself."""
        if self.everywhere & AGENCY_WIDE & MAY[right]:
            return None
        return frozenset(division for division, hands in self.at.items() if hands & MAY[right])

    def hands(self, division: int | None = None) -> frozenset[Hand]:
        """The hands this person has over a matter of that division."""
        return self.everywhere | self.at.get(division, frozenset()) if division else self.everywhere

    def all_hands(self) -> frozenset[Hand]:
        return self.everywhere.union(*self.at.values())

    def may(self, right: Right) -> bool:
        return bool(MAY[right] & self.all_hands())

    def require(self, right: Right, doing: str) -> Hand:
        """The hand that gives this right. Raises Refusal naming the posts that have it."""
        held = MAY[right] & self.all_hands()
        if not held:
            who = "、".join(sorted(h.label for h in MAY[right]))
            raise Refusal((f"{doing}由{who}办理", None))
        return min(held)


def scope_of(person: Person, on: date) -> Scope:
    """The scope of a person on a day, from the posts held that day. An inactive account has none."""
    held = person.posts.filter(_held(on)).values_list("hand", "division_id") if person.is_active else ()
    return _scope(person, held)


def scopes_of(people: Iterable[Person], on: date) -> list[tuple[Person, Scope]]:
    """The scopes of many people on a day, in one question to the database."""
    found = list(people)
    posts: dict[int, list[tuple[str, int | None]]] = {person.pk: [] for person in found}
    held = Post.objects.filter(_held(on), person__in=list(posts), person__is_active=True)
    for key, hand, division in held.values_list("person_id", "hand", "division_id"):
        posts[key].append((hand, division))
    return [(person, _scope(person, posts[person.pk])) for person in found]


def _held(on: date) -> Q:
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def _scope(person: Person, held: Iterable[tuple[str, int | None]]) -> Scope:
    everywhere: set[Hand] = set()
    at: dict[int, set[Hand]] = {}
    for hand, division in held:
        (at.setdefault(division, set()) if division else everywhere).add(Hand(hand))
    return Scope(person.pk, person.agency_id, frozenset(everywhere), {d: frozenset(h) for d, h in at.items()})
