"""What an agency tells the rules about itself (本单位词表): words, leaders in their order, units, what is allowed.

Plain values: whoever calls the library fills them in. The rules that need them are silent without them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gongkai.text.finding import Gravity


@dataclass(frozen=True)
class Term:
    """A word the agency does not want, the one it wants (None: only a person can say), and on whose word."""

    bad: str
    good: str | None
    source: str
    gravity: Gravity = Gravity.WARNING


@dataclass(frozen=True)
class Leader:
    """A leader by name with the titles that are right, in the order in which leaders are named (1 comes first)."""

    name: str
    titles: tuple[str, ...]
    order: int


@dataclass(frozen=True)
class Unit:
    """A unit's full name, its short names, and names it must not be called by (旧称、误称)."""

    name: str
    short: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    code: str = ""  # 机关代字, as in 示文旅办〔2023〕1号


@dataclass(frozen=True)
class Lists:
    """Everything an agency lists. `own` is the agency itself; `allowed` words are no fault of whatever rule."""

    own: Unit | None = None
    terms: tuple[Term, ...] = ()
    expressions: tuple[str, ...] = ()  # fixed wording of its own: FX007 reports what is one character away
    leaders: tuple[Leader, ...] = ()
    units: tuple[Unit, ...] = ()
    allowed: frozenset[str] = field(default_factory=frozenset)
    officials: frozenset[str] = field(default_factory=frozenset)  # names that stay public
    office_phones: frozenset[str] = field(default_factory=frozenset)
    masks: tuple[
        tuple[str, str], ...
    ] = ()  # how it covers what is of persons, where otherwise than usual: kind, style
    learned: Path | None = None  # counts of its own texts, written by `gongkai learn`


NONE = Lists()
