"""What a letter can state, gathered by the caller: one frozen value a letter, and what is still missing in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.law.decision import ADDED, DECISIONS
from gongkai.law.letter import STATED, LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Receipt
from gongkai.law.source import Citation


@dataclass(frozen=True)
class Point:
    """One thing asked and what became of it. `cites` are articles beyond the outcome's own."""

    asked: str
    outcome: Outcome
    finding: str = ""
    reasons: str = ""
    gives: str = ""
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class FeeLine:
    """A band of the tariff: “第31—40件”, so many at so many yuan each."""

    band: str
    count: int
    rate: int

    @property
    def amount(self) -> int:
        return self.count * self.rate


@dataclass(frozen=True)
class Enclosure:
    """A paper that goes with the letter; `pages` where it has a number of pages."""

    name: str
    pages: int | None = None


@dataclass(frozen=True)
class LetterFacts:
    """Everything a letter can state; which kind must state which is in `law.letter`. Days are Asia/Shanghai days.

    `dated` is the day under the letter, `due` the day a period ends (for the addressee or for the agency),
    `registered` the day it was registered where that came after the receipt, `provisional` whether that day may still move with a holiday notice,
    `due_before` the one before an extension, `reason` why the letter is written, `how_to` what to do and how,
    `redress` the paragraph of `law.redress`, `stands` whether the clock stands, so that nobody knows the last day.
    """

    agency: str = ""
    number: str = ""
    addressee: str = ""
    dated: date | None = None
    contact: str = ""
    case_number: str = ""
    receipt: Receipt | None = None
    registered: date | None = None
    channel: str = ""
    asked: str = ""
    points: tuple[Point, ...] = ()
    query_code: str = ""
    due: date | None = None
    provisional: bool = False
    due_before: date | None = None
    days: int | None = None
    reason: str = ""
    how_to: str = ""
    approved_by: str = ""
    consulted: str = ""
    sent_on: date | None = None
    opinion: str = ""
    gives: str = ""
    delivery: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    redress: str = ""
    fee_method: str = ""
    fee_lines: tuple[FeeLine, ...] = ()
    ended: Outcome | None = None
    earlier_letter: str = ""
    earlier_on: date | None = None
    finding: str = ""
    decision: str = ""
    stands: bool = False


def missing(kind: LetterKind, facts: LetterFacts) -> list[str]:
    """The Chinese names of the facts this kind must state and does not have, in the order of `law.letter`."""
    must = kind.letter.must_state + (() if facts.stands else kind.letter.while_running)
    lacking = [STATED[name] for name in must if not _given(getattr(facts, name))]
    for number, point in enumerate(facts.points, 1):
        needed = {"asked": "申请内容"} | {name: ADDED[name] for name in DECISIONS[point.outcome].must_add}
        lacking += [
            f"第{number}项的{said}" for name, said in needed.items() if not _given(getattr(point, name))
        ]
    return lacking


def _given(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, ())
