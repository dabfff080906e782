"""Request cases, their applicants, what happened to them, how they were answered and what followed (依申请公开);
corrections of records about oneself (更正申请)."""

from gongkai.cases.models.answer import Opinion, Point, Proposal, SearchRecord
from gongkai.cases.models.applicant import Applicant, Proof
from gongkai.cases.models.case import Case, CaseQuerySet
from gongkai.cases.models.correction import (
    Correction,
    CorrectionApplicant,
    CorrectionFile,
    CorrectionQuerySet,
)
from gongkai.cases.models.draft import Draft, DraftFile
from gongkai.cases.models.event import CaseEvent
from gongkai.cases.models.letter import ANSWER_LETTERS, CaseFile, Contact, Letter, LetterQuerySet, Link
from gongkai.cases.models.mailing import LetterMail
from gongkai.cases.models.remedy import Remedy, RemedyQuerySet

__all__ = [
    "ANSWER_LETTERS", "Applicant", "Case", "CaseEvent", "CaseFile", "CaseQuerySet", "Contact", "Correction", "CorrectionApplicant",
    "CorrectionFile", "CorrectionQuerySet", "Draft", "DraftFile", "Letter", "LetterMail", "LetterQuerySet", "Link", "Opinion", "Point", "Proof", "Proposal", "Remedy", "RemedyQuerySet", "SearchRecord",
]  # fmt: skip
