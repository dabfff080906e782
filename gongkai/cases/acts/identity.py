"""Who asked: shown to the handler for a reason, every look on the record, erased when its time is over (申请人身份)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from django.db import transaction

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.rights import MAY
from gongkai.agencies.scope import Right
from gongkai.cases.acts.erasing import wipe
from gongkai.cases.acts.taking import hands_over, line, locked
from gongkai.cases.models import Applicant, Case, CaseFile, Proof
from gongkai.cases.package import package_of
from gongkai.files import vault
from gongkai.journal.acts import note
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019


class Why(StrEnum):
    """What somebody needs the applicant's identity for."""

    VERIFY = "verify"
    CONTACT = "contact"
    LETTER = "letter"
    SERVE = "serve"
    REMEDY = "remedy"
    ARCHIVE = "archive"
    INSPECTION = "inspection"
    DOWNLOAD = "download"

    @property
    def label(self) -> str:
        return {
            "verify": "核实身份", "contact": "联系申请人", "letter": "制作文书", "serve": "送达文书",
            "remedy": "复议、诉讼答复", "archive": "移交档案", "inspection": "检查核对", "download": "下载文书",
        }[self.value]  # fmt: skip


# What somebody may choose as a reason: to look at the applicant, to take the archive package.
TO_LOOK = (Why.VERIFY, Why.CONTACT, Why.LETTER, Why.SERVE, Why.REMEDY)
TO_TAKE_PACKAGE = (Why.ARCHIVE, Why.REMEDY, Why.INSPECTION)


def look(case: Case, *, why: Why, by: Person, on: date) -> Applicant:
    """The applicant of a case, for who handles it; a line says who looked and why. Raises Refusal for anybody else."""
    _may_see(case, by, on)
    line(case, "see_applicant", "查看身份信息", by, on, under=OGI_2019.article(15), why=why.value)
    return case.applicant


def open_proof(case: Case, proof_id: int, *, why: Why, by: Person, on: date) -> tuple[Proof, bytes]:
    """A file that proves the applicant's identity, opened for a reason; a line says who opened it."""
    _may_see(case, by, on)
    proof = case.applicant.proofs.get(pk=proof_id)
    content = vault.open_file(proof.sealed)
    line(
        case,
        "see_proof",
        "查看身份证明",
        by,
        on,
        under=OGI_2019.article(15),
        why=why.value,
        digest=proof.digest,
    )
    return proof, content


@transaction.atomic
def take_package(case: Case, *, why: Why, by: Person, on: date) -> bytes:
    """The archive package of a case, the applicant's identity in it, taken for a reason; a line says who took it and
    what it weighs. Raises Refusal for a stranger, before the case is archived, and where a seal cannot be opened."""
    _may_see(case, by, on)
    if not case.archived_on:
        raise Refusal(("归档以后才能导出归档包", OGI_2019.article(45)))
    content = package_of(case)
    digest = hashlib.sha256(content).hexdigest()
    line(case, "take_package", "下载归档包", by, on, under=OGI_2019.article(15), why=why.value, digest=digest)
    return content


def note_export(agency: Agency, register: str, rows: int, *, by: Person, on: date) -> None:
    """A list of cases leaves as a workbook: a line says which register, how many rows, and who took it."""
    note(
        agency, "export", register, "export", label=f"导出{register}", under=OGI_2019.article(15), by=by, on=on, rows=rows
    )  # fmt: skip


def _may_see(case: Case, by: Person, on: date) -> None:
    if not MAY[Right.SEE_APPLICANT] & hands_over(case, by, on):
        raise Refusal(("申请人身份信息只供办理这件申请的人员查看", OGI_2019.article(15)))


def erase_identity(cases: Iterable[Case], on: date) -> int:
    """Erase numbers and proofs whose time is over, each case by itself; name and address stay with the archived letters.

    Returns how many; what was erased already, or is before a review or a court again, is passed over.
    """
    return sum(_erase(case.pk, on) for case in cases)


@transaction.atomic
def _erase(case_id: int, on: date) -> bool:
    """Under the lock of the case: a review may have been lodged since the list was made."""
    case = locked(case_id)
    applicant = Applicant.objects.select_for_update().filter(case=case, erased_on__isnull=True).first()
    if applicant is None or case.remedies.filter(result="").exists():
        return False
    gone = list(applicant.proofs.values_list("sealed", flat=True))
    applicant.proofs.all().delete()
    authorised = case.files.filter(purpose=CaseFile.Purpose.AUTHORISATION)
    gone += authorised.values_list("sealed", flat=True)
    authorised.delete()
    wipe(applicant, gone, on)
    line(case, "erase_identity", "清除身份证明", Hand.CLOCK, on, under=OGI_2019.article(15), files=len(gone))
    return True
