"""The statutory clock of a request: a pure function of the day of receipt and what happened since (期限计算).

Every pause is a fact with a beginning and an end, never a stage. Days are Asia/Shanghai days. Reading 0001
says which days a pause covers: the working days after the letter was sent, up to and including the day the
opinion arrived. Reading 0003 says when a clock that ran out can no longer be stopped. Reading 0012 says what becomes of
a letter sent by mistake: the fact is struck, and the clock reads as if it had never been. Reading 0013 says what a term
set in a review or by a court does: it stands as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from gongkai.law import answer_limit, fee_window, supplement
from gongkai.law.consultation import AGENCY, PAUSE, THIRD_PARTY, Consultation, meet
from gongkai.law.source import Citation, Refusal, Version
from gongkai.law.statutes import OGI_2019
from gongkai.law.working_day import Skip, WorkCalendar

CORRECTED = OGI_2019.article(6)


class What(StrEnum):
    """What can happen to the clock of a request."""

    ASK_TO_COMPLETE = "ask_to_complete"
    COMPLETE = "complete"
    EXTEND = "extend"
    POSTPONE = "postpone"
    CONSULT_THIRD_PARTY = "consult_third_party"
    CONSULT_RECEIVED = "consult_received"
    THIRD_PARTY_ANSWERED = "third_party_answered"
    CONSULT_AGENCY = "consult_agency"
    AGENCY_ANSWERED = "agency_answered"
    FEE_NOTIFIED = "fee_notified"
    FEE_PAID = "fee_paid"
    ANSWERED = "answered"
    STRUCK = "struck"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    What.ASK_TO_COMPLETE: "告知补正",
    What.COMPLETE: "收到补正",
    What.EXTEND: "延期",
    What.POSTPONE: "合理延迟答复",
    What.CONSULT_RECEIVED: "对方收到征求意见书",
    What.CONSULT_THIRD_PARTY: "征求第三方意见",
    What.THIRD_PARTY_ANSWERED: "第三方答复",
    What.CONSULT_AGENCY: "征求机关意见",
    What.AGENCY_ANSWERED: "机关答复",
    What.FEE_NOTIFIED: "收费通知送达",
    What.FEE_PAID: "缴清费用",
    What.ANSWERED: "答复",
    What.STRUCK: "撤销办理事实",
}

ANSWER_TO = {
    What.THIRD_PARTY_ANSWERED: What.CONSULT_THIRD_PARTY,
    What.AGENCY_ANSWERED: What.CONSULT_AGENCY,
}


@dataclass(frozen=True)
class Event:
    """One fact: `days` is the length of an extension or postponement in working days, `received` the day the consulted
    party got the letter (unknown: None, then the day it was sent stands in for it, until CONSULT_RECEIVED tells),
    `party` who was consulted, got the letter or answered ("" where only one was). A `settled` fact was accepted on its
    day: a notice filed since may have moved the due day, and does not make it late. `key` names the fact, so that
    another one can strike it (`strikes`). `about` are the keys of the points a consultation or an opinion is about,
    empty for all."""

    on: date
    what: What
    days: int | None = None
    received: date | None = None
    party: str = ""
    settled: bool = False
    key: int | None = None
    strikes: int | None = None
    about: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Pause:
    """Time not counted: working days d with `since` < d ≤ `until`. `until` is None while it lasts;
    `ends_by` is the last day the consulted party has, `about` the points it was asked about, empty for all."""

    since: date
    until: date | None
    what: What
    ends_by: date | None
    because: Citation
    party: str = ""
    about: frozenset[int] = frozenset()

    def days(self, calendar: WorkCalendar) -> list[date]:
        return calendar.working_days(self.since, self.until) if self.until else []


@dataclass(frozen=True)
class Reading:
    """What the clock shows.

    `due` is the last day to answer, None while the clock stands still (`waits_for` says for what,
    `waits_until` the last day of that, None where the law sets none); `limit` the working days allowed;
    `left` those still to come when the clock stands; `started` day 0; `extended` the working days already added by
    extensions since then.
    """

    started: date
    limit: int
    due: date | None
    status: str
    because: tuple[Citation, ...]
    skipped: tuple[Skip, ...] = ()
    pauses: tuple[Pause, ...] = ()
    waits_for: What | None = None
    waits_until: date | None = None
    left: int | None = None
    answered: date | None = None
    supplement_due: date | None = None
    extended: int = 0

    @property
    def stopped(self) -> bool:
        return self.status == "stopped"

    def on_time(self) -> bool | None:
        """Whether the answer came within the limit; None before there is an answer."""
        if self.answered is None:
            return None
        return self.due is None or self.answered <= self.due


@dataclass
class _Run:
    """The clock while events are fed to it, in order."""

    calendar: WorkCalendar
    received: date
    started: date
    limit: int
    extended: int = 0
    late_fee_notice: bool = False
    because: list[Citation] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    consulted: set[tuple[What, str]] = field(default_factory=set)
    asked: bool = False
    term: date | None = None
    stands: What | None = None
    stands_since: date | None = None
    answered: date | None = None

    def due(self) -> date:
        """The limit-th working day after the start that no finished pause covers; the stated term where there is one."""
        if self.term is not None:
            return self.term
        day, paused = self.started, -1
        while True:
            covered = len(self.covered(day))
            if covered == paused:
                return day
            day, paused = self.calendar.nth_after(self.started, self.limit + covered), covered

    def covered(self, day: date) -> set[date]:
        """The working days up to `day` that finished pauses cover, each once."""
        return {d for p in self.pauses for d in p.days(self.calendar) if self.started < d <= day}

    def open(self) -> list[Pause]:
        return [p for p in self.pauses if p.until is None]

    def ran_out(self, on: date) -> bool:
        """Whether the limit had ended before `on`: an ended clock is not stopped any more (reading 0003)."""
        return self.stands is None and not self.open() and on > self.due()

    def is_over(self, on: date) -> bool:
        """Whether there is nothing left to stop: the limit ended, or the answer was given."""
        return self.answered is not None or self.ran_out(on)


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
    run = _Run(calendar, received, received, limit.value, because=[limit.cite], term=term)
    history = sorted(standing(events), key=lambda e: e.on)
    for event in history:
        if event.on < received:
            raise Refusal((f"{event.what.label}（{event.on}）不能早于收到申请之日（{received}）", None))
        _end_silence(run, event.on)
        _feed(run, event)
    if as_of is not None and run.answered is None:
        _end_silence(run, as_of)
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


def _end_silence(run: _Run, today: date) -> None:
    """A consulted party that let its time pass no longer stops the clock."""
    run.pauses = [
        replace(p, until=p.ends_by) if p.until is None and p.ends_by is not None and p.ends_by < today else p
        for p in run.pauses
    ]


def _feed(run: _Run, event: Event) -> None:
    match event.what:
        case What.ASK_TO_COMPLETE:
            _ask_to_complete(run, event)
        case What.COMPLETE:
            _restart(run, What.ASK_TO_COMPLETE, event.on, supplement.CITE)
        case What.EXTEND:
            _extend(run, event)
        case What.POSTPONE:
            _postpone(run, event)
        case What.CONSULT_RECEIVED:
            _letter_received(run, event)
        case What.CONSULT_THIRD_PARTY | What.CONSULT_AGENCY:
            _consult(run, event)
        case What.THIRD_PARTY_ANSWERED | What.AGENCY_ANSWERED:
            _consulted(run, event)
        case What.FEE_NOTIFIED:
            _fee_notified(run, event.on)
        case What.FEE_PAID:
            # A notice that came after the limit had ended stopped nothing, so the payment starts nothing anew.
            if not run.late_fee_notice:
                _restart(run, What.FEE_NOTIFIED, event.on, fee_window.WORKING_DAYS.on(event.on).cite)
        case What.ANSWERED:
            run.answered = event.on


def _ask_to_complete(run: _Run, event: Event) -> None:
    rule = supplement.WORKING_DAYS.on(run.received)
    last = run.calendar.nth_after(run.received, rule.value)
    reasons = []
    if run.asked:
        reasons.append(("补正应当一次性告知，本申请已经告知过", rule.cite))
    if run.answered is not None:
        reasons.append((f"已经答复（{run.answered}），不能再告知补正", rule.cite))
    if event.on > last and not event.settled:
        reasons.append((f"补正应当在收到申请之日起{rule.value}个工作日内告知，最迟 {last}", rule.cite))
    if reasons:
        raise Refusal(*reasons)
    run.asked, run.stands, run.stands_since = True, What.ASK_TO_COMPLETE, event.on
    run.because.append(rule.cite)


def _restart(run: _Run, stood_for: What, on: date, cite: Citation) -> None:
    if run.stands is not stood_for:
        raise Refusal((f"没有进行中的“{stood_for.label}”，无法登记", cite))
    run.started, run.stands, run.stands_since = on, None, None
    run.limit, run.extended = answer_limit.WORKING_DAYS.on(run.received).value, 0
    # A party asked before the restart may still be thinking; days before it no longer matter.
    run.pauses = [p for p in run.pauses if p.until is None or p.until > on]


def _fee_notified(run: _Run, on: date) -> None:
    if run.is_over(on):
        run.late_fee_notice = True
        return
    run.stands, run.stands_since = What.FEE_NOTIFIED, on
    run.because.append(fee_window.WORKING_DAYS.on(on).cite)


def _extend(run: _Run, event: Event) -> None:
    longest = answer_limit.EXTENSION.on(run.received)
    days = longest.value if event.days is None else event.days
    reasons = _no_longer(run, event, longest.cite)
    if days < 1 or run.extended + days > longest.value:
        reasons.insert(0, (_too_long(longest.value, run.extended), longest.cite))
    if reasons:
        raise Refusal(*reasons)
    run.extended += days
    _lengthen(run, days, longest.cite)


def _too_long(longest: int, extended: int) -> str:
    """That an extension is longer than what is left, and how much that is."""
    says = f"延长的期限合计最长不得超过{longest}个工作日"
    if not extended:
        return says
    left = longest - extended
    return f"{says}，已经延长{extended}个，" + (f"还可以延长{left}个" if left else "不能再延长")


def _postpone(run: _Run, event: Event) -> None:
    """条例第三十五条: a reasonable delay the agency sets and tells; the law names no longest one (reading 0008)."""
    cite = answer_limit.POSTPONE.on(run.received).cite
    reasons = _no_longer(run, event, cite)
    if event.days is None or event.days < 1:
        reasons.insert(0, ("请写明延迟答复的工作日数", cite))
    if reasons:
        raise Refusal(*reasons)
    assert event.days is not None
    _lengthen(run, event.days, cite)


def _no_longer(run: _Run, event: Event, cite: Citation) -> list[tuple[str, Citation | None]]:
    """Why the limit cannot be prolonged on this day."""
    if run.term is not None:
        return [(f"期限由复议决定、裁判确定（{run.term}），不能{event.what.label}", cite)]
    if run.stands is not None:
        return [(f"“{run.stands.label}”期间期限不计算，恢复计算以后才能{event.what.label}", cite)]
    if run.ran_out(event.on) and not event.settled:
        return [(f"{event.what.label}应当在原期限届满（{run.due()}）前作出并告知申请人", cite)]
    return []


def _lengthen(run: _Run, days: int, cite: Citation) -> None:
    run.limit += days
    if cite not in run.because:
        run.because.append(cite)


def _consult(run: _Run, event: Event) -> None:
    run.consulted.add((event.what, event.party))
    if run.is_over(event.on):
        return
    if event.received is not None and event.received < event.on:
        raise Refusal((f"对方收到日期（{event.received}）不能早于发出日期（{event.on}）", PAUSE))
    rule = _rule_of(run, event.what)
    ends_by = run.calendar.nth_after(event.received or event.on, rule.value.days)
    run.pauses.append(Pause(event.on, None, event.what, ends_by, rule.cite, event.party, event.about))
    run.because += [c for c in (rule.cite, PAUSE) if c not in run.because]


def _rule_of(run: _Run, what: What) -> Version[Consultation]:
    return (THIRD_PARTY if what is What.CONSULT_THIRD_PARTY else AGENCY).on(run.received)


def _letter_received(run: _Run, event: Event) -> None:
    """The consulted party got the letter: its fifteen working days run from here (条例第三十二条)."""
    waiting = [
        at
        for at, pause in enumerate(run.pauses)
        if pause.until is None and pause.party == event.party and meet(pause.about, event.about)
    ]
    if not waiting:
        if not run.consulted:
            raise Refusal(("没有发出过征求意见书，无法登记对方收到", PAUSE))
        return
    at = waiting[-1]
    pause = run.pauses[at]
    if event.on < pause.since:
        raise Refusal((f"对方收到日期（{event.on}）不能早于发出日期（{pause.since}）", PAUSE))
    ends_by = run.calendar.nth_after(event.on, _rule_of(run, pause.what).value.days)
    run.pauses[at] = replace(pause, ends_by=ends_by)


def _consulted(run: _Run, event: Event) -> None:
    asked = ANSWER_TO[event.what]
    parties = {party for what, party in run.consulted if what is asked}
    if not parties:
        raise Refusal((f"没有发出过“{asked.label}”，无法登记答复", PAUSE))
    waiting = [at for at, pause in enumerate(run.pauses) if pause.what is asked and pause.until is None]
    named = [at for at in waiting if event.party and run.pauses[at].party == event.party]
    if event.party in parties - {""} and not named:
        return  # its time was over already; the opinion is kept, the clock has gone on
    if event.about:  # told of which points: every letter to this party about one of them is answered
        for at in named:
            if meet(run.pauses[at].about, event.about):
                run.pauses[at] = replace(run.pauses[at], until=event.on)
        return
    if waiting:
        # Where it is not told which of several answered: the one with the most time left, so the clock errs early.
        at = max(named or waiting, key=lambda at: (run.pauses[at].ends_by or date.max, at))
        run.pauses[at] = replace(run.pauses[at], until=event.on)


def _show(run: _Run) -> Reading:
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


def _stated(run: _Run, term: date, supplement_due: date) -> Reading:
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


def count_from(start: date, days: int, cite: Citation, calendar: WorkCalendar) -> Reading:
    """A plain period of `days` working days from the day after `start` (supplement, consultation, fee, publication)."""
    due = calendar.nth_after(start, days)
    status = calendar.status(start, due)
    return Reading(start, days, due, status.value, (cite,), tuple(calendar.skipped(start, due)))
