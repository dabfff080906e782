"""What somebody may read of what an applicant wrote: without who wrote it, unless it was opened for a reason (隐去).

Applicants like to begin with who they are and where to reach them. Every face shows such a text through here: lists,
pages, drafts, workbooks, letters to others. The words themselves stand in the case as they came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.agencies.scope import MAY, Right, Scope
from gongkai.cases.models import Applicant, Case
from gongkai.law.source import Refusal
from gongkai.text.personal import hide_numbers
from gongkai.text.width import fold

HIDDEN = "（申请人）"
# While the number of the paper cannot be opened nobody can look for it, so every long number goes.
LONG_NUMBER = re.compile(r"[0-9A-Za-z]*\d(?:[\s-]?[0-9A-Za-z]){5,}")


@dataclass(frozen=True)
class Reader:
    """Somebody before the page of a case, with or without its words opened."""

    case: Case
    scope: Scope
    opened: bool

    def read(self, said: str) -> str:
        return as_seen(self.case, said, self.scope, opened=self.opened)


def as_seen(case: Case, said: str, scope: Scope | None = None, *, opened: bool = False) -> str:
    """A text of a case as somebody may read it: as it was written for who has the right to the applicant's identity
    and `opened` it (`acts.look` wrote a line), masked for everybody else and on every list."""
    return said if opened and may_open(case, scope) else masked(case, said)


def may_open(case: Case, scope: Scope | None) -> bool:
    """Whether the applicant's identity is this person's matter."""
    return (
        scope is not None
        and scope.agency == case.agency_id
        and bool(MAY[Right.SEE_APPLICANT] & scope.hands(case.division_id))
    )


def masked(case: Case, said: str) -> str:
    """The text without the applicant's name, numbers and address, and without anybody's identity number, mobile
    telephone or bank card."""
    if not said:
        return said
    who: Applicant | None = getattr(case, "applicant", None)
    for pattern in _patterns(who) if who else ():
        said = _replaced(pattern, said)
    return hide_numbers(said, HIDDEN)


def is_found(case: Case, words: str) -> bool:
    """Whether words still stand in what was asked once it is masked: nobody finds a case by a number it hides."""
    return words.casefold() in masked(case, case.asked).casefold()


def _replaced(pattern: re.Pattern[str], said: str) -> str:
    """Found in a shadow of equal length, so that the width of a digit makes no difference."""
    for hit in reversed(list(pattern.finditer(fold(said)))):
        said = said[: hit.start()] + HIDDEN + said[hit.end() :]
    return said


def _patterns(who: Applicant) -> Iterator[re.Pattern[str]]:
    """How this applicant may be written: numbers however they are spaced, the longest words first."""
    try:
        numbers = [who.id_number, who.phone]
    except Refusal:
        numbers = [who.phone]
        yield LONG_NUMBER
    yield from (_spaced(number, r"[\s-]*") for number in numbers if len(number) > 5)
    names = {who.name, who.contact.split("（")[0].strip()}
    words = {word for word in (*names, who.address, who.email) if len(word) > (1 if word in names else 5)}
    for word in sorted(words, key=len, reverse=True):
        yield _spaced(word, r"\s*" if word in names else "")


def _spaced(word: str, between: str) -> re.Pattern[str]:
    return re.compile(between.join(map(re.escape, fold(word))), re.IGNORECASE)
