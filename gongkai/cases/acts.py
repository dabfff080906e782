"""What may be done to a request case: one function per act, named by the statute's verb.

The only writer of this room. Each act locks the case, asks the procedure whether the move is open to this
hand, checks the clock, writes named fields, and leaves a journal line with its article.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.reads import calendar, house_rule
from gongkai.agencies.scope import Right, scope_of
from gongkai.cases.clock import clock_of, fact
from gongkai.cases.models import Applicant, Case, CaseEvent, Remedy
from gongkai.journal.acts import note
from gongkai.law import supplement
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.clock import What
from gongkai.law.hand import Hand
from gongkai.law.moves import Move
from gongkai.law.outcome import ANSWERS, Outcome
from gongkai.law.procedure import CASE, Stage
from gongkai.law.receipt import Channel, received_on
from gongkai.law.remedy import Result, Track
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019, RECONSIDERATION_2023
from gongkai.law.working_day import Status, WorkCalendar

MATTER = "case"
# Without letters and digits that look alike on paper.
CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True)
class Asker:
    """Who asks and how to reach them: name, proof of identity, contact (条例第二十九条)."""

    name: str
    id_kind: str
    id_number: str
    phone: str
    contact: str = ""
    email: str = ""
    address: str = ""


@transaction.atomic
def receive(
    agency: Agency,
    asker: Asker,
    kind: ApplicantKind,
    asked: str,
    *,
    channel: Channel,
    by: Person | Hand,
    on: date,
    confirmed: date | None = None,
    asked_doc_no: str = "",
    wanted_form: str = "",
) -> Case:
    """Register a request. `on` is the day it was filed, signed for or submitted.

    Where the channel needs no confirmation (or `confirmed` is given) the case is received at once and its
    clock runs; otherwise it waits to be confirmed. Raises Refusal when staff without the right registers it.
    """
    hand = _require(by, agency, Right.REGISTER_CASE, "登记申请", on) if isinstance(by, Person) else by
    receipt = received_on(channel, on, confirmed)
    case = Case(
        agency=agency,
        number=f"{on.year}-YSQ-{take_number(agency, 'YSQ', on.year):04d}",
        query_code="-".join("".join(secrets.choice(CODE_ALPHABET) for _ in range(4)) for _ in range(2)),
        applicant_kind=kind,
        channel=channel,
        submitted_on=on,
        asked=asked,
        asked_doc_no=asked_doc_no,
        wanted_form=wanted_form,
        received_on=receipt.day if receipt else None,
        stage=Stage.RECEIVED if receipt else Stage.SUBMITTED,
    )
    _set_clock(case, calendar(), on)
    case.save(force_insert=True)
    Applicant.objects.create(case=case, **vars(asker))
    cite = receipt.because if receipt else channel.cite
    note(
        agency, MATTER, case.number, "receive", label="登记申请", under=cite, by=by, on=on,
        hand=hand, channel=channel.value, received=case.received_on, due=case.due,
    )  # fmt: skip
    return case


@transaction.atomic
def confirm_receipt(case_id: int, *, by: Person, on: date) -> Case:
    """Both sides confirmed: this is the day of receipt, and the clock starts."""
    case, row = _open(case_id, "confirm_receipt", by, on)
    receipt = received_on(Channel(case.channel), case.submitted_on, on)
    assert receipt is not None
    return _take(case, row, by, on, received_on=receipt.day)


def accept(case_id: int, *, division: Division, handler: Person, by: Person, on: date) -> Case:
    """Accept the case and hand it to one accountable person of one division."""
    with transaction.atomic():
        case, row = _open(case_id, "accept", by, on)
        if not division.agency_id == handler.agency_id == case.agency_id:
            raise Refusal(("承办科室和承办人应当属于受理机关", OGI_2019.article(45)))
        if not scope_of(handler, on).hands(division.pk) & {Hand.CLERK, Hand.DISCLOSURE_CLERK}:
            raise Refusal((f"{handler}不是{division}的在任信息员或公开专干，请另选承办人", row.under))
        return _take(case, row, by, on, division=division, handler=handler)


def ask_to_complete(case_id: int, *, says: str, by: Person, on: date) -> Case:
    """Tell the applicant once and for all what to complete; the clock stands until it arrives."""
    return _happen(case_id, "ask_to_complete", by, on, says=says)


def complete(case_id: int, *, says: str, by: Person | Hand, on: date) -> Case:
    """The completed request arrived: the limit runs anew from here."""
    return _happen(case_id, "complete", by, on, says=says)


@transaction.atomic
def let_lapse(case_id: int, *, by: Person | Hand, on: date) -> Case:
    """The time to complete is over without good reason: the request counts as given up."""
    case, row = _open(case_id, "let_lapse", by, on)
    asked = case.events.filter(what=What.ASK_TO_COMPLETE).latest("on")
    days = house_rule(case.agency, "completion_days", asked.on)
    last = calendar().nth_after(asked.on, days)
    if on <= last:
        raise Refusal(
            (f"补正的合理期限（{days}个工作日）到{last}届满，届满后才能按逾期不补正处理", supplement.CITE)
        )
    return _take(case, row, by, on, outcome=Outcome.NOT_COMPLETED, closed_on=on)


def consult_third_party(
    case_id: int, *, party: str, by: Person, on: date, received: date | None = None, says: str = ""
) -> Case:
    """Ask a third party whose rights may be harmed; the time until the opinion arrives is not counted."""
    return _happen(case_id, "consult_third_party", by, on, party=party, received=received, says=says)


def third_party_answered(case_id: int, *, says: str, by: Person, on: date) -> Case:
    return _happen(case_id, "third_party_answered", by, on, says=says)


def consult_agency(
    case_id: int, *, party: str, by: Person, on: date, received: date | None = None, says: str = ""
) -> Case:
    """Ask an agency that made the information jointly; its silence counts as consent."""
    return _happen(case_id, "consult_agency", by, on, party=party, received=received, says=says)


def agency_answered(case_id: int, *, says: str, by: Person, on: date) -> Case:
    return _happen(case_id, "agency_answered", by, on, says=says)


def extend(case_id: int, *, days: int, reason: str, by: Person, on: date) -> Case:
    """Consent to an extension before the limit ends, by at most twenty working days."""
    return _happen(case_id, "extend", by, on, days=days, says=reason)


@transaction.atomic
def answer(case_id: int, *, outcome: Outcome, text: str, by: Person, on: date) -> Case:
    """Answer the request. One outcome, one row of the annual report; a severed answer is 部分公开 only."""
    case, row = _open(case_id, "answer", by, on)
    reasons: list[tuple[str, Any]] = []
    if outcome not in ANSWERS:
        reasons.append((f"“{outcome.label}”不是答复，请用相应的办理步骤", outcome.ground.cite))
    if not text.strip():
        reasons.append((f"答复应当写明：{outcome.ground.must_tell}", outcome.ground.cite))
    if outcome is Outcome.STILL_UNCLEAR and not case.events.filter(what=What.COMPLETE).exists():
        reasons.append(("没有补正过的申请不能答复“补正后仍不明确”，请先告知补正", outcome.ground.cite))
    if reasons:
        raise Refusal(*reasons)
    letter = f"{case.agency.letter_prefix}〔{case.number[:4]}〕第{int(case.number.rpartition('-')[2])}号-答"
    return _take(
        case, row, by, on,
        event=fact(What.ANSWERED, on), outcome=outcome, answer=text, answer_no=letter, closed_on=on,
    )  # fmt: skip


def withdraw(case_id: int, *, by: Person | Hand, on: date) -> Case:
    """The applicant takes the request back."""
    with transaction.atomic():
        case, row = _open(case_id, "withdraw", by, on)
        return _take(case, row, by, on, outcome=Outcome.OTHER_ENDED, closed_on=on)


@transaction.atomic
def lodge_remedy(case_id: int, *, track: Track, by: Person, on: date) -> Remedy:
    """Record that a reconsideration or a suit over this case was accepted."""
    case = Case.objects.select_for_update().get(pk=case_id)
    _require(by, case.agency, Right.RECORD_REMEDY, "登记复议诉讼", on)
    if case.received_on and on < case.received_on:
        raise Refusal((f"受理日期不能早于收到申请之日（{case.received_on}）", OGI_2019.article(51)))
    remedy = Remedy.objects.create(case=case, track=track, lodged_on=on)
    note(
        case.agency, MATTER, case.number, "lodge_remedy", label=f"登记{track.label}", under=_cite(track),
        by=by, on=on, track=track.value,
    )  # fmt: skip
    return remedy


@transaction.atomic
def conclude_remedy(remedy_id: int, *, result: Result, by: Person, on: date) -> Remedy:
    """Record how it ended."""
    remedy = Remedy.objects.select_for_update(of=("self",)).select_related("case__agency").get(pk=remedy_id)
    _require(by, remedy.case.agency, Right.RECORD_REMEDY, "登记复议诉讼结果", on)
    track = Track(remedy.track)
    if remedy.result:
        raise Refusal((f"已登记结果：{Result(remedy.result).label}", _cite(track)))
    if on < remedy.lodged_on:
        raise Refusal((f"审结日期不能早于受理日期（{remedy.lodged_on}）", _cite(track)))
    remedy.result, remedy.concluded_on = result, on
    remedy.save(update_fields=["result", "concluded_on"])
    note(
        remedy.case.agency, MATTER, remedy.case.number, "conclude_remedy", label=f"{track.label}{result.label}",
        under=_cite(track), by=by, on=on, track=track.value, result=result.value,
    )  # fmt: skip
    return remedy


def recompute(cases: Iterable[Case], on: date) -> int:
    """Compute the clocks of open cases again; a changed day is journalled with the old and the new one.

    Returns how many changed. Doing it twice changes nothing the second time.
    """
    days, changed = calendar(), 0
    for found in cases:
        with transaction.atomic():
            case = Case.objects.select_for_update().get(pk=found.pk)
            if case.stage == Stage.CLOSED:
                continue
            before = case.due, case.clock_status, case.waits_until
            _set_clock(case, days, on)
            if (case.due, case.clock_status, case.waits_until) == before:
                continue
            case.save(update_fields=["due", "clock_status", "waits_until"])
            note(
                case.agency, MATTER, case.number, "recompute", label="重新计算期限",
                under=OGI_2019.article(33, 2), by=Hand.CLOCK, on=on, was=before[0], due=case.due,
            )  # fmt: skip
            changed += 1
    return changed


def _open(case_id: int, act: str, by: Person | Hand, on: date) -> tuple[Case, Move[Stage]]:
    """Lock the case and find the row of the procedure; refuses with what is open instead."""
    case = Case.objects.select_for_update().get(pk=case_id)
    row = CASE.move(Stage(case.stage), act, _hands(case, by, on))
    if on < case.submitted_on:
        raise Refusal((f"办理日期不能早于提交日期（{case.submitted_on}）", row.under))
    return case, row


def _hands(case: Case, by: Person | Hand, on: date) -> frozenset[Hand]:
    if isinstance(by, Hand):
        return frozenset({by})
    scope = scope_of(by, on)
    return scope.hands(case.division_id) if scope.agency == case.agency_id else frozenset()


def _require(by: Person, agency: Agency, right: Right, doing: str, on: date) -> Hand:
    """The hand that gives somebody a right. Raises Refusal for a stranger or a post without it."""
    scope = scope_of(by, on)
    if scope.agency != agency.pk:
        raise Refusal((f"{by}不是{agency}的人员", None))
    return scope.require(right, doing)


def _cite(track: Track) -> Any:
    return RECONSIDERATION_2023.article(11) if track is Track.REVIEW else OGI_2019.article(51)


def _happen(case_id: int, act: str, by: Person | Hand, on: date, **facts: Any) -> Case:
    """An act that is a fact for the clock and nothing more."""
    with transaction.atomic():
        case, row = _open(case_id, act, by, on)
        return _take(case, row, by, on, event=fact(What(act), on, **facts))


def _take(
    case: Case,
    row: Move[Stage],
    by: Person | Hand,
    on: date,
    *,
    event: CaseEvent | None = None,
    **changes: Any,
) -> Case:
    """Write the move: the fact, the named fields, the clock, and the journal line."""
    was = case.due
    case.stage = row.to
    for field, value in changes.items():
        setattr(case, field, value)
    if event is not None:
        event.case = case
        event.full_clean(exclude=["case"])
        event.save(force_insert=True)
    if row.to is not Stage.CLOSED or event is not None:
        _set_clock(case, calendar(), on)
    case.save(update_fields=["stage", "due", "clock_status", "waits_until", *changes])
    hand = None if isinstance(by, Hand) else next(iter(sorted(row.by & _hands(case, by, on))), None)
    facts = {"outcome": case.outcome} if case.outcome else {}
    note(
        case.agency, MATTER, case.number, row.act, label=row.label, under=_under(case, row), by=by, on=on,
        hand=hand, due=case.due, was=was, **facts,
    )  # fmt: skip
    return case


def _under(case: Case, row: Move[Stage]) -> Any:
    """An answer stands on the article of its outcome; every other act on its row's."""
    return Outcome(case.outcome).ground.cite if row.act == "answer" else row.under


def _set_clock(case: Case, days: WorkCalendar, on: date) -> None:
    reading = clock_of(case, days, as_of=on)
    if reading is None:
        return
    case.due, case.clock_status, case.waits_until = reading.due, reading.status, reading.waits_until
    if reading.stopped and case.stage == Stage.CLOSED:
        case.clock_status, case.waits_until = Status.OFFICIAL.value, None
