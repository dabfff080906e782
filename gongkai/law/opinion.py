"""Which opinions an answer needs before it is signed (答复的审核).

条例第十七条: what is disclosed is reviewed by a fixed procedure with fixed responsibility, under the secrecy law among
others (保密法第三十五条). A legal opinion is practice of the agencies; the regulation does not ask for it, so it is the
agency's own rule when it is needed (house rule legal_review).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from gongkai.law.outcome import Outcome
from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019, SECRECY_2024
from gongkai.law.whole import GIVEN


class Kind(StrEnum):
    """Whose opinion."""

    SECRECY = "secrecy"
    LEGAL = "legal"

    @property
    def label(self) -> str:
        return {"secrecy": "保密审查", "legal": "法制审核"}[self]

    @property
    def cite(self) -> Citation:
        return {"secrecy": SECRECY_2024.article(35), "legal": OGI_2019.article(17, 1)}[self]


class LegalReview(IntEnum):
    """When the agency wants a legal opinion."""

    NEVER = 0
    WHEN_NOT_GIVEN = 1
    ALWAYS = 2


def needed(points: Iterable[Outcome], legal: LegalReview) -> tuple[Kind, ...]:
    """The opinions an answer with these decisions needs."""
    found = set(points)
    kinds = []
    if found & {Outcome.GRANTED, Outcome.GRANTED_IN_PART}:
        kinds.append(Kind.SECRECY)
    if legal is LegalReview.ALWAYS or (legal is LegalReview.WHEN_NOT_GIVEN and found - GIVEN):
        kinds.append(Kind.LEGAL)
    return tuple(kinds)
