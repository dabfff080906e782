"""The catalogue of rules, and `check`: a string in, findings out.

A rule is one module of `gongkai.text.rules` with a `RULE` in it. Rules are found by walking that package
when they are first asked for, so that importing this module costs nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from itertools import accumulate, groupby
from pkgutil import iter_modules

from gongkai.text import rules as rooms
from gongkai.text.automaton import SHORTEST, Words
from gongkai.text.finding import Finding, Gravity
from gongkai.text.lists import NONE, Lists
from gongkai.text.long import AT_ONCE, belongs, parts
from gongkai.text.passage import Passage
from gongkai.text.rule import PROFILES, Hit, Rule, Scope
from gongkai.text.seen import Seen

__all__ = ["PROFILES", "Hit", "Rule", "Scope", "check", "check_passage", "chosen", "gather", "rules"]


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


def check(
    text: str,
    *,
    profile: str = "document",
    codes: Iterable[str] | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    heavy: bool = True,
    day: date | None = None,
    lists: Lists = NONE,
) -> list[Finding]:
    """All findings in `text`, from its beginning to its end.

    `profile` says what kind of text it is; `codes` asks for some rules only, whatever their profiles; `select` and
    `ignore` take codes or their beginnings (`QB`, `PU1`), see `chosen`. `heavy=False` leaves out the rules that look
    into figures of usage. `day` is the text's own day: dated rules hold only within their time. `lists` are the agency's.
    Raises ValueError for a profile or code that does not exist.
    """
    asked = chosen(profile, codes=codes, select=select, ignore=ignore, heavy=heavy)
    return check_passage(Passage(text, day=day, lists=lists), asked)


def check_passage(passage: Passage, asked: Iterable[Rule]) -> list[Finding]:
    """What some rules find in a passage, in order, without what the agency allows.

    What a rule finds by usage gives way where another knows better by a list or a frame (`Rule.gives_way`). A text longer
    than any document is checked part by part, each by itself (`gongkai.text.long`).
    """
    asked = list(asked)
    if len(passage.text) <= AT_ONCE:
        return _check_at_once(passage, asked)
    found: list[Finding] = []
    lines = passage.lines_before
    for start, end in parts(passage.text):
        part = Passage(passage.text[start:end], day=passage.day, lists=passage.lists, lines_before=lines)
        place = {"is_first": start == 0, "is_last": end == len(passage.text)}
        found += [one.moved(start) for one in _check_at_once(part, asked) if belongs(one.code, **place)]
        lines = part.line_column(len(part.text))[0] - 1
    return found


def _check_at_once(passage: Passage, asked: list[Rule]) -> list[Finding]:
    seen = Seen(passage, anchors())
    found = [
        finding for rule in asked if rule.holds_on(passage.day) for finding in rule.findings(passage, seen)
    ]
    return sorted(
        _one_wording(
            _once(
                _not_giving_way(_not_allowed(found, passage), {rule.code: rule.gives_way for rule in asked})
            )
        ),
        key=lambda finding: (finding.start, finding.end, finding.code),
    )


def _not_giving_way(found: list[Finding], rank: Mapping[str, int]) -> Iterator[Finding]:
    """Without what lies wholly within something better that a rule found which gives way less."""
    said: set[int] = set()
    for _, of_rank in groupby(sorted(found, key=lambda one: rank[one.code]), key=lambda one: rank[one.code]):
        left = [
            one
            for one in of_rank
            if not rank[one.code] or one.start == one.end or not said.issuperset(range(one.start, one.end))
        ]
        yield from left
        said.update(at for one in left if one.better is not None for at in range(one.start, one.end))


def _once(found: Iterable[Finding]) -> Iterable[Finding]:
    """Of findings that ask for the same change at the same place, the gravest."""
    order = list(Gravity)
    first: dict[object, Finding] = {}
    for one in sorted(found, key=lambda f: (order.index(f.gravity), f.code)):
        told = one.code if one.better is None else one.better
        first.setdefault((one.start, one.end, told, one.better is None), one)
    return first.values()


def _one_wording(found: Iterable[Finding]) -> Iterator[Finding]:
    """Of findings about wording (GR) that meet, the gravest, and of these the longest.

    防止不再 is one fault, though a rule and two lists know of it. Once it is mended the text is looked at again.
    """
    order, taken = list(Gravity), set[int]()
    for one in sorted(found, key=lambda f: (order.index(f.gravity), f.start - f.end)):
        if one.code.startswith("GR"):
            places = range(one.start, one.end)
            if not taken.isdisjoint(places):
                continue
            taken.update(places)
        yield one


def chosen(
    profile: str = "document",
    *,
    codes: Iterable[str] | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    heavy: bool = True,
) -> list[Rule]:
    """The rules asked for. With `select`, those whose codes begin so, opt-in ones too; otherwise the profile's.

    `codes` names whole codes and passes over profile and level. Raises ValueError for what does not exist.
    """
    if profile not in PROFILES:
        raise ValueError(f"no profile {profile!r}; there are {', '.join(sorted(PROFILES))}")
    known = rules()
    if codes is not None:
        wanted = set(codes)
        if unknown := wanted - {rule.code for rule in known}:
            raise ValueError(f"no rule {', '.join(sorted(unknown))}")
        return [rule for rule in known if rule.code in wanted]
    for beginning in (*select, *ignore):
        if not any(rule.code.startswith(beginning) for rule in known):
            raise ValueError(f"no rule {beginning}")
    asked = [
        rule for rule in known
        if (rule.code.startswith(tuple(select)) if select else profile in rule.profiles and not rule.opt_in)
    ]  # fmt: skip
    return [rule for rule in asked if not rule.code.startswith(tuple(ignore)) and (heavy or not rule.heavy)]


@cache
def anchors() -> Words:
    """The words all rules wait for, to be looked for in one walk."""
    return Words(word for rule in rules() for word in rule.waits_for if len(word) >= SHORTEST)


def _not_allowed(found: list[Finding], passage: Passage) -> list[Finding]:
    """Without what lies wholly within a word the agency allows."""
    spans = sorted(
        (at, at + len(word)) for word in passage.lists.allowed if word for at in passage.places(word)
    )
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max))  # how far any span up to this one goes
    return [one for one in found if not _is_within(one, starts, reach)]


def _is_within(one: Finding, starts: list[int], reach: list[int]) -> bool:
    begun = bisect_right(starts, one.start)
    return begun > 0 and one.end <= reach[begun - 1]
