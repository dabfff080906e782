"""Headers and footers of a sheet (页眉页脚): words between codes, read as they are shown (ECMA-376, 18.3.1.46).

`&L`, `&C`, `&R` begin a third of the line; `&P`, `&N`, `&D`, `&T`, `&A`, `&F`, `&Z`, `&G` stand for a page, a day, a name, a picture;
`&"宋体,常规"`, `&12`, `&KFF0000`, `&B` and the like say how the words look; `&&` is the sign itself.
"""

from __future__ import annotations

import re

from gongkai.text.personal import bare, found

HEADERS = frozenset(which + what for which in ("odd", "even", "first") for what in ("Header", "Footer"))
# A size has one to three digits and a number may follow it at once: most have two.
SIZES = (2, 1, 3)
_LOOK = r'"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|[A-Za-z&]'
_CODES = re.compile(rf"&(?:{_LOOK}|\d+)")
_BY_SIZE = {size: re.compile(rf"(&(?:{_LOOK}|\d{{{size}}}|\d{{1,3}}(?!\d)))") for size in SIZES}
_THIRDS = frozenset({"&L", "&C", "&R"})
_SHOWS = frozenset(f"&{letter}" for letter in "LCRPNDTFAZG")
_LONGEST_SIZE = 3
_REACH = 64  # characters behind a size; no number of anybody is longer


def stretches(text: str) -> list[str]:
    """Words and codes in turns, the words first. Where digits follow a size at once, it has as many as leave somebody's number
    whole, and otherwise two."""
    parts: list[str] = []
    done = 0
    for code in _CODES.finditer(text):
        end = code.end()
        if text[code.start() + 1].isdecimal():
            end = code.start() + 1 + _size(text, code.start() + 1, end)
        parts += [text[done : code.start()], text[code.start() : end]]
        done = end
    return [*parts, text[done:]]


def shown_by(code: str) -> str:
    """What a code puts between the words beside it: a break where something else is shown there, nothing for a look."""
    return "&" if code == "&&" else "\n" if code.upper() in _SHOWS else ""


def shown(text: str) -> str:
    """The words as they are seen."""
    return _put_together(stretches(text))


def lines(text: str) -> list[str]:
    """Each third by itself, without the pages, days and names that only a printer knows."""
    parts = stretches(text)
    parts[1::2] = ["\n" if code.upper() in _THIRDS else shown_by(code).strip() for code in parts[1::2]]
    return "".join(parts).splitlines()


def readings(text: str) -> list[str]:
    """The words as they are seen; then every other way to read the codes that makes somebody's number of their digits."""
    told: list[str] = []
    known: frozenset[str] = frozenset()
    for said in (shown(text), text, *(_put_together(codes.split(text)) for codes in _BY_SIZE.values())):
        if not told or not numbers(said) <= known:
            told.append(said)
            known |= numbers(said)
    return told


def numbers(said: str) -> frozenset[str]:
    """The numbers of somebody in some words, bare."""
    return frozenset(bare(said[one.start : one.end]) for one in found(said))


def _put_together(parts: list[str]) -> str:
    return "".join(part if at % 2 == 0 else shown_by(part) for at, part in enumerate(parts))


def _size(text: str, start: int, end: int) -> int:
    """How many of the digits from `start` to `end` say a size."""
    there = end - start
    for size in SIZES:
        behind = text[start + size : start + size + _REACH]
        if size < there and any(one.start < there - size for one in found(behind)):
            return size
    return there if there <= _LONGEST_SIZE else SIZES[0]
