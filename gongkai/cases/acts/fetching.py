"""The applicant fetches a letter or a file through the progress page; the first time is on the record (网上领取).

When a letter was fetched is evidence that it arrived (条例第四十条); it does not replace the record of service.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.cases.acts.taking import MATTER, line
from gongkai.cases.models import Case, CaseFile, Letter
from gongkai.cases.package import content_of
from gongkai.files import vault
from gongkai.journal.reads import lines_of
from gongkai.law.hand import Hand
from gongkai.law.statutes import OGI_2019


@transaction.atomic
def fetch_letter(case: Case, letter: Letter, form: str, *, on: date) -> bytes:
    """A letter of a case as "word" or "pdf", exactly as it was made. Raises Refusal where it cannot be opened or set."""
    content = content_of(letter, form)
    _note_once(case, "fetch_letter", "申请人下载文书", on, letter=letter.number, form=form)
    return content


@transaction.atomic
def fetch_file(case: Case, file: CaseFile, *, on: date) -> bytes:
    """A file the answer of a case hands out. Raises Refusal where it cannot be opened."""
    content = vault.open_file(file.sealed)
    _note_once(case, "fetch_file", "申请人下载提供的信息", on, digest=file.digest)
    return content


def _note_once(case: Case, act: str, label: str, on: date, **facts: str) -> None:
    """A line for the first time; fetching again adds none."""
    before = lines_of(case.agency, MATTER, case.number).filter(act=act)
    if not before.filter(**{f"facts__{name}": value for name, value in facts.items()}).exists():
        line(case, act, label, Hand.APPLICANT, on, under=OGI_2019.article(40), **facts)
