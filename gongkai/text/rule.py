"""A rule of writing: what it looks for, why anyone should believe it, and examples of both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from gongkai.text.finding import OF_GRAVITY, Certainty, Edit, Finding, Fix, Gravity
from gongkai.text.lists import NONE, Lists
from gongkai.text.passage import Passage
from gongkai.text.seen import Seen

PROFILES = frozenset({"document", "report", "guide", "web"})


class Scope(StrEnum):
    """What a rule is shown. Offsets it yields count from the beginning of that."""

    LINE = "line"  # each paragraph's folded words in turn; table cells are left out
    PROSE = (
        "prose"  # all paragraphs at once, every table blanked to spaces: for patterns that stay within a line
    )
    TEXT = "text"  # the folded words of the whole text, table cells included
    WORDS = "words"  # the passage, and the places of the rule's anchors: [(offset, word), …]
    PASSAGE = "passage"  # the passage itself, for rules that look across lines or at the original


class Hit(NamedTuple):
    """What a rule yields when its three plain words (start, end, better) are not enough."""

    start: int
    end: int
    better: str | None = None
    gravity: Gravity | None = None
    source: str | None = None
    words: Mapping[str, str] = {}  # further words for the rule's message
    fix: Fix | None = None
    certainty: Certainty | None = None
    elsewhere: tuple[
        Edit, ...
    ] = ()  # where one finding stands for many places; only from a PASSAGE, TEXT or PROSE


Mark = Hit | tuple[int, int, str | None]


@dataclass(frozen=True)
class Rule:
    """One rule.

    `anchors` are words or marks one of which must stand in the line (LINE) or the text (others) for the rule to be asked at
    all. `fix` says what may be done with its `better`. An `opt_in` rule is asked only where somebody selects it; a `heavy` one
    is left out where speed matters; what one that `gives_way` finds is dropped where one that gives way less has something
    better to say. `since` and `until` are the days between which a dated text is held to it. A rule that asks an agency's
    lists gives in `lists` those its examples are read with; a real text brings its own.
    """

    code: str
    name: str
    gravity: Gravity
    says: str
    source: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    check: Callable[..., Iterable[Mark]]
    profiles: frozenset[str] = field(default=PROFILES)
    scope: Scope = Scope.LINE
    anchors: tuple[str, ...] | Callable[[], tuple[str, ...]] = ()
    fix: Fix = Fix.UNSAFE
    certainty: Certainty | None = None
    opt_in: bool = False
    heavy: bool = False
    gives_way: int = 0
    since: date | None = None
    until: date | None = None
    lists: Lists = NONE

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The rule's anchors; a long list is made only when first asked for."""
        return self.anchors() if callable(self.anchors) else self.anchors

    def holds_on(self, day: date | None) -> bool:
        """Whether a text of that day is held to the rule; a text without a day is."""
        return day is None or (self.since or day) <= day <= (self.until or day)

    def findings(self, passage: Passage, seen: Seen) -> Iterator[Finding]:
        """This rule's findings in order; of two that overlap only the first."""
        done = -1
        for hit in sorted(self._hits(passage, seen), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= done:
                yield self._finding(hit, passage.text)
                done = max(hit.end, hit.start + 1)

    def _hits(self, passage: Passage, seen: Seen) -> Iterator[Hit]:
        anchors = self.waits_for
        if self.scope is Scope.LINE:
            for line in seen.lines(anchors) if anchors else passage.paragraphs:
                for mark in self.check(passage.words(line)):
                    hit = Hit(*mark)
                    yield hit._replace(start=hit.start + line.start, end=hit.end + line.start)
        elif self.scope is Scope.WORDS:
            if places := seen.words(anchors):
                yield from (Hit(*mark) for mark in self.check(passage, places))
        elif not anchors or seen.any(anchors):
            shown: dict[Scope, Callable[[], Any]] = {
                Scope.PROSE: lambda: passage.prose,
                Scope.TEXT: lambda: passage.shadow,
                Scope.PASSAGE: lambda: passage,
            }
            yield from (Hit(*mark) for mark in self.check(shown[self.scope]()))

    def _finding(self, hit: Hit, text: str) -> Finding:
        found = text[hit.start : hit.end]
        says = self.says.format(found=found, better=hit.better or "", **hit.words)
        gravity, source = hit.gravity or self.gravity, hit.source or self.source
        can_be_mended = hit.better is not None or bool(hit.elsewhere)
        fix = (hit.fix or self.fix) if can_be_mended else Fix.NONE
        certainty = hit.certainty or self.certainty or OF_GRAVITY[gravity]
        return Finding(
            self.code, self.name, gravity, hit.start, hit.end, found, hit.better, says, source, fix, certainty,
            hit.elsewhere,
        )  # fmt: skip
