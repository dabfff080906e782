"""The clock while it runs: each event fed to it stops it, starts it again, or gives it more days."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from gongkai.law import answer_limit, fee_window, supplement
from gongkai.law.clock_event import ANSWER_TO, Event, What
from gongkai.law.clock_reading import Pause
from gongkai.law.consultation import AGENCY, PAUSE, THIRD_PARTY, Consultation, meet
from gongkai.law.source import Citation, Refusal, Version
from gongkai.law.working_day import WorkCalendar


@dataclass
class Run:
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


def end_silence(run: Run, today: date) -> None:
    """A consulted party that let its time pass no longer stops the clock."""
    run.pauses = [
        replace(p, until=p.ends_by) if p.until is None and p.ends_by is not None and p.ends_by < today else p
        for p in run.pauses
    ]


def feed(run: Run, event: Event) -> None:
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


def _ask_to_complete(run: Run, event: Event) -> None:
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


def _restart(run: Run, stood_for: What, on: date, cite: Citation) -> None:
    if run.stands is not stood_for:
        raise Refusal((f"没有进行中的“{stood_for.label}”，无法登记", cite))
    run.started, run.stands, run.stands_since = on, None, None
    run.limit, run.extended = answer_limit.WORKING_DAYS.on(run.received).value, 0
    # A party asked before the restart may still be thinking; days before it no longer matter.
    run.pauses = [p for p in run.pauses if p.until is None or p.until > on]


def _fee_notified(run: Run, on: date) -> None:
    if run.is_over(on):
        run.late_fee_notice = True
        return
    run.stands, run.stands_since = What.FEE_NOTIFIED, on
    run.because.append(fee_window.WORKING_DAYS.on(on).cite)


def _extend(run: Run, event: Event) -> None:
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


def _postpone(run: Run, event: Event) -> None:
    """条例第三十五条: a reasonable delay the agency sets and tells; the law names no longest one (reading 0008)."""
    cite = answer_limit.POSTPONE.on(run.received).cite
    reasons = _no_longer(run, event, cite)
    if event.days is None or event.days < 1:
        reasons.insert(0, ("请写明延迟答复的工作日数", cite))
    if reasons:
        raise Refusal(*reasons)
    assert event.days is not None
    _lengthen(run, event.days, cite)


def _no_longer(run: Run, event: Event, cite: Citation) -> list[tuple[str, Citation | None]]:
    """Why the limit cannot be prolonged on this day."""
    if run.term is not None:
        return [(f"期限由复议决定、裁判确定（{run.term}），不能{event.what.label}", cite)]
    if run.stands is not None:
        return [(f"“{run.stands.label}”期间期限不计算，恢复计算以后才能{event.what.label}", cite)]
    if run.ran_out(event.on) and not event.settled:
        return [(f"{event.what.label}应当在原期限届满（{run.due()}）前作出并告知申请人", cite)]
    return []


def _lengthen(run: Run, days: int, cite: Citation) -> None:
    run.limit += days
    if cite not in run.because:
        run.because.append(cite)


def _consult(run: Run, event: Event) -> None:
    run.consulted.add((event.what, event.party))
    if run.is_over(event.on):
        return
    if event.received is not None and event.received < event.on:
        raise Refusal((f"对方收到日期（{event.received}）不能早于发出日期（{event.on}）", PAUSE))
    rule = _rule_of(run, event.what)
    ends_by = run.calendar.nth_after(event.received or event.on, rule.value.days)
    run.pauses.append(Pause(event.on, None, event.what, ends_by, rule.cite, event.party, event.about))
    run.because += [c for c in (rule.cite, PAUSE) if c not in run.because]


def _rule_of(run: Run, what: What) -> Version[Consultation]:
    return (THIRD_PARTY if what is What.CONSULT_THIRD_PARTY else AGENCY).on(run.received)


def _letter_received(run: Run, event: Event) -> None:
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


def _consulted(run: Run, event: Event) -> None:
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
