"""Numbers that belong to somebody, found in a text: identity numbers, mobile telephones, bank cards (个人号码).

Closed patterns, read over digits of any width and with spaces or dashes between them. An identity number is one whose
birthday can be a day or whose check digit fits (GB 11643): a number with one slip is still somebody's. A bank card
is 16 to 19 digits whose check digit fits (Luhn, ISO/IEC 7812). An office's telephone is nobody's and stays.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from gongkai.text.width import fold

GAP = r"[\s-]?"
MOBILE = re.compile(rf"(?<!\d)(?:\+?86{GAP})?1[3-9]\d(?:{GAP}\d{{4}}){{2}}(?!\d)", re.ASCII)
ID_CARD = re.compile(rf"(?<![0-9A-Za-z])(?:\d{GAP}){{17}}[\dXx](?![0-9A-Za-z])", re.ASCII)
CARD = re.compile(rf"(?<!\d)(?:\d{GAP}){{15,18}}\d(?!\d)", re.ASCII)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
KINDS = {"id_card": "公民身份号码", "bank_card": "银行卡号", "phone": "手机号码"}


class Span(NamedTuple):
    """A number of somebody in a text: from `start` to before `end`, and its kind (a key of KINDS)."""

    start: int
    end: int
    kind: str


def found(text: str) -> list[Span]:
    """Where such numbers stand, in order; what lies inside another is left out."""
    shadow, end, kept = fold(text), 0, []
    hits = [Span(*m.span(), "id_card") for m in ID_CARD.finditer(shadow) if _is_id(_bare(m[0]))]
    hits += [Span(*m.span(), "bank_card") for m in CARD.finditer(shadow) if _is_card(_bare(m[0]))]
    hits += [Span(*m.span(), "phone") for m in MOBILE.finditer(shadow)]
    for one in sorted(hits, key=lambda span: (span.start, -span.end)):
        if one.start >= end:
            kept.append(one)
            end = one.end
    return kept


def bare(said: str) -> str:
    """A number as it is compared: half width, without spaces and dashes."""
    return _bare(fold(said))


def masked(said: str) -> str:
    """A number as it may be shown: its first two and last three characters."""
    plain = bare(said)
    return f"{plain[:2]}{'*' * max(3, len(plain) - 5)}{plain[-3:]}"


def hide_numbers(text: str, mark: str) -> str:
    """The text with every such number replaced by `mark`."""
    for one in reversed(found(text)):
        text = text[: one.start] + mark + text[one.end :]
    return text


def has_identity_or_card(text: str) -> bool:
    """Whether an identity number or a bank card's stands in the text; a telephone is left aside."""
    shadow = fold(text)
    if any(_is_id(_bare(m[0])) for m in ID_CARD.finditer(shadow)):
        return True
    return any(_is_card(_bare(m[0])) for m in CARD.finditer(shadow))


def _bare(said: str) -> str:
    return re.sub(r"[\s-]", "", said).upper()


def _is_id(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % 11] == number[-1] or _is_birthday(number[6:14])


def _is_birthday(said: str) -> bool:
    try:
        return 1900 <= date(int(said[:4]), int(said[4:6]), int(said[6:])).year <= 2099
    except ValueError:
        return False


def _is_card(number: str) -> bool:
    doubled = (sum(divmod(2 * int(d), 10)) if at % 2 else int(d) for at, d in enumerate(reversed(number)))
    return sum(doubled) % 10 == 0
