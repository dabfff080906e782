"""What the rules of personal data tell of a passage: all read one pass over it, and propose the mask as what is better."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.personal.looking import look
from gongkai.text.personal.masks import POLICY, Register, cover
from gongkai.text.personal.piece import REASONS, Personal
from gongkai.text.rule import Hit

Weigh = Callable[[Personal], Gravity | None]


def found_in(passage: Passage) -> list[Personal]:
    """Everything of persons in a passage; ask by `passage.once`."""
    return look(passage.text, lists=passage.lists)


def likely_in(passage: Passage) -> list[Personal]:
    """The same with names that nothing announces."""
    return look(passage.text, lists=passage.lists, likely=True)


def told(
    passage: Passage, kind: str, weigh: Weigh, pass_over: Callable[[Passage], list[Personal]] = found_in
) -> Iterator[Hit]:
    """The hits of one kind, each as grave as `weigh` says (None: not this rule's). Messages get the reason, never the text."""
    register, policy = passage.once(_register), {**POLICY, **dict(passage.lists.masks)}
    for one in passage.once(pass_over):
        if one.kind == kind and (gravity := weigh(one)) is not None:
            better = cover(passage.text[one.start : one.end], kind, policy, register)
            yield Hit(one.start, one.end, better, gravity, words={"reason": REASONS[one.reason]})


def by_certainty(certain: Gravity | None, doubtful: Gravity | None) -> Weigh:
    """One gravity for what is certain, another for what a person has to judge."""
    return lambda one: certain if one.certain else doubtful


def by_reason(reasons: Mapping[str, Gravity], otherwise: Gravity | None = None) -> Weigh:
    return lambda one: reasons.get(one.reason, otherwise)


def _register(passage: Passage) -> Register:
    register = Register()
    register.know(passage.text[one.start : one.end] for one in passage.once(found_in) if one.kind == "name")
    return register
