"""Whether a letter has left the house: sent, handed to the mail server, or fetched by the applicant (文书是否已经送出).

What left is never void as if nobody had it: it is taken back in writing, or stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.cases.models import Case, Letter, LetterMail
from gongkai.journal.models import Entry
from gongkai.journal.reads import lines_of

State = LetterMail.State
# Handed to the server: whether an interrupted sending arrived nobody knows, so it counts as gone.
MAILED = (State.SENDING, State.UNKNOWN, State.ACCEPTED)


@dataclass(frozen=True)
class Leaving:
    """How a letter left and on which day; not `certain` where a sending is under way or broke off."""

    on: date
    how: str
    certain: bool = True


def left_the_house(letter: Letter) -> Leaving | None:
    """How a letter left the house; None while it is still there."""
    if day := letter.served_on or letter.sent_on:
        return Leaving(day, "已经送达（送出）")
    mail = letter.mails.filter(state__in=MAILED).last()
    if mail is not None and mail.accepted_on:
        return Leaving(mail.accepted_on, "已经由邮件服务器接收")
    if letter.case is not None and (
        line := _fetchings(letter.case).filter(facts__letter=letter.number).first()
    ):
        return Leaving(line.on, "申请人已经在申请进度页领取")
    return Leaving(mail.asked_on, "已经交电子邮件发送，不知道是否发出", certain=False) if mail else None


def in_the_house(case: Case, letters: Iterable[Letter]) -> list[Letter]:
    """Those of the letters of a case that are valid and never left; asks the journal once for all of them."""
    fetched = set(_fetchings(case).values_list("facts__letter", flat=True))
    return [
        x for x in letters
        if x.is_valid and not (x.served_on or x.sent_on) and x.number not in fetched
        and not any(m.state in MAILED for m in x.mails.all())
    ]  # fmt: skip


def _fetchings(case: Case) -> QuerySet[Entry]:
    """The lines that say that the applicant fetched a letter."""
    return lines_of(case.agency, "case", case.number).filter(act="fetch_letter")
