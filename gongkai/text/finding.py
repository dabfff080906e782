"""A finding (差错): where in the text, what is wrong, what would be right, and on whose word."""

from dataclasses import dataclass
from enum import StrEnum


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
