"""Reading the clocks of 100,000 open cases again, against the bare sums and against asking case by case."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from bench.installation import installation
from bench.timing import best

if TYPE_CHECKING:
    from gongkai.agencies.models import Agency
    from gongkai.cases.models import Case, CaseEvent

CASES, SAMPLE = 100_000, 2_000
ON = date(2024, 6, 28)
WAITING = 10  # of a hundred wait for a party; of a thousand, one waits for a party whose time is over


def main() -> None:
    with installation():
        _measure()


def _measure() -> None:
    from django.db import connection

    from gongkai.agencies.reads import calendar
    from gongkai.cases.acts import clocks, recompute
    from gongkai.cases.models import Case
    from gongkai.law.clock import read

    _fill()
    cases, days = Case.objects.all(), calendar()
    every = [case for some in clocks.in_parts(cases.open()) for case in some]
    bare = best(lambda: [read(c.received_on, c.facts, days, as_of=ON) for c in every], 3)
    by_one = best(lambda: [_by_one(key) for key in _sample()], 2) * CASES / SAMPLE
    start = time.perf_counter()
    moved = recompute(cases, ON)
    first = time.perf_counter() - start
    again = best(lambda: recompute(cases, ON), 3)
    said = f"{connection.vendor}, {len(every)} open cases"
    print(f"{said}, none moves: {again / bare:.2f} × the bare sums, {again / by_one:.3f} × case by case")
    print(f"{said}, {moved} move and are journalled: {first / again:.2f} × where none moves")
    print(
        f"(here: {again:.1f} s, bare sums {bare:.1f} s, case by case {by_one:.0f} s by a sample of {SAMPLE})"
    )


def _sample() -> list[int]:
    from gongkai.cases.models import Case

    return list(Case.objects.order_by("pk").values_list("pk", flat=True)[:: CASES // SAMPLE])


def _by_one(key: int) -> None:
    """As the first release did it: the case locked, its facts asked for, its clock read."""
    from django.db import transaction

    from gongkai.agencies.reads import calendar
    from gongkai.cases.acts.taking import locked, set_clock

    with transaction.atomic():
        set_clock(locked(key), calendar(), ON)


def _fill() -> None:
    """Cases and facts in bulk, their clocks as they were read the day before."""
    from gongkai.agencies import acts
    from gongkai.cases.models import Case, CaseEvent

    agency = acts.found_agency(
        code="11990000BENCH00002",
        name="某市文化和旅游局",
        short_name="某文旅",
        slug="bench",
        letter_prefix="某",
    )
    numbers = iter(range(CASES))
    while some := list(islice(numbers, 2_000)):
        cases = [_case(n, agency) for n in some]
        facts = [list(_facts(n, case)) for n, case in zip(some, cases, strict=True)]
        for case, known in zip(cases, facts, strict=True):
            _set_clock(case, known)
        Case.objects.bulk_create(cases)
        CaseEvent.objects.bulk_create(fact for known in facts for fact in known)


def _set_clock(case: Case, facts: list[CaseEvent]) -> None:
    from gongkai.cases.clock import shown
    from gongkai.law.clock import read
    from gongkai.law.clock_event import Event, What
    from gongkai.law.working_day import seed_calendar

    events = [Event(f.on, What(f.what), f.days, f.received, f.party) for f in facts]
    reading = read(case.received_on, events, seed_calendar(), as_of=ON - timedelta(days=1))
    case.due, case.clock_status, case.waits_until = shown(reading, case.stage)


def _case(number: int, agency: Agency) -> Case:
    from gongkai.cases.models import Case

    on = date(2024, 5, 6) + timedelta(days=number % 30)
    return Case(
        agency=agency, number=f"2024-YSQ-{number:06d}", applicant_kind="natural", channel="in_person",
        submitted_on=on, registered_on=on, received_on=on, asked="某项资金的分配结果及依据", stage="in_hand",
    )  # fmt: skip


def _facts(number: int, case: Case) -> Iterator[CaseEvent]:
    """Four of ten cases have facts: an opinion that came, one awaited, an extension, a completion."""
    from gongkai.cases.models import CaseEvent

    sent = case.submitted_on + timedelta(days=3)
    kind = number % 100
    if number % 1_000 == 0:
        yield CaseEvent(case=case, on=date(2024, 6, 5), what="consult_third_party", party="某公司")
    elif kind < WAITING:
        yield CaseEvent(case=case, on=date(2024, 6, 14), what="consult_third_party", party="某公司")
    elif kind < 25:
        yield CaseEvent(case=case, on=sent, what="consult_agency", party="某局", received=sent)
        yield CaseEvent(case=case, on=sent + timedelta(days=6), what="agency_answered", party="某局")
    elif kind < 35:
        yield CaseEvent(case=case, on=sent + timedelta(days=10), what="extend", days=20)
    elif kind < 40:
        yield CaseEvent(case=case, on=sent, what="ask_to_complete")
        yield CaseEvent(case=case, on=sent + timedelta(days=8), what="complete")


if __name__ == "__main__":
    main()
