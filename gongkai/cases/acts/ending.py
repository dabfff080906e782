"""Ending a letter that should not stand: void where it never left the house, taken back in writing where it did."""

from __future__ import annotations

from datetime import date

from gongkai.agencies.models import Person
from gongkai.cases.acts.letters import hold_back, issue, void
from gongkai.cases.leaving import Leaving, left_the_house
from gongkai.cases.models import Case, Letter
from gongkai.law.letter import LetterKind, withdrawal_of
from gongkai.text.book_marks import in_book_marks

# What is told of a sending nobody knows the end of: who got nothing need not wonder.
BROKEN_OFF = "该文书以电子邮件发送，本机关不能确定是否送到；没有收到的，不必理会。"


def end(case: Case, letter: Letter, why: str, *, by: Person, on: date) -> None:
    """Void what never left the house; take back in writing what did, to the same party."""
    letter.case = case
    left = left_the_house(letter)
    if left is None:
        void(letter, why, by=by, on=on)
    else:
        _take_back(case, letter, left, why, by, on)


def _take_back(case: Case, letter: Letter, left: Leaving, why: str, by: Person, on: date) -> None:
    """How it was sent stays as it is on record: a sending nobody knows the end of becomes no service by this."""
    letter.withdrawn_on, letter.cancelled_why = on, why[:200]
    letter.save(update_fields=["withdrawn_on", "cancelled_why"])
    hold_back(letter)
    kind = LetterKind(letter.kind)
    issue(
        case, withdrawal_of(kind), by=by, on=on, party=letter.party,
        reason=why if left.certain else f"{why}\n{BROKEN_OFF}",
        earlier_letter=f"{in_book_marks(kind.letter.title)}（{letter.number}）", earlier_on=left.on,
    )  # fmt: skip
