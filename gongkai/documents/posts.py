"""Who may take a step: whom a substitute stands in for (代行、授权), and whether anybody is there. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.documents.models import Document
from gongkai.documents.package import approvers_of, edition_in_hand, writers_of
from gongkai.law.chain import chain_of
from gongkai.law.hand import Hand


def nobody_for(document: Document, on: date) -> str:
    """The step a text waits at where nobody else than who wrote or approved it holds a hand for it; "" otherwise.

    A person on leave is covered by a post with dates, which counts as held.
    """
    edition = edition_in_hand(document)
    step = chain_of(document.kind).step_at(edition.stage) if edition else None
    if edition is None or step is None:
        return ""
    day = Q(posts__since__lte=on) & (Q(posts__until__isnull=True) | Q(posts__until__gte=on))
    place = Q(posts__division__isnull=True) | Q(posts__division_id=document.division_id)
    held = Q(posts__hand__in=[hand.value for hand in step.hands])
    taken = writers_of(edition) | approvers_of(edition)
    people = Person.objects.filter(day & place & held, agency_id=document.agency_id, is_active=True)
    return "" if people.exclude(pk__in=taken).exists() else step.label


def covered_by(by: Person, hands: Iterable[Hand], division: int, on: date) -> Person | None:
    """The person whose post somebody holds for a time, where none of these hands is held in one's own name."""
    day = Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))
    place = Q(division__isnull=True) | Q(division_id=division)
    held = by.posts.filter(day, place, hand__in=list(hands)).select_related("covers")
    covers = [post.covers for post in held]
    return None if None in covers else next((person for person in covers if person), None)
