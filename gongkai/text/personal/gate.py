"""What keeps a text from going out by itself: whole numbers of persons; and which kinds a text shows (for exceptions)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from gongkai.text.personal import account, bank_card, email, id_card, number_part, passport, phone, plate
from gongkai.text.personal.looking import look
from gongkai.text.personal.masks import cover
from gongkai.text.personal.piece import LABELS, Personal
from gongkai.text.personal.shadow import Shadow, bare

KINDS = {
    kind: LABELS[kind]
    for kind in ("id_card", "bank_card", "phone", "passport", "plate", "email", "wechat", "qq")
}
_BY_SHAPE = frozenset({"id_card", "bank_card", "phone"})
_SHOWN = frozenset({"name", "address", "birthday"})


class Span(NamedTuple):
    """A number of somebody in a text: from `start` to before `end`, and its kind (a key of KINDS)."""

    start: int
    end: int
    kind: str


def found(text: str) -> list[Span]:
    """Where such numbers stand, in order; what lies inside another is left out.

    Of identity numbers, bank cards and telephones stricter than `look`: nothing around them is weighed. Of the other kinds
    what `look` is certain of.
    """
    shadow, end, kept = Shadow(text), 0, []
    for one in sorted(chain(_strict(shadow), _weighed(shadow)), key=lambda hit: (hit.start, -hit.end)):
        if one.start >= end:
            kept.append(Span(*shadow.back(one.start, one.end), one.kind))
            end = one.end
    return kept


def _strict(shadow: Shadow) -> Iterator[Personal]:
    return chain(id_card.strict(shadow), bank_card.strict(shadow), phone.strict(shadow))


def _weighed(shadow: Shadow) -> Iterator[Personal]:
    hits = chain.from_iterable(kind.hits(shadow) for kind in (passport, plate, email, account))
    return (hit for hit in hits if hit.certain)


def has_identity_or_card(text: str) -> bool:
    """Whether an identity number or a bank card's stands in the text; a telephone is left aside."""
    shadow = Shadow(text)
    return next(chain(id_card.strict(shadow), bank_card.strict(shadow)), None) is not None


def hide_numbers(text: str, mark: str) -> str:
    """The text with every such number replaced by `mark`."""
    for one in reversed(found(text)):
        text = text[: one.start] + mark + text[one.end :]
    return text


def masked(said: str, kind: str = "id_card") -> str:
    """A number as it may be shown, always with stars in it: of the three kinds told by their shape the first two and the last three
    signs, of the others as they are masked anywhere."""
    if kind not in _BY_SHAPE:
        return f"{cover(said, kind).rstrip('*')[:20]}***"
    plain = bare(said)
    return f"{plain[:2]}{'*' * max(3, len(plain) - 5)}{plain[-3:]}"


def homes(text: str) -> list[Span]:
    """Where a text says, in so many words, at which door somebody lives."""
    return [
        Span(one.start, one.end, one.kind)
        for one in look(text)
        if one.kind == "address" and one.certain and one.reason == "labelled"
    ]


def shown(text: str) -> list[Span]:
    """Which kinds of personal data a text shows: whole numbers, numbers partly covered, names, addresses, birthdays."""
    numbers = found(text)
    shadow = Shadow(text)
    parts = [Span(*shadow.back(one.start, one.end), one.kind) for one in number_part.all_parts(shadow)]
    said = [Span(one.start, one.end, one.kind) for one in look(text) if one.kind in _SHOWN]
    return sorted([*numbers, *(row for row in parts + said if not _inside(row, numbers))])


def _inside(row: Span, numbers: list[Span]) -> bool:
    return any(one.start <= row.start and row.end <= one.end for one in numbers)
