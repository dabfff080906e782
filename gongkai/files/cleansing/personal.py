"""Who finds personal data and who makes its mask, unless somebody else is passed in: the one place to change them."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.files.cleansing.shapes import Finder, Masker, Span
from gongkai.text.lists import NONE, Lists
from gongkai.text.personal import LABELS, ONLY_LIKELY, POLICY, Personal, Register, bare, cover, look
from gongkai.text.personal import REASONS as REASONS

KINDS = LABELS
# How much of it a mask shows.
POLICIES = {"partial": "保留首尾，能对上号", "full": "全部遮去"}
HIDDEN = "***"
# Where a machine is not sure, these are mostly an office's own and stay until a person says otherwise; all else is masked.
OF_AN_OFFICE = frozenset({"landline", "credit_code", "ip", "mac"})


def find(text: str, lists: Lists = NONE) -> list[Span]:
    """Personal data in a text, in order, without overlaps. `lists`: who and what an agency made public itself."""
    return [
        Span(one.start, one.end, one.kind, one.certain, is_asked(one), one.reason)
        for one in look(text, lists=lists, offices=True)
    ]


def finder(lists: Lists) -> Finder:
    """Who finds what an agency has not made public itself."""
    return lambda text: find(text, lists)


def is_asked(one: Personal) -> bool:
    """Whether it stays until a person says otherwise."""
    of_an_office = one.kind in OF_AN_OFFICE or (one.kind in {"email", "bank_card"} and one.reason == "office")
    return not one.certain and (of_an_office or one.reason in ONLY_LIKELY)


def masker(
    policy: str = "partial", styles: Mapping[str, str] = POLICY, register: Register | None = None
) -> Masker:
    """The mask of some words, by how much it shows (a key of POLICIES); persons have one name each throughout.

    `styles`: how an agency covers a kind, where not as POLICY has it. `register`: the names persons have already.
    """
    register = register or Register()
    if policy == "partial":
        shown = {**POLICY, **styles}
        return lambda kind, words: cover(words, kind, shown, register)
    return lambda kind, words: HIDDEN


def comparable(words: str) -> str:
    """Words as they are compared: of one width, without blanks and what parts the digits of a number."""
    return bare(words)
