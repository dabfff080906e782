"""The applicant fetches a letter or a file through the progress page; the first time is on the record (网上领取).

When a letter was fetched is evidence that it arrived (条例第四十条); it does not replace the record of service.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.cases.acts.taking import MATTER, line
from gongkai.cases.models import CaseFile, Letter
from gongkai.cases.package import content_of
from gongkai.files import vault
from gongkai.journal.reads import lines_of
from gongkai.law.hand import Hand
from gongkai.law.statutes import OGI_2019


@transaction.atomic
def fetch_letter(letter: Letter, form: str, *, on: date) -> bytes:
    """A letter as "word" or "pdf", exactly as it was made. Raises Refusal where it cannot be opened or set."""
    content = content_of(letter, form)
    if not _fetched(letter, letter=letter.number, form=form):
        line(
            letter.case, "fetch_letter", "申请人下载文书", Hand.APPLICANT, on, under=OGI_2019.article(40),
            letter=letter.number, form=form,
        )  # fmt: skip
    return content


@transaction.atomic
def fetch_file(file: CaseFile, *, on: date) -> bytes:
    """A file an answer hands out. Raises Refusal where it cannot be opened."""
    content = vault.open_file(file.sealed)
    if not _fetched(file, digest=file.digest):
        line(
            file.case, "fetch_file", "申请人下载提供的信息", Hand.APPLICANT, on, under=OGI_2019.article(40),
            digest=file.digest,
        )  # fmt: skip
    return content


def _fetched(thing: Letter | CaseFile, **facts: str) -> bool:
    """Whether the record says so already: fetching again adds no line."""
    act = "fetch_letter" if isinstance(thing, Letter) else "fetch_file"
    lines = lines_of(thing.case.agency, MATTER, thing.case.number).filter(act=act)
    return lines.filter(**{f"facts__{name}": value for name, value in facts.items()}).exists()
