"""The record of a correction beyond its moves: files, who looked at the applicant, letters (更正申请的案卷)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.rights import MAY
from gongkai.agencies.scope import Right, scope_of
from gongkai.cases.acts.erasing import wipe
from gongkai.cases.acts.identity import Why
from gongkai.cases.acts.letters import cancel, kept_letter, require_replaceable, serve_letter
from gongkai.cases.acts.taking import By, require
from gongkai.cases.correction_facts import facts_of_correction
from gongkai.cases.models import Correction, CorrectionApplicant, CorrectionFile, Letter
from gongkai.files import vault
from gongkai.files.checking import IDENTITY_PROOF, MATERIAL, check
from gongkai.journal.acts import note
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.letter import LetterKind, letter_number
from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import OGI_2019

MATTER = "correction"
FILES_AT_MOST = 20
KIND = LetterKind.RECORD_CORRECTION
Purpose = CorrectionFile.Purpose
CHECKED_AS = {Purpose.IDENTITY: IDENTITY_PROOF, Purpose.EVIDENCE: MATERIAL}
ART = OGI_2019.article(41)


def locked_correction(correction_id: int) -> Correction:
    """The correction, locked until the transaction ends."""
    return Correction.objects.select_for_update(of=("self",)).select_related("agency").get(pk=correction_id)


def hands_over_correction(correction: Correction, by: By, on: date) -> frozenset[Hand]:
    """The hands somebody has over a correction; none for a stranger."""
    if isinstance(by, Hand):
        return frozenset({by})
    scope = scope_of(by, on)
    return scope.hands(correction.division_id) if scope.agency == correction.agency_id else frozenset()


def line_of_correction(
    correction: Correction, act: str, label: str, by: By, on: date, under: Citation = ART, **facts: Any
) -> None:
    """A journal line for what moves nothing."""
    note(correction.agency, MATTER, correction.number, act, label=label, under=under, by=by, on=on, **facts)


def keep_file(
    correction: Correction, name: str, content: BinaryIO, purpose: Purpose, on: date
) -> CorrectionFile:
    """Check a file and keep it sealed, inside the transaction of an act. Raises Refusal."""
    if correction.files.count() >= FILES_AT_MOST:
        raise Refusal((f"一件更正申请最多{FILES_AT_MOST}份材料，请合并后再添加", None))
    checked = check(name, content, CHECKED_AS[purpose])
    if correction.files.filter(digest=checked.digest, purpose=purpose).exists():
        raise Refusal((f"“{checked.name}”已经添加过", None))
    kept = vault.seal_file(content)
    return CorrectionFile.objects.create(
        correction=correction, purpose=purpose, name=checked.name, size=checked.size, digest=checked.digest,
        sealed=kept.name, added_on=on,
    )  # fmt: skip


@transaction.atomic
def add_file(
    correction_id: int, name: str, content: BinaryIO, *, purpose: Purpose, by: Person, on: date
) -> CorrectionFile:
    """Keep what arrived later. A proof of identity is not taken once the identity was erased."""
    correction = locked_correction(correction_id)
    require(by, correction.agency, Right.KEEP_CASE, "添加材料", on)
    if purpose is Purpose.IDENTITY and correction.applicant.erased_on:
        raise Refusal(("身份证明已经按期清除，不再接收", OGI_2019.article(15)))
    added = keep_file(correction, name, content, purpose, on)
    line_of_correction(correction, "add_file", f"添加{purpose.label}", by, on, digest=added.digest)
    return added


def look(correction: Correction, *, why: Why, by: Person, on: date) -> CorrectionApplicant:
    """Who asked, for who handles it; a line says who looked and why. Raises Refusal for anybody else."""
    _may_see(correction, by, on)
    line_of_correction(
        correction, "see_applicant", "查看身份信息", by, on, under=OGI_2019.article(15), why=why.value
    )
    return correction.applicant


def open_file(
    correction: Correction, file_id: int, *, why: Why, by: Person, on: date
) -> tuple[CorrectionFile, bytes]:
    """A file of the correction, opened for a reason: evidence about somebody is guarded like a proof of who they are."""
    _may_see(correction, by, on)
    found = correction.files.get(pk=file_id)
    content = vault.open_file(found.sealed)
    line_of_correction(
        correction, "see_proof", f"查看{found.get_purpose_display()}", by, on, under=OGI_2019.article(15),
        why=why.value, digest=found.digest,
    )  # fmt: skip
    return found, content


def _may_see(correction: Correction, by: Person, on: date) -> None:
    if not MAY[Right.SEE_APPLICANT] & hands_over_correction(correction, by, on):
        raise Refusal(("申请人身份信息和材料只供办理这件更正申请的人员查看", OGI_2019.article(15)))


def issue_notice(correction: Correction, *, by: By, on: date) -> Letter:
    """Make, number and keep the letter that tells what was decided, inside the transaction of the act."""
    nth = 1 + correction.letters.count()
    year, seq = int(correction.number[:4]), int(correction.number[-4:])
    number = letter_number(correction.agency.letter_prefix, year, seq, KIND, nth)
    states = facts_of_correction(correction, number=number, on=on)
    letter = kept_letter(correction.agency, KIND, states, by=by, on=on, correction=correction)
    line_of_correction(
        correction, "issue", f"制发{KIND.label}", by, on,
        letter=number, word=letter.word_digest, pdf=letter.pdf_digest,
    )  # fmt: skip
    return letter


@transaction.atomic
def serve_notice(
    letter_id: int, *, way: Way, sent: date, signed: date | None = None, signed_by: str = "", tracking: str = "",
    by: Person, on: date,
) -> Letter:  # fmt: skip
    """Record how the letter was served."""
    letter, correction = _locked(letter_id, by, on, "登记送达")
    served = serve_letter(
        letter, way=way, sent=sent, signed=signed, signed_by=signed_by, tracking=tracking, on=on
    )
    line_of_correction(
        correction, "serve", "登记送达", by, on, under=way.cite,
        letter=letter.number, way=way.value, sent=sent, served=served,
    )  # fmt: skip
    return letter


@transaction.atomic
def issue_notice_again(letter_id: int, *, why: str, by: Person, on: date) -> Letter:
    """Void an unserved letter and make it anew under the next number, as its template now is."""
    letter, correction = _locked(letter_id, by, on, "重新制发")
    require_replaceable(letter, why, ART)
    cancel(letter, why, on)
    line_of_correction(correction, "void", "文书作废", by, on, letter=letter.number, why=why)
    return issue_notice(correction, by=by, on=on)


def _locked(letter_id: int, by: Person, on: date, doing: str) -> tuple[Letter, Correction]:
    """The letter under the lock of its correction. Raises Refusal for a stranger."""
    of_letter = Correction.objects.filter(letters=letter_id).values_list("pk", flat=True)
    correction = locked_correction(of_letter.get())
    require(by, correction.agency, Right.KEEP_CASE, doing, on)
    return correction.letters.get(pk=letter_id), correction


def erase_correctors(corrections: Iterable[Correction], on: date) -> int:
    """Erase numbers and proofs of identity whose time is over, each by itself; evidence and letters stay on the record.

    Returns how many were erased; what was erased already is passed over.
    """
    return sum(_erase(correction, on) for correction in corrections)


@transaction.atomic
def _erase(correction: Correction, on: date) -> bool:
    rows = CorrectionApplicant.objects.select_for_update()
    applicant = rows.filter(correction=correction, erased_on__isnull=True).first()
    if applicant is None or correction.remedies.filter(result="").exists():
        return False
    proofs = correction.files.filter(purpose=Purpose.IDENTITY)
    gone = list(proofs.values_list("sealed", flat=True))
    proofs.delete()
    wipe(applicant, gone, on)
    line_of_correction(
        correction,
        "erase_identity",
        "清除身份证明",
        Hand.CLOCK,
        on,
        under=OGI_2019.article(15),
        files=len(gone),
    )
    return True
