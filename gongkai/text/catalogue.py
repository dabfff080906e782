"""The catalogue of rules, and `check`: a string in, findings out.

A rule is one module of `gongkai.text.rules` with a `RULE` in it. Rules are found by walking that package
when they are first asked for, so that importing this module costs nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

from gongkai.text import rules as rooms
from gongkai.text.finding import Finding, Gravity
from gongkai.text.passage import Passage

PROFILES = frozenset({"document", "report", "guide", "web"})


class Scope(StrEnum):
    """What a rule is shown. Offsets it yields count from the beginning of that."""

    LINE = "line"  # each paragraph's folded words in turn; table cells are left out
    TEXT = "text"  # the folded words of the whole text, table cells included
    PASSAGE = "passage"  # the passage itself, for rules that look across lines or at the original


class Hit(NamedTuple):
    """What a rule yields when its three plain words (start, end, better) are not enough."""

    start: int
    end: int
    better: str | None = None
    gravity: Gravity | None = None
    source: str | None = None
    words: Mapping[str, str] = {}  # further words for the rule's message


Mark = Hit | tuple[int, int, str | None]


@dataclass(frozen=True)
class Rule:
    """One rule: what it looks for, why anyone should believe it, and examples of both sides."""

    code: str
    name: str
    gravity: Gravity
    says: str
    source: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    check: Callable[[Any], Iterable[Mark]]
    profiles: frozenset[str] = field(default=PROFILES)
    scope: Scope = Scope.LINE

    def findings(self, passage: Passage) -> Iterator[Finding]:
        """This rule's findings in order; of two that overlap only the first."""
        done = -1
        for hit in sorted(self._hits(passage), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= done:
                yield self._finding(hit, passage.text)
                done = max(hit.end, hit.start + 1)

    def _hits(self, passage: Passage) -> Iterator[Hit]:
        if self.scope is Scope.LINE:
            for line in passage.paragraphs:
                for mark in self.check(passage.words(line)):
                    hit = Hit(*mark)
                    yield hit._replace(start=hit.start + line.start, end=hit.end + line.start)
        else:
            shown = passage.shadow if self.scope is Scope.TEXT else passage
            yield from (Hit(*mark) for mark in self.check(shown))

    def _finding(self, hit: Hit, text: str) -> Finding:
        found = text[hit.start : hit.end]
        says = self.says.format(found=found, better=hit.better or "", **hit.words)
        gravity, source = hit.gravity or self.gravity, hit.source or self.source
        return Finding(self.code, self.name, gravity, hit.start, hit.end, found, hit.better, says, source)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the house, by code. A code claimed twice, or a rule without its source, stops here."""
    return gather(
        import_module(f"{rooms.__name__}.{module.name}").RULE for module in iter_modules(rooms.__path__)
    )


def gather(found: Iterable[Rule]) -> tuple[Rule, ...]:
    by_code: dict[str, Rule] = {}
    for rule in found:
        if rule.code in by_code:
            raise ValueError(f"{rule.code} is claimed by both {by_code[rule.code].name} and {rule.name}")
        if not (rule.source and rule.wrong and rule.right):
            raise ValueError(f"{rule.code} needs a source, wrong examples and right ones")
        by_code[rule.code] = rule
    return tuple(by_code[code] for code in sorted(by_code))


def check(text: str, *, profile: str = "document", codes: Iterable[str] | None = None) -> list[Finding]:
    """All findings in `text`, from its beginning to its end.

    `profile` says what kind of text it is; `codes` asks for some rules only, whatever their profiles.
    """
    passage = Passage(text)
    found = [finding for rule in _chosen(profile, codes) for finding in rule.findings(passage)]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.code))


def _chosen(profile: str, codes: Iterable[str] | None) -> list[Rule]:
    if profile not in PROFILES:
        raise ValueError(f"no profile {profile!r}; there are {', '.join(sorted(PROFILES))}")
    if codes is None:
        return [rule for rule in rules() if profile in rule.profiles]
    asked = set(codes)
    if unknown := asked - {rule.code for rule in rules()}:
        raise ValueError(f"no rule {', '.join(sorted(unknown))}")
    return [rule for rule in rules() if rule.code in asked]
