"""Clocks that move because the calendar or the day did: computed again, the old and the new day on the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.reads import calendar
from gongkai.cases.acts.taking import line, locked, set_clock
from gongkai.cases.models import Case, CaseQuerySet
from gongkai.law.hand import Hand
from gongkai.law.procedure import Stage
from gongkai.law.statutes import OGI_2019
from gongkai.law.working_day import WorkCalendar

AT_ONCE = 1000


def recompute(cases: CaseQuerySet, on: date, *, tick: Callable[[int], None] | None = None) -> int:
    """Compute the clocks of open cases again; a changed day is journalled with the old and the new one, and the
    handler is told (`due_was`, `due_moved_on`).

    Returns how many changed. Doing it twice changes nothing the second time. Cases are read a thousand at a time and
    only those that move are locked; `tick` is told how many were read.
    """
    days, changed = calendar(), 0
    for some in _in_parts(cases.open()):
        for case in some:
            before = _face(case)
            set_clock(case, days, on)
            if _face(case) != before:
                changed += _move(case.pk, days, on)
        if tick:
            tick(len(some))
    return changed


def _in_parts(cases: CaseQuerySet) -> Iterator[list[Case]]:
    found = cases.order_by("pk").prefetch_related("events").iterator(chunk_size=AT_ONCE)
    while some := list(islice(found, AT_ONCE)):
        yield some


def _face(case: Case) -> tuple[object, ...]:
    return case.due, case.clock_status, case.waits_until


@transaction.atomic
def _move(case_id: int, days: WorkCalendar, on: date) -> bool:
    """Write the new day, under the lock: somebody may have acted on the case meanwhile."""
    case = locked(case_id)
    before = _face(case)
    if case.stage == Stage.CLOSED:
        return False
    set_clock(case, days, on)
    if _face(case) == before:
        return False
    was, fields = before[0], ["due", "clock_status", "waits_until"]
    if isinstance(was, date) and case.due is not None and was != case.due:
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
