"""Numbers that belong to somebody, found in a text: identity numbers, mobile telephones, bank cards (个人号码).

Closed patterns, read over digits of any width, with characters between them that nobody sees, and with spaces or
hyphens; with longer dashes and dots only where they part a number in its usual groups, since amounts, dates and lists
of figures have them too. An identity number is one whose
birthday can be a day or whose check digit fits (GB 11643): a number with one slip is still somebody's. A bank card
is 16 to 19 digits whose check digit fits (Luhn, ISO/IEC 7812). An office's telephone is nobody's and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai.text.width import fold

GAP, LINK = r"[\s-]?", "[‐‑‒–—−.·•・]"
MOBILE = (
    re.compile(rf"(?<!\d)(?:\+?86{GAP})?1[3-9]\d(?:{GAP}\d{{4}}){{2}}(?!\d)", re.ASCII),
    re.compile(rf"(?<!\d)(?<!\d\.)(?:\+?86{LINK})?1[3-9]\d({LINK})\d{{4}}\1\d{{4}}(?!\.?\d)", re.ASCII),
    re.compile(r"(?<!\d)(?<!\d[ -])1[3-9]\d([ -])\d\d(?:\1\d\d){3}(?![ -]?\d)", re.ASCII),
)
ID_CARD = (
    re.compile(rf"(?<!\d)(?:\d{GAP}){{17}}[\dXx](?![0-9A-Za-z])", re.ASCII),
    re.compile(rf"(?<!\d)\d{{6}}({LINK})\d{{8}}\1\d{{3}}[\dXx](?![0-9A-Za-z])", re.ASCII),
)
CARD = (
    re.compile(rf"(?<!\d)(?:\d{GAP}){{15,18}}\d(?!\d)", re.ASCII),
    re.compile(
        rf"(?<!\d)(?<!\d\.)[3-9]\d{{3}}({LINK})\d{{4}}(?:\1\d{{4}}){{2}}(?:\1\d{{1,3}})?(?!\.?\d)", re.ASCII
    ),
)
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
BETWEEN = re.compile(rf"{UNSEEN.pattern}|{LINK}|[\s-]")
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
    seen = [at for at, char in enumerate(text) if not UNSEEN.match(char)]
    end, kept = 0, []
    for one in sorted(_hits(_shadow(text)), key=lambda span: (span.start, -span.end)):
        if one.start >= end:
            kept.append(Span(seen[one.start], seen[one.end - 1] + 1, one.kind))
            end = one.end
    return kept


def _shadow(text: str) -> str:
    """The text as it is read: of one width, and without the characters nobody sees."""
    return fold(UNSEEN.sub("", text))


def _hits(shadow: str) -> Iterator[Span]:
    yield from _identities(shadow)
    for shape in MOBILE:
        yield from (Span(*m.span(), "phone") for m in shape.finditer(shadow))


def _identities(shadow: str) -> Iterator[Span]:
    for kinds, is_one, kind in ((ID_CARD, _is_id, "id_card"), (CARD, _is_card, "bank_card")):
        for shape in kinds:
            yield from (Span(*m.span(), kind) for m in shape.finditer(shadow) if is_one(_bare(m[0])))


def bare(said: str) -> str:
    """A number as it is compared: half width, without what stands between its digits."""
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
    return next(_identities(_shadow(text)), None) is not None


def _bare(said: str) -> str:
    return BETWEEN.sub("", said).upper()


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
