"""Who finds personal data and who makes its mask, unless somebody else is passed in: the one place to change them."""

from __future__ import annotations

from gongkai.files.cleansing.shapes import Masker, Span
from gongkai.text.personal import LABELS, Personal, Register, bare, cover, look

KINDS = LABELS
# How much of it a mask shows.
POLICIES = {"partial": "保留首尾，能对上号", "full": "全部遮去"}
HIDDEN = "***"
# Where a machine is not sure, these are mostly an office's own and stay until a person says otherwise; all else is masked.
OF_AN_OFFICE = frozenset({"landline", "credit_code", "ip", "mac"})


def find(text: str) -> list[Span]:
    """Personal data in a text, in order, without overlaps."""
    return [
        Span(one.start, one.end, one.kind, one.certain, _is_asked(one)) for one in look(text, offices=True)
    ]


def _is_asked(one: Personal) -> bool:
    return not one.certain and (one.kind in OF_AN_OFFICE or (one.kind == "email" and one.reason == "office"))


def masker(policy: str = "partial") -> Masker:
    """The mask of some words, by how much it shows (a key of POLICIES); persons have one name each throughout."""
    register = Register()
    if policy == "partial":
        return lambda kind, words: cover(words, kind, register=register)
    return lambda kind, words: HIDDEN


def comparable(words: str) -> str:
    """Words as they are compared: of one width, without blanks and what parts the digits of a number."""
    return bare(words)
