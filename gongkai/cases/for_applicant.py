"""What the applicant may see and fetch of a case: letters written to them, what an answer hands out, what they asked."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.cases.models import Case, CaseFile, Contact, Letter
from gongkai.journal.reads import lines_of
from gongkai.law.letter import Addressee, LetterKind
from gongkai.law.procedure import Stage

TO_APPLICANT = tuple(kind for kind in LetterKind if kind.letter.to is Addressee.APPLICANT)


def letters_for(case: Case) -> list[Letter]:
    """The letters written to the applicant that are not void, one taken back beside the letter that takes it back; an
    answer once it was served."""
    return [x for x in letters_to(case) if not x.is_answer or x.served_on or case.stage == Stage.CLOSED]


def letters_to(case: Case) -> QuerySet[Letter]:
    """The letters written to the applicant that are not void, served or still to be handed out."""
    return case.letters.filter(kind__in=TO_APPLICANT, cancelled_on__isnull=True)


def files_for(case: Case) -> list[CaseFile]:
    """What the answer hands out: there once the case is closed and its answer served, never before or without."""
    if case.stage != Stage.CLOSED or not case.letters.answers().filter(served_on__isnull=False).exists():
        return []
    return list(case.files.filter(purpose=CaseFile.Purpose.HANDED_OUT))


def sent_by(case: Case) -> list[CaseFile]:
    """The material the applicant sent through the progress page."""
    return list(case.files.filter(purpose=CaseFile.Purpose.MATERIAL, added_by__isnull=True))


def messages_of(case: Case) -> QuerySet[Contact]:
    """What the applicant wrote on the progress page, the answers of staff beneath; no other contact is shown."""
    asked = case.contacts.filter(by__isnull=True, how=Contact.How.ONLINE)
    return asked.prefetch_related("answered_by")


def owes_reasons(case: Case) -> Letter | None:
    """The letter that asks for reasons, until they were given (条例第三十五条)."""
    letter = case.letters.valid().filter(kind=LetterKind.REASONS).last()
    given = lines_of(case.agency, "case", case.number).filter(act="give_reasons")
    return letter if letter and case.stage == Stage.IN_HAND and not given.exists() else None
