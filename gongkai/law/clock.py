"""The statutory clock of a request: a pure function of the day of receipt and what happened since (期限计算).

Every pause is a fact with a beginning and an end, never a stage. Days are Asia/Shanghai days. Reading 0001
says which days a pause covers: the working days after the letter was sent, up to and including the day the
opinion arrived. Reading 0003 says when a clock that ran out can no longer be stopped. Reading 0012 says what becomes of
a letter sent by mistake: the fact is struck, and the clock reads as if it had never been. Reading 0013 says what a term
set in a review or by a court does: it stands as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from gongkai.law import answer_limit, fee_window, supplement
from gongkai.law.clock_event import Event, What
from gongkai.law.clock_reading import Reading
from gongkai.law.clock_run import Run, end_silence, feed
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.law.working_day import WorkCalendar

CORRECTED = OGI_2019.article(6)


def read(
    received: date,
    events: Iterable[Event],
    calendar: WorkCalendar,
    *,
    as_of: date | None = None,
    term: date | None = None,
) -> Reading:
    """Compute the clock of a request.

    `received` is the statutory day of receipt (see `receipt`). With `as_of`, a consultation nobody answered
    ends by itself when its fifteen working days are over. A `term` stated in a review or by a court is the due day, and
    nothing that happens moves it (reading 0013). Raises Refusal for what the law does not allow
    (asking twice or after seven working days, extending after expiry or beyond twenty days, an answer to a
    letter never sent), CalendarEnds when counting leaves the filed years, NotYetLaw before the regulation.
    """
    limit = answer_limit.WORKING_DAYS.on(received)
    run = Run(calendar, received, received, limit.value, because=[limit.cite], term=term)
    history = sorted(standing(events), key=lambda e: e.on)
    for event in history:
        if event.on < received:
            raise Refusal((f"{event.what.label}（{event.on}）不能早于收到申请之日（{received}）", None))
        end_silence(run, event.on)
        feed(run, event)
    if as_of is not None and run.answered is None:
        end_silence(run, as_of)
    return _show(run)


def standing(events: Iterable[Event]) -> list[Event]:
    """The facts that stand: without those that were struck, and without the striking itself (reading 0012).

    Raises Refusal for striking what is not there, what was struck already, or a striking.
    """
    told = list(events)
    struck = [e.strikes for e in told if e.what is What.STRUCK]
    facts = {e.key for e in told if e.key is not None and e.what is not What.STRUCK}
    if not set(struck) <= facts or len(set(struck)) != len(struck):
        raise Refusal(("没有可以撤销的办理事实，或者已经撤销", CORRECTED))
    return [e for e in told if e.what is not What.STRUCK and (e.key is None or e.key not in struck)]


def _show(run: Run) -> Reading:
    supplement_due = run.calendar.nth_after(run.received, supplement.WORKING_DAYS.on(run.received).value)
    if run.term is not None:
        return _stated(run, run.term, supplement_due)
    open_pauses = run.open()
    stopped = run.answered is None and (run.stands is not None or bool(open_pauses))
    base = Reading(
        run.started,
        run.limit,
        due=None,
        status="stopped",
        because=tuple(run.because),
        pauses=tuple(run.pauses),
        answered=run.answered,
        supplement_due=supplement_due,
        extended=run.extended,
    )
    if stopped:
        since = max(run.started, run.stands_since or min(p.since for p in open_pauses))
        counted = run.calendar.count(run.started, since) - len(run.covered(since))
        waits_until = max((p.ends_by for p in open_pauses if p.ends_by), default=None)
        if run.stands is What.FEE_NOTIFIED:
            waits_until = run.calendar.nth_after(since, fee_window.WORKING_DAYS.on(since).value)
        return replace(
            base,
            skipped=tuple(run.calendar.skipped(run.started, since)),
            waits_for=run.stands or open_pauses[0].what,
            waits_until=None if run.stands is What.ASK_TO_COMPLETE else waits_until,
            left=run.limit - counted,
        )
    if run.answered is not None and (run.stands or open_pauses):
        # Answered while the clock stood: it cannot be late, and there is no day to be late against.
        return base
    due = run.due()
    status = run.calendar.status(run.started, due)
    skipped = tuple(run.calendar.skipped(run.started, due))
    return replace(base, due=due, status=status.value, skipped=skipped)


def _stated(run: Run, term: date, supplement_due: date) -> Reading:
    """The clock of a stated term: the term, whatever is waited for."""
    return Reading(
        run.received,
        run.calendar.count(run.received, term),
        term,
        run.calendar.status(run.received, term).value,
        (),
        tuple(run.calendar.skipped(run.received, term)),
        pauses=tuple(run.pauses),
        answered=run.answered,
        supplement_due=supplement_due,
    )
