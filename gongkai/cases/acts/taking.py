"""Taking a step of the procedure: lock the case, find the move, write named fields, set the clock, leave a line.

The only place where a case changes its stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.reads import calendar
from gongkai.agencies.rights import MAY
from gongkai.agencies.scope import Right, scope_of
from gongkai.cases.clock import clock_of, fact, shown
from gongkai.cases.models import Case, CaseEvent, Point
from gongkai.journal.acts import note
from gongkai.law.clock_event import What
from gongkai.law.hand import Hand
from gongkai.law.moves import Move
from gongkai.law.outcome import Outcome
from gongkai.law.procedure import CASE, Stage
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.law.working_day import WorkCalendar

MATTER = "case"
By = Person | Hand


def locked(case_id: int) -> Case:
    """The case, locked until the transaction ends."""
    return Case.objects.select_for_update().get(pk=case_id)


def opened(case_id: int, act: str, by: By, on: date) -> tuple[Case, Move[Stage]]:
    """Lock the case and find the row of the procedure; refuses with what is open instead."""
    case = locked(case_id)
    row = CASE.move(Stage(case.stage), act, hands_over(case, by, on))
    if on < case.submitted_on:
        raise Refusal((f"办理日期不能早于提交日期（{case.submitted_on}）", row.under))
    return case, row


def unarchived(case: Case, doing: str) -> Case:
    """The same case. Raises Refusal once it is archived: its record is closed."""
    if case.archived_on:
        says = f"这件申请已经归档（{case.archive_no}），案卷不再改动，不能{doing}；以后的复议诉讼、重新答复在“复议诉讼”登记"
        raise Refusal((says, OGI_2019.article(45)))
    return case


def hands_over(case: Case, by: By, on: date) -> frozenset[Hand]:
    """The hands somebody has over a case; none for a stranger."""
    if isinstance(by, Hand):
        return frozenset({by})
    scope = scope_of(by, on)
    return scope.hands(case.division_id) if scope.agency == case.agency_id else frozenset()


def require(by: Person, agency: Agency, right: Right, doing: str, on: date) -> Hand:
    """The hand that gives somebody a right. Raises Refusal for a stranger or a post without it."""
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    return scope.require(right, doing)


def require_over(case: Case, by: Person, right: Right, doing: str, on: date) -> None:
    """A right over this very case, and not only over those of another division. Raises Refusal."""
    require(by, case.agency, right, doing, on)
    if not MAY[right] & hands_over(case, by, on):
        raise Refusal((f"{doing}由{case.division or '本机关'}办理这件申请的人员办理", OGI_2019.article(45)))


def happen(
    case_id: int,
    act: str,
    by: By,
    on: date,
    *,
    arrived: date | None = None,
    about: Sequence[Point] = (),
    **facts: Any,
) -> tuple[Case, CaseEvent]:
    """An act that is a fact for the clock; must run inside a transaction. What `arrived` earlier than it is registered
    counts from the day it arrived."""
    case, row = opened(case_id, act, by, on)
    event = fact(What(act), day_of(case, row, on, arrived), **facts)
    return take(case, row, by, on, event=event, about=about, told=late(on, event)), event


def day_of(case: Case, row: Move[Stage], on: date, arrived: date | None) -> date:
    """The day of a fact. Raises Refusal for one in the future or before the request."""
    day = arrived or on
    if not case.submitted_on <= day <= on:
        raise Refusal((f"到达日期应当在提交日期（{case.submitted_on}）和今天（{on}）之间", row.under))
    return day


def late(on: date, event: CaseEvent) -> dict[str, Any]:
    """What the journal says of a fact registered after its day."""
    return {"arrived": event.on} if event.on != on else {}


def take(
    case: Case,
    row: Move[Stage],
    by: By,
    on: date,
    *,
    event: CaseEvent | None = None,
    about: Sequence[Point] = (),
    told: dict[str, Any] | None = None,
    under: Citation | None = None,
    **changes: Any,
) -> Case:
    """Write the move: the fact, the points it is `about` where not all, the named fields, the clock, and the journal
    line (with `told` as its facts)."""
    was = case.due
    case.stage = row.to
    for field, value in changes.items():
        setattr(case, field, value)
    if event is not None:
        event.case = case
        _be_sound(event, row.under)
        event.save(force_insert=True)
        if about:
            event.about.set(about)
    if row.to not in CASE.ends or event is not None:
        set_clock(case, calendar(), on, new=event)
    case.save(update_fields=["stage", "due", "clock_status", "waits_until", *changes])
    hand = None if isinstance(by, Hand) else next(iter(sorted(row.by & hands_over(case, by, on))), None)
    facts = ({"outcome": case.outcome} if case.outcome else {}) | (told or {})
    if about:
        facts["about"] = sorted(point.order for point in about)
    note(
        case.agency, MATTER, case.number, row.act, label=row.label, under=under or row.under, by=by, on=on,
        hand=hand, due=case.due, was=was, **facts,
    )  # fmt: skip
    return case


def _be_sound(event: CaseEvent, under: Citation) -> None:
    """Raises Refusal for a value no fact can have: fewer than no days, a party with too long a name."""
    try:
        event.full_clean(exclude=["case"])
    except ValidationError as wrong:
        called = {field.name: field.verbose_name for field in CaseEvent._meta.fields}
        raise Refusal(
            *((f"{called.get(n, n)}：{m}", under) for n, said in wrong.message_dict.items() for m in said)
        ) from None


def line(
    case: Case, act: str, label: str, by: By, on: date, under: Citation | None = None, **facts: Any
) -> None:
    """A journal line for what moves nothing: a record kept with the case."""
    note(
        case.agency, MATTER, case.number, act, label=label, under=under or OGI_2019.article(45), by=by, on=on,
        **facts,
    )  # fmt: skip


def close(
    case: Case, row: Move[Stage], by: By, on: date, outcome: Outcome, *, day: date | None = None, **kept: Any
) -> Case:
    """End a case with one outcome, under the outcome's own article; on `day` where that is not the day of the act."""
    return take(case, row, by, on, outcome=outcome, closed_on=day or on, under=outcome.ground.cite, **kept)


def set_clock(case: Case, days: WorkCalendar, on: date, *, new: CaseEvent | None = None) -> None:
    """Put what the clock shows on a day into the case's own fields; nothing is saved."""
    reading = clock_of(case, days, as_of=on, new=new)
    if reading is not None:
        case.due, case.clock_status, case.waits_until = shown(reading, case.stage)
