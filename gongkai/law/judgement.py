"""What reviewers find before a text is public: the first review's three judgements, and the secrecy verdict of a piece.

表述·时机·方式 are judged in words by the division head (研判). Every piece — the body and each attachment — gets a secrecy
verdict of its own; a package passes only where all may be public (条例第十七条；保密法第三十五条).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.source import Citation, Refusal
from gongkai.law.statutes import OGI_2019, SECRECY_2024

REVIEWED_FIRST: Citation = OGI_2019.article(17)
SECRECY_FIRST: Citation = SECRECY_2024.article(35)
LONGEST = 200


@dataclass(frozen=True)
class Judged:
    """The three judgements of the first review, each in a word or a sentence (at most 200 characters)."""

    wording: str
    timing: str
    manner: str

    def check(self) -> None:
        """Raises Refusal naming each judgement that was not given."""
        given = (("表述", self.wording), ("时机", self.timing), ("方式", self.manner))
        reasons = [
            (f"科室初审要写明对公开{name}的研判（不超过{LONGEST}字）", REVIEWED_FIRST)
            for name, said in given
            if not said.strip() or len(said) > LONGEST
        ]
        if reasons:
            raise Refusal(*reasons)


class SecrecyVerdict(StrEnum):
    """What the secrecy review finds of one piece."""

    OPEN = "open"
    AFTER_SEPARATION = "after_separation"
    CLOSED = "closed"
    UNSURE = "unsure"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    SecrecyVerdict.OPEN: "可公开",
    SecrecyVerdict.AFTER_SEPARATION: "区分后公开",
    SecrecyVerdict.CLOSED: "不可公开",
    SecrecyVerdict.UNSURE: "不能确定",
}


def leads_to(verdicts: Iterable[SecrecyVerdict]) -> str:
    """The act a secrecy review of these pieces leads to: who is unsure of one refers, what may not be public goes back."""
    found = set(verdicts)
    if SecrecyVerdict.UNSURE in found:
        return "refer"
    return "pass_secrecy" if found == {SecrecyVerdict.OPEN} else "send_back"
