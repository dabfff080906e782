"""A finding (差错): where in the text, what is wrong, what would be right, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class Gravity(StrEnum):
    """How grave a fault is, from the gravest down."""

    SEVERE = "severe"
    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Gravity.SEVERE: "严重",
    Gravity.ERROR: "差错",
    Gravity.WARNING: "警告",
    Gravity.ADVICE: "提示",
}


class Fix(StrEnum):
    """What may be done with `better`: put in without asking, put in once a person agrees, or there is nothing to put in."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"

    @property
    def label(self) -> str:
        return {"safe": "可自动改正", "unsafe": "确认后改正", "none": "须人工改正"}[self.value]


class Certainty(StrEnum):
    """How sure a rule is of what it found."""

    CERTAIN = "certain"  # closed lists and arithmetic: a person need only look
    LIKELY = "likely"  # a pattern that right text seldom has
    POSSIBLE = "possible"  # ask a person

    @property
    def label(self) -> str:
        return {"certain": "确凿", "likely": "很可能", "possible": "存疑"}[self.value]


OF_GRAVITY = {
    Gravity.SEVERE: Certainty.CERTAIN,
    Gravity.ERROR: Certainty.CERTAIN,
    Gravity.WARNING: Certainty.LIKELY,
    Gravity.ADVICE: Certainty.POSSIBLE,
}


class Edit(NamedTuple):
    """`words` to stand from `start` to before `end`, counted in the text as it was given."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Finding:
    """Offsets count characters of the text as it was given; `better` is None where only a person can say."""

    code: str
    name: str
    gravity: Gravity
    start: int
    end: int
    found: str
    better: str | None
    says: str
    source: str
    fix: Fix = Fix.NONE
    certainty: Certainty = Certainty.LIKELY
    elsewhere: tuple[Edit, ...] = ()  # for one finding that stands for many places: every edit that mends it

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What to write where to mend it; empty where only a person can."""
        if self.elsewhere or self.better is None:
            return self.elsewhere
        return (Edit(self.start, self.end, self.better),)

    def moved(self, by: int) -> Finding:
        """The same in a longer text, of which the text it was found in begins at `by`."""
        elsewhere = tuple(Edit(e.start + by, e.end + by, e.words) for e in self.elsewhere)
        return replace(self, start=self.start + by, end=self.end + by, elsewhere=elsewhere)
