"""Whom a substitute stands in for when taking a step (代行、授权). Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from gongkai.agencies.models import Person
from gongkai.law.hand import Hand


def covered_by(by: Person, hands: Iterable[Hand], division: int, on: date) -> Person | None:
    """The person whose post somebody holds for a time, where none of these hands is held in one's own name."""
    day = Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))
    place = Q(division__isnull=True) | Q(division_id=division)
    held = by.posts.filter(day, place, hand__in=list(hands)).select_related("covers")
    covers = [post.covers for post in held]
    return None if None in covers else next((person for person in covers if person), None)
