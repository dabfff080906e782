"""The record of service (送达回证): filled in for a letter, printed, signed by who receives it, its scan kept beside it.

It goes to the file, not to anybody: it is numbered with its own character and is never served itself. What is sent
electronically has none: the time of sending is its proof (条例第四十条).
"""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.cases.acts.keeping import add_file
from gongkai.cases.acts.letters import case_of, issue
from gongkai.cases.acts.taking import line, locked, require_over, unarchived
from gongkai.cases.models import Case, CaseFile, Letter
from gongkai.law.delivery import Way
from gongkai.law.letter import LetterKind
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

RECORD = LetterKind.SERVICE_RECORD
ON_PAPER = (Way.DIRECT, Way.ENTRUSTED, Way.POST)


@transaction.atomic
def issue_service_record(letter_id: int, *, way: Way, by: Person, on: date) -> Letter:
    """A filled record of service for a letter, to print and to have signed. Raises Refusal for a stranger, for a letter
    that is void or was sent another way, and where there is one already."""
    letter, case = _locked(letter_id, by, on, "制作送达回证")
    cite = RECORD.letter.cites[0]
    reasons = []
    if letter.kind == RECORD:
        reasons.append(("送达回证本身不需要回证", cite))
    if letter.cancelled_on:
        reasons.append((f"{letter}已经作废，不需要送达回证", cite))
    if way not in ON_PAPER:
        reasons.append(("以电子形式发送的，以发送记录为凭，不用送达回证", way.cite))
    if letter.way and letter.way != way:
        reasons.append((f"{letter}已经登记为{letter.get_way_display()}，请选择同样的方式", cite))
    if before := records_of(case).get(letter.number):
        reasons.append((f"{letter}已经有送达回证（{before}）；需要重做的，请先重新制发", cite))
    if reasons:
        raise Refusal(*reasons)
    return issue(
        case, RECORD, by=by, on=on, party=letter.party, earlier_letter=named(letter), delivery=way.label, of=letter.number
    )  # fmt: skip


@transaction.atomic
def keep_signed_record(record_id: int, name: str, content: BinaryIO, *, by: Person, on: date) -> CaseFile:
    """The signed record as a scan. Raises Refusal for what is no record of service, and for what may not be uploaded."""
    record, case = _locked(record_id, by, on, "附送达回证")
    if record.kind != RECORD or record.cancelled_on:
        raise Refusal(("签字件请附在有效的送达回证上", OGI_2019.article(45)))
    kept = add_file(case.pk, name, content, purpose=CaseFile.Purpose.PROOF, by=by, on=on)
    kept.letter = record
    kept.save(update_fields=["letter"])
    line(case, "keep_signed_record", "附送达回证签字件", by, on, letter=record.number, digest=kept.digest)
    return kept


def records_of(case: Case) -> dict[str, Letter]:
    """The valid record of service of each letter that has one, by the letter's number."""
    return {r.facts.get("of", ""): r for r in case.letters.valid().filter(kind=RECORD)}


def named(letter: Letter) -> str:
    """The letter as a record of service names it: 答复书 示文广旅公开〔2024〕第7号-答."""
    return f"{letter.get_kind_display()}（{letter.number}）"


def _locked(letter_id: int, by: Person, on: date, doing: str) -> tuple[Letter, Case]:
    letter = Letter.objects.select_related("case").get(pk=letter_id)
    case = unarchived(locked(case_of(letter).pk), doing)
    require_over(case, by, Right.KEEP_CASE, doing, on)
    letter.refresh_from_db(fields=["cancelled_on", "way"])
    return letter, case
