"""A request arrives, is confirmed, handed out, completed or given up (登记、受理、补正)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from django.db import transaction

from gongkai.agencies.acts import take_number
from gongkai.agencies.models import Agency, Division, Person
from gongkai.agencies.reads import calendar, house_rule
from gongkai.agencies.scope import Right, scope_of
from gongkai.cases.acts.letters import issue, void
from gongkai.cases.acts.taking import (
    MATTER,
    By,
    close,
    day_of,
    happen,
    line,
    locked,
    opened,
    require,
    set_clock,
    take,
)
from gongkai.cases.answer import not_yet
from gongkai.cases.models import Applicant, Case, Contact, Point, Proof
from gongkai.files import vault
from gongkai.files.checking import IDENTITY_PROOF, check
from gongkai.journal.acts import note
from gongkai.law import supplement
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.procedure import Stage
from gongkai.law.receipt import Channel, received_on
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019
from gongkai.text.day_in_words import day_in_words

# Without letters and digits that look alike on paper.
CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
PROOFS_AT_MOST = 4
STILL_SENT = (
    LetterKind.RECEIPT, LetterKind.WITHDRAWAL, LetterKind.CONSULTATION_WITHDRAWAL, LetterKind.SERVICE_RECORD
)  # fmt: skip
HOW_TO_COMPLETE = "请书面补充后送交或者寄至本机关，也可以凭申请编号和查询码在本机关门户的“申请进度”页面提交。"


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


class Upload(NamedTuple):
    """A file as it was sent: its name and its content."""

    name: str
    content: BinaryIO


@transaction.atomic
def receive(
    agency: Agency,
    asker: Asker,
    kind: ApplicantKind,
    asked: str,
    *,
    channel: Channel,
    by: By,
    on: date,
    submitted: date | None = None,
    confirmed: date | None = None,
    asked_doc_no: str = "",
    wanted_form: str = "",
    help_needed: str = "",
    proofs: Sequence[Upload] = (),
) -> Case:
    """Register a request on a day: the number, the rights and the journal go by it. It was filed, signed for or sent on
    the day it was `submitted`, `on` where that is not given; the day of receipt goes by that one and the channel.

    Where the channel needs no confirmation (or `confirmed` is given) the case is received at once, its clock runs and
    a receipt is issued; otherwise it waits to be confirmed. `proofs` show who the applicant is. Raises Refusal when
    staff without the right registers it, for a day after `on`, or for a file that may not be uploaded.
    """
    hand = require(by, agency, Right.REGISTER_CASE, "登记申请", on) if isinstance(by, Person) else by
    submitted = submitted or on
    if max(submitted, confirmed or submitted) > on:
        raise Refusal((f"提交、签收和双方确认的日期不能晚于登记日期（{on}）", channel.cite))
    receipt = received_on(channel, submitted, confirmed)
    code = "-".join("".join(secrets.choice(CODE_ALPHABET) for _ in range(4)) for _ in range(2))
    case = Case(
        agency=agency,
        number=f"{on.year}-YSQ-{take_number(agency, 'YSQ', on.year):04d}",
        code_mark=vault.mark(code),
        code_sealed=vault.seal_text(code),
        applicant_kind=kind,
        channel=channel,
        submitted_on=submitted,
        registered_on=on,
        asked=asked,
        asked_doc_no=asked_doc_no,
        wanted_form=wanted_form,
        help_needed=help_needed,
        received_on=receipt.day if receipt else None,
        stage=Stage.RECEIVED if receipt else Stage.SUBMITTED,
    )
    set_clock(case, calendar(), on)
    case.save(force_insert=True)
    _keep_applicant(case, asker, proofs, on)
    Point.objects.create(case=case, order=1, asks=asked)
    cite = receipt.because if receipt else channel.cite
    note(
        agency, MATTER, case.number, "receive", label="登记申请", under=cite, by=by, on=on,
        hand=hand, channel=channel.value, received=case.received_on, due=case.due,
        **({"submitted": submitted} if submitted != on else {}),
    )  # fmt: skip
    if receipt:
        issue(case, LetterKind.RECEIPT, by=by, on=on)
    return case


def _keep_applicant(case: Case, asker: Asker, proofs: Sequence[Upload], on: date) -> None:
    """Who asked, the number sealed and marked, the proofs checked and sealed."""
    if len(proofs) > PROOFS_AT_MOST:
        raise Refusal((f"身份证明最多{PROOFS_AT_MOST}个文件", OGI_2019.article(29)))
    fields = asdict(asker)
    number = fields.pop("id_number")
    applicant = Applicant.objects.create(case=case, **sealed_number(number), **fields)
    for at, (name, content) in enumerate(proofs, start=1):
        checked = check(name, content, IDENTITY_PROOF)
        kept = vault.seal_file(content)
        Proof.objects.create(
            applicant=applicant, name=f"身份证明{at}{PurePath(checked.name).suffix}", size=checked.size, digest=checked.digest, sealed=kept.name,
            added_on=on,
        )  # fmt: skip


def sealed_number(number: str) -> dict[str, str]:
    """The fields that keep a number; who showed no paper has none, and is like nobody else."""
    return {"id_sealed": vault.seal_text(number), "id_mark": vault.mark(number)} if number else {}


@transaction.atomic
def confirm_receipt(
    case_id: int,
    *,
    how: Contact.How = Contact.How.PHONE,
    says: str = "",
    by: Person,
    on: date,
    arrived: date | None = None,
) -> Case:
    """Both sides confirmed, on the day it `arrived` whenever it is registered: this is the day of receipt, and the clock
    starts."""
    case, row = opened(case_id, "confirm_receipt", by, on)
    day = day_of(case, row, on, arrived)
    receipt = received_on(Channel(case.channel), case.submitted_on, day)
    assert receipt is not None
    Contact.objects.create(case=case, on=day, how=how, says=says or "与申请人确认收到申请", by=by)
    told = {"arrived": day} if day != on else {}
    case = take(case, row, by, on, told=told, received_on=receipt.day)
    issue(case, LetterKind.RECEIPT, by=by, on=on)
    return case


@transaction.atomic
def accept(case_id: int, *, division: Division, handler: Person, by: Person, on: date) -> Case:
    """Accept the case and hand it to one accountable person of one division."""
    case, row = opened(case_id, "accept", by, on)
    may_handle(case.agency_id, division, handler, on)
    return take(case, row, by, on, division=division, handler=handler)


@transaction.atomic
def reassign(case_id: int, *, division: Division, handler: Person, reason: str, by: Person, on: date) -> Case:
    """Hand the case to another division or person; its clock does not care."""
    case, row = opened(case_id, "reassign", by, on)
    may_handle(case.agency_id, division, handler, on)
    if (case.division_id, case.handler_id) == (division.pk, handler.pk):
        raise Refusal((f"已经由{division}{handler}承办，请选择其他承办人", row.under))
    told = {"from": f"{case.division} {case.handler}", "to": f"{division} {handler}", "reason": reason}
    return take(case, row, by, on, told=told, division=division, handler=handler, opened_on=None)


def may_handle(agency: int, division: Division, handler: Person, on: date) -> None:
    """Raises Refusal where somebody is not the agency's clerk of this division."""
    if not division.agency_id == handler.agency_id == agency:
        raise Refusal(("承办科室和承办人应当属于受理机关", OGI_2019.article(45)))
    if not scope_of(handler, on).hands(division.pk) & {Hand.CLERK, Hand.DISCLOSURE_CLERK}:
        raise Refusal((f"{handler}不是{division}的在任信息员或公开专干，请另选承办人", OGI_2019.article(45)))


