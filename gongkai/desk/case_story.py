"""What a case page tells: how its clock was reckoned, and what happened, in order, with its articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.cases.acts import Why
from gongkai.cases.clock import clock_of, facts_of
from gongkai.cases.models import Case
from gongkai.journal.models import Entry
from gongkai.journal.reads import lines_of
from gongkai.law import answer_limit, fee_window, supplement
from gongkai.law.answering_anew import cite_of
from gongkai.law.clock import read
from gongkai.law.clock_event import Event, What
from gongkai.law.clock_reading import Reading
from gongkai.law.forms.annual import form_named
from gongkai.law.outcome import Outcome
from gongkai.law.procedure import Stage
from gongkai.law.receipt import Channel, Receipt
from gongkai.law.remedy import Track
from gongkai.law.source import Citation, Refusal
from gongkai.law.working_day import Status, WorkCalendar


@dataclass(frozen=True)
class Sum:
    """One line of the reckoning: what, how many or when, and under which article."""

    label: str
    says: str
    under: Citation | None = None


@dataclass(frozen=True)
class Told:
    """One line of the story: a journal line, with what the fact behind it says."""

    entry: Entry
    party: str = ""
    says: str = ""
    received: date | None = None


@dataclass(frozen=True)
class Look:
    """A line of who looked at the applicant's identity, and why."""

    entry: Entry
    why: str


def story(case: Case) -> tuple[list[Told], list[Look]]:
    """The lines of a case with their facts, and apart from them who looked at the applicant's identity."""
    facts: dict[tuple[str, date], list[Any]] = {}
    for event in case.events.all():
        facts.setdefault((event.what, event.on), []).append(event)
    told, looks = [], []
    for entry in lines_of(case.agency, "case", case.number):
        if entry.act in ("see_applicant", "see_proof", "take_package"):
            why = entry.facts.get("why", "")
            looks.append(Look(entry, Why(why).label if why in set(Why) else ""))
            continue
        waiting = facts.get((entry.act, entry.on))
        fact = waiting.pop(0) if waiting else None
        plain = Told(entry, says=entry.facts.get("why", ""))
        told.append(Told(entry, fact.party, fact.says, fact.received) if fact else plain)
    return told, looks


def receipt_of(case: Case) -> Receipt | None:
    """The day of receipt and the rule that fixed it."""
    return Receipt(case.received_on, Channel(case.channel).cite) if case.received_on else None


def row_of(case: Case) -> str:
    """The row of table three a closed case falls into, in the form's own words."""
    if not case.outcome:
        return ""
    table = form_named("2021").table("t3")
    row = table.row(Outcome(case.outcome).ground.row)
    return row.label if row.group == "g3" else f"{table.row(row.group).label}{row.label}"


def arithmetic(case: Case, days: WorkCalendar, today: date) -> list[Sum]:
    """How the clock was reckoned, line by line; empty while the request was not received yet."""
    if case.stage == Stage.STRUCK:
        return [Sum("作废", f"{case.struck_on}作废，不是一件申请，没有答复期限")]
    reading = clock_of(case, days, as_of=None if case.stage == Stage.CLOSED else today)
    receipt = receipt_of(case)
    if reading is None or receipt is None:
        return []
    base = answer_limit.WORKING_DAYS.on(receipt.day)
    how = "以双方确认之日为准" if Channel(case.channel).needs_confirmation else Channel(case.channel).label
    if case.answers_anew and case.term:
        stated = Sum("确定的期限", f"{case.term}，征求意见等不改变", cite_of(Track(case.answers_anew.track)))
        return [Sum("收到决定", f"{receipt.day}"), stated, _end(reading, case)]
    if case.answers_anew:
        receipt, how = Receipt(receipt.day, cite_of(Track(case.answers_anew.track))), "复议决定、裁判"
    sums = [Sum("收到", f"{receipt.day}（{how}）", receipt.because)]
    if case.registered_on > receipt.day:
        sums.append(Sum("登记", f"{case.registered_on}（补登，期限仍自收到次日起算）"))
    if reading.started != receipt.day:
        paid = case.events.filter(what=What.FEE_PAID, on=reading.started).exists()
        cite = fee_window.WORKING_DAYS.on(reading.started).cite if paid else supplement.CITE
        sums.append(Sum("重新起算", f"{reading.started}（{'缴清费用' if paid else '收到补正'}）", cite))
    sums.append(Sum("答复期限", f"自次日起{base.value}个工作日", base.cite))
    if reading.limit > base.value:
        sums += _lengthened(case, receipt.day)
    sums += _pauses(reading, days, case)
    if reading.skipped:
        off = "、".join(f"{skip.day:%m-%d}（{skip.why}）" for skip in reading.skipped)
        sums.append(Sum("跳过", off))
    sums.append(_end(reading, case))
    if reading.status == Status.PROVISIONAL.value:
        sums.append(Sum("暂定", "跨越的年份尚未公布放假安排，录入放假通知后重新计算"))
    return sums


def _lengthened(case: Case, received: date) -> list[Sum]:
    rules = {
        What.EXTEND: answer_limit.EXTENSION.on(received).cite,
        What.POSTPONE: answer_limit.POSTPONE.on(received).cite,
    }
    longer = [e for e in case.facts if e.what in rules]
    return [Sum(What(e.what).label, f"加{e.days}个工作日", rules[What(e.what)]) for e in longer]


def _pauses(reading: Reading, days: WorkCalendar, case: Case) -> list[Sum]:
    found, points = [], list(case.points.all()) if reading.pauses else []
    for pause in reading.pauses:
        if pause.until is not None:
            says = f"{pause.since}发出，{pause.until}止，{len(pause.days(days))}个工作日不计入期限"
        elif case.stage == Stage.CLOSED:
            says = f"{pause.since}发出，办结时未回复"
        else:
            says = f"{pause.since}发出，未回复" + (f"，最迟{pause.ends_by}" if pause.ends_by else "")
        about = "、".join(str(p.order) for p in points if p.pk in pause.about)
        whom = f"：{pause.party}" if pause.party else ""
        found.append(
            Sum(f"{pause.what.label}{whom}{f'（要点{about}）' if about else ''}", says, pause.because)
        )
    return found


def _end(reading: Reading, case: Case) -> Sum:
    if case.stage == Stage.CLOSED:
        return Sum("办结", f"{case.closed_on}" + (f"（届满日{case.due}）" if case.due else ""))
    if reading.stopped:
        waits = reading.waits_for.label if reading.waits_for else ""
        return Sum("现在", f"暂停计时：{waits}；恢复后还有{reading.left}个工作日")
    off = [s for s in reading.skipped if not s.why.startswith("星期")]
    says = f"{reading.due}" + (f"（其间{len(off)}天法定放假）" if off else "")
    return Sum("届满日", says)


def refused_by_clock(case: Case, act: str, days: WorkCalendar, on: date) -> list[tuple[str, Citation | None]]:
    """Why the clock would refuse this act today; empty when it would not. Reads, never writes."""
    act = What.EXTEND.value if act == "ask_to_extend" else act  # nobody could consent to it either
    if act not in set(What) or case.received_on is None:
        return []
    supposed = Event(on, What(act), 1 if act in (What.EXTEND, What.POSTPONE) else None)
    try:
        read(case.received_on, [*facts_of(case), supposed], days, term=case.term)
    except Refusal as refused:
        return list(refused.reasons)
    return []
