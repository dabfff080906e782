"""Records about oneself put right: registered, checked, decided, told (更正申请, 条例第四十一条).

Every act locks the correction, asks the table, writes named fields and leaves a line; only this file changes a stage.
What was decided is told by a letter made at once (`correction_record`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.reads import calendar, house_rule
from gongkai.agencies.scope import Right
from gongkai.cases.acts.correction_record import (
    ART,
    MATTER,
    Purpose,
    hands_over_correction,
    issue_notice,
    keep_file,
    locked_correction,
)
from gongkai.cases.acts.receiving import Asker, Upload, may_handle, sealed_number
from gongkai.cases.acts.taking import By, require
from gongkai.cases.models import Correction, CorrectionApplicant
from gongkai.journal.acts import note
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.correction_outcome import CorrectionOutcome
from gongkai.law.correction_procedure import CORRECTION, CorrectionStage
from gongkai.law.moves import Move
from gongkai.law.receipt import Channel
from gongkai.law.source import Refusal
from gongkai.law.working_day import CalendarEnds


@dataclass(frozen=True)
class Wanted:
    """What is to be put right: which record, what is wrong with it, what it should be, and the evidence."""

    record: str
    wrong: str
    should_be: str
    evidence: str


LABELS = {"record": "记录", "wrong": "不准确之处", "should_be": "应当更正为什么", "evidence": "证据"}


@transaction.atomic
def register(
    agency: Agency,
    asker: Asker,
    kind: ApplicantKind,
    wanted: Wanted,
    *,
    channel: Channel,
    by: Person,
    on: date,
    received: date | None = None,
    proofs: Sequence[Upload] = (),
    evidence: Sequence[Upload] = (),
) -> Correction:
    """Register a correction, from paper or told at the counter; `received` is the day it came, else `on`.

    Raises Refusal without the right, where something of `wanted` is missing, or for a file that may not be kept.
    """
    hand = require(by, agency, Right.REGISTER_CASE, "登记更正申请", on)
    received = received or on
    if received > on:
        raise Refusal(("收到日期不能晚于今天", ART))
    if lacking := [label for name, label in LABELS.items() if not getattr(wanted, name).strip()]:
        raise Refusal((f"请写明{'、'.join(lacking)}", ART))
    correction = Correction.objects.create(
        agency=agency, number=f"{on.year}-GZ-{take_number(agency, 'GZ', on.year):04d}", applicant_kind=kind,
        channel=channel, received_on=received, remind_on=_reminder(agency, received), **asdict(wanted),
    )  # fmt: skip
    _keep_applicant(correction, asker)
    for purpose, uploads in ((Purpose.IDENTITY, proofs), (Purpose.EVIDENCE, evidence)):
        for name, content in uploads:
            keep_file(correction, name, content, purpose, on)
    note(
        agency, MATTER, correction.number, "register", label="登记更正申请", under=ART, by=by, on=on, hand=hand,
        channel=channel.value, received=received, files=len(proofs) + len(evidence),
    )  # fmt: skip
    return correction


def _reminder(agency: Agency, received: date) -> date | None:
    """The day the house reminds of; none where the calendar of that year is not filed."""
    try:
        return calendar().nth_after(received, house_rule(agency, "correction_days", received))
    except CalendarEnds:
        return None


def _keep_applicant(correction: Correction, asker: Asker) -> None:
    fields = asdict(asker)
    number = fields.pop("id_number")
    CorrectionApplicant.objects.create(correction=correction, **sealed_number(number), **fields)


@transaction.atomic
def assign(correction_id: int, *, division: Division, handler: Person, by: Person, on: date) -> Correction:
    """Hand it to one accountable person of one division, or to another one."""
    correction, row = _opened(correction_id, "assign", by, on)
    may_handle(correction.agency_id, division, handler, on)
    told = {"to": f"{division} {handler}"}
    return _take(correction, row, by, on, told, division=division, handler=handler)


@transaction.atomic
def check(correction_id: int, *, finding: str, by: Person, on: date) -> Correction:
    """What the record shows against the evidence; a later finding stands in place of the earlier one."""
    correction, row = _opened(correction_id, "check", by, on)
    if not finding.strip():
        raise Refusal(("请写明核实的情况：核对了什么，与证据是否一致", ART))
    return _take(correction, row, by, on, finding=finding.strip(), checked_on=on, checked_by=by)


@transaction.atomic
def correct(correction_id: int, *, says: str, by: Person, on: date) -> Correction:
    """Borne out: the record was put right, and the applicant is told what it says now."""
    return _decide(correction_id, "correct", CorrectionOutcome.CORRECTED, says, by, on)


@transaction.atomic
def refuse(correction_id: int, *, says: str, by: Person, on: date) -> Correction:
    """Not borne out: the record stays, and the applicant is told why."""
    return _decide(correction_id, "refuse", CorrectionOutcome.NOT_CORRECTED, says, by, on)


@transaction.atomic
def pass_on(correction_id: int, *, to: str, says: str = "", by: Person, on: date) -> Correction:
    """Beyond the agency's functions: sent to the agency `to`, which may correct it, and the applicant told."""
    return _decide(correction_id, "pass_on", CorrectionOutcome.PASSED_ON, says, by, on, to)