@transaction.atomic
def open_first(case_id: int, *, by: Person, on: date) -> Case:
    """The handler looked at the case for the first time; the watch over unopened cases ends."""
    case = locked(case_id)
    if case.handler_id == by.pk and case.opened_on is None:
        case.opened_on = on
        case.save(update_fields=["opened_on"])
        line(case, "open_first", "承办人打开", by, on)
    return case


@transaction.atomic
def ask_to_complete(case_id: int, *, says: str, by: Person, on: date, how_to: str = "") -> Case:
    """Tell the applicant once and for all what to complete; the clock stands until it arrives."""
    if lacks := not_yet(locked(case_id), "ask_to_complete"):
        raise Refusal(*lacks)
    case, event = happen(case_id, "ask_to_complete", by, on, says=says)
    days = house_rule(case.agency, "completion_days", on)
    issue(
        case, LetterKind.COMPLETION, by=by, on=on, event=event, reason=says, how_to=how_to or HOW_TO_COMPLETE, days=days,
        due=calendar().nth_after(on, days),
    )  # fmt: skip
    return case


@transaction.atomic
def complete(case_id: int, *, says: str, by: By, on: date, arrived: date | None = None) -> Case:
    """The completed request arrived: the limit runs anew from the day it `arrived`, whenever it is registered."""
    return happen(case_id, "complete", by, on, arrived=arrived, says=says)[0]


@transaction.atomic
def let_lapse(case_id: int, *, by: By, on: date) -> Case:
    """The time to complete, counted from the day the notice was served, is over without good reason: the request
    counts as given up."""
    case, row = opened(case_id, "let_lapse", by, on)
    notice = case.letters.valid().filter(kind=LetterKind.COMPLETION).last()
    if notice is None or notice.served_on is None:
        raise Refusal(("补正告知书还没有登记送达，送达以后才计算补正的合理期限", supplement.CITE))
    days = house_rule(case.agency, "completion_days", notice.issued_on)
    last = calendar().nth_after(notice.served_on, days)
    if on <= last:
        raise Refusal(
            (f"补正的合理期限（{days}个工作日）到{last}届满，届满后才能按逾期不补正处理", supplement.CITE)
        )
    case = close(case, row, by, on, Outcome.NOT_COMPLETED)
    reason = f"本机关于{day_in_words(notice.served_on)}送达补正告知书，补正期限到{day_in_words(last)}届满，没有收到补正。"
    issue(case, LetterKind.CEASING, by=by, on=on, outcome=Outcome.NOT_COMPLETED, reason=reason)
    return case


@transaction.atomic
def withdraw(case_id: int, *, by: By, on: date, says: str = "") -> Case:
    """The applicant takes the request back, at any time before its answer is served.

    Who registers it for the applicant says how and when the applicant did (`says`), and that is kept with the case.
    """
    case, row = opened(case_id, "withdraw", by, on)
    if isinstance(by, Person):
        if not says.strip():
            raise Refusal(("请写明申请人怎样、什么时候撤回申请", row.under))
        Contact.objects.create(case=case, on=on, how=Contact.How.POST, says=says, by=by)
    _drop_what_is_under_way(case, by, on)
    case = close(case, row, by, on, Outcome.OTHER_ENDED)
    if case.received_on:
        reason = f"您（单位）于{day_in_words(on)}撤回申请。"
        issue(case, LetterKind.CEASING, by=by, on=on, outcome=Outcome.OTHER_ENDED, reason=reason)
    return case


def _drop_what_is_under_way(case: Case, by: By, on: date) -> None:
    """What is on its way ends with the request; unserved letters keep their numbers and are void, but the receipt and
    what takes back an earlier letter."""
    case.proposals.filter(ended="").update(ended="recalled")
    for letter in case.letters.valid().filter(served_on__isnull=True).exclude(kind__in=STILL_SENT):
        void(letter, "申请人撤回申请", by=by, on=on)
