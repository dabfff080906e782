"""Clocks that move because the calendar or the day did: computed again, the old and the new day on the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar
from gongkai.cases.acts.taking import line, locked, set_clock
from gongkai.cases.clock import shown
from gongkai.cases.models import Case, CaseEvent, CaseQuerySet
from gongkai.law.clock import read
from gongkai.law.clock_event import Event, What
from gongkai.law.clock_reading import Reading
from gongkai.law.hand import Hand
from gongkai.law.source import LawError, Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.law.working_day import WorkCalendar

AT_ONCE = 1000
Face = tuple[date | None, str, date | None]


class Standing(NamedTuple):
    """What the clock of an open case reads and what it showed last, without the rest of its row."""

    pk: int
    number: str
    received_on: date
    stage: str
    face: Face
    facts: list[Event]
    term: date | None


def recompute(cases: CaseQuerySet, on: date) -> int:
    """Compute the clocks of open cases again; how many changed. See `recomputed`."""
    return sum(changed for _, changed in recomputed(cases, on))


def recomputed(cases: CaseQuerySet, on: date) -> Iterator[tuple[int, int]]:
    """Compute the clocks of open cases again, a thousand at a time: how many were read, how many of them changed.

    A changed day is journalled with the old and the new one, and the handler is told (`due_was`, `due_moved_on`).
    Doing it twice changes nothing the second time. Only cases that move are locked. A clock that cannot be read keeps
    no other from being read: at the end Refusal says how many there were, and why.
    """
    days = calendar()
    alike: dict[date, Reading] = {}
    unread: list[tuple[str, LawError]] = []
    for some in in_parts(cases.open()):
        changed = 0
        for case in some:
            try:
                if shown(reading_of(case, days, on, alike), case.stage) != case.face:
                    changed += _move(case.pk, days, on)
            except LawError as wrong:
                unread.append((case.number, wrong))
        yield len(some), changed
    if unread:
        number, why = unread[0]
        raise Refusal((f"{len(unread)}件申请的期限无法计算，其他申请已经重算。例如{number}：{why}", None))


def reading_of(case: Standing, days: WorkCalendar, on: date, alike: dict[date, Reading]) -> Reading:
    """The clock of a case; most have no facts, and those of one day of receipt are read once."""
    if case.facts or case.term:
        return read(case.received_on, case.facts, days, as_of=on, term=case.term)
    if case.received_on not in alike:
        alike[case.received_on] = read(case.received_on, (), days, as_of=on)
    return alike[case.received_on]


def in_parts(cases: CaseQuerySet) -> Iterator[list[Standing]]:
    """Received cases with the facts of their clocks, a thousand at a time."""
    rows = cases.filter(received_on__isnull=False).order_by("pk")
    wanted = ("pk", "number", "received_on", "stage", "due", "clock_status", "waits_until", "term")
    last = 0
    while found := list(rows.filter(pk__gt=last).values_list(*wanted)[:AT_ONCE]):
        last = found[-1][0]
        facts = _facts_of([row[0] for row in found])
        yield [
            Standing(pk, number, received, stage, (due, status, until), facts[pk], term)
            for pk, number, received, stage, due, status, until, term in found
            if received
        ]


def _facts_of(keys: Iterable[int]) -> dict[int, list[Event]]:
    facts: dict[int, list[Event]] = defaultdict(list)
    about: dict[int, set[int]] = defaultdict(set)
    for event, point in CaseEvent.about.through.objects.filter(caseevent__case__in=keys).values_list("caseevent", "point"):  # fmt: skip
        about[event].add(point)
    rows = CaseEvent.objects.filter(case__in=keys).order_by("on", "id")
    for row in rows.values_list("case", "on", "what", "days", "received", "party", "id", "strikes"):
        case, on, what, days, received, party, key, strikes = row
        facts[case].append(
            Event(on, What(what), days, received, party, True, key, strikes, frozenset(about[key]))
        )
    return facts


@transaction.atomic
def _move(case_id: int, days: WorkCalendar, on: date) -> bool:
    """Write the new day, under the lock: somebody may have acted on the case meanwhile."""
    case = locked(case_id)
    before = case.due, case.clock_status, case.waits_until
    if case.is_over:
        return False
    set_clock(case, days, on)
    if (case.due, case.clock_status, case.waits_until) == before:
        return False
    was, fields = before[0], ["due", "clock_status", "waits_until"]
    if was is not None and case.due is not None and was != case.due:
        case.due_was, case.due_moved_on = was, on
        fields += ["due_was", "due_moved_on"]
    case.save(update_fields=fields)
    line(
        case, "recompute", "重新计算期限", Hand.CLOCK, on, under=OGI_2019.article(33, 2), was=was, due=case.due,
        status=case.clock_status,
    )  # fmt: skip
    return True


@transaction.atomic
def see_moved_clock(case_id: int, *, by: Person, on: date) -> Case:
    """The handler saw that the due day moved; it is no longer pointed out."""
    case = locked(case_id)
    if case.handler_id == by.pk and case.due_moved_on is not None:
        line(case, "see_moved_clock", "承办人已知期限变化", by, on, was=case.due_was, due=case.due)
        case.due_was = case.due_moved_on = None
        case.save(update_fields=["due_was", "due_moved_on"])
    return case