@transaction.atomic
def tell(correction_id: int, *, to: str, says: str = "", by: Person, on: date) -> Correction:
    """Beyond the agency's functions: the applicant is told to turn to the agency `to`."""
    return _decide(correction_id, "tell", CorrectionOutcome.TOLD_WHERE, says, by, on, to)


@transaction.atomic
def withdraw(correction_id: int, *, by: By, on: date) -> Correction:
    """The applicant takes it back; no letter."""
    correction, row = _opened(correction_id, "withdraw", by, on)
    return _take(correction, row, by, on, outcome=CorrectionOutcome.WITHDRAWN, closed_on=on)


def _decide(
    correction_id: int, act: str, outcome: CorrectionOutcome, says: str, by: Person, on: date, to: str | None = None
) -> Correction:  # fmt: skip
    """End a correction with what was decided, and make the letter. `to` is None where no other agency comes in."""
    correction, row = _opened(correction_id, act, by, on)
    missing = not says.strip() if to is None else not to.strip()
    if missing:
        raise Refusal((f"请写明{outcome.ending.must_tell}", row.under))
    elsewhere = (to or "").strip()
    correction = _take(
        correction, row, by, on, outcome=outcome, closed_on=on, decided_by=by, elsewhere=elsewhere,
        decision=outcome.decision(says, elsewhere),
    )  # fmt: skip
    issue_notice(correction, by=by, on=on)
    return correction


def _opened(correction_id: int, act: str, by: By, on: date) -> tuple[Correction, Move[CorrectionStage]]:
    """Lock the correction and find the row of the procedure; refuses with what is open instead."""
    correction = locked_correction(correction_id)
    hands = hands_over_correction(correction, by, on)
    row = CORRECTION.move(CorrectionStage(correction.stage), act, hands)
    if on < correction.received_on:
        raise Refusal((f"办理日期不能早于收到日期（{correction.received_on}）", row.under))
    return correction, row


def _take(
    correction: Correction,
    row: Move[CorrectionStage],
    by: By,
    on: date,
    told: dict[str, Any] | None = None,
    **changes: Any,
) -> Correction:
    """Write the move: the stage, the named fields, the journal line (with `told` as its facts)."""
    correction.stage = row.to
    for field, value in changes.items():
        setattr(correction, field, value)
    correction.save(update_fields=["stage", *changes])
    hand = min(row.by & hands_over_correction(correction, by, on), default=None)
    facts = ({"outcome": correction.outcome} if correction.outcome else {}) | (told or {})
    note(
        correction.agency, MATTER, correction.number, row.act, label=row.label, under=row.under, by=by, on=on,
        hand=hand, **facts,
    )  # fmt: skip
    return correction
