"""Numbers in a run of digits that is longer than any of them: the cells of a table copied without what parted them.

An identity number is known by its check digit, its birthday and its region wherever it begins. Nothing in a mobile number
proves it: one run in ten that a bank or a till counts by (date, time, number of the day) ends like one. So it is one only
beside an identity number, in a run made of nothing else, or where something besides the signs parts it off.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from gongkai.text.personal.id_card import REGIONS, check_digit_fits, is_birthday

RUN = re.compile(r"[0-9Xx]{12,}")
ID, MOBILE = 18, 11
_ID = re.compile(r"\d{17}[\dX]")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_HALF = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {0xFF38: 0x58, 0xFF58: 0x78}


def half_width(text: str) -> str:
    """A text whose digits are found by RUN, of equal length."""
    return text if text.isascii() else text.translate(_HALF)


def numbers_in(run: str, seams: Collection[int] = ()) -> list[tuple[int, int]]:
    """Where the numbers of persons in a run stand, in order, none over another.

    `seams`: places at which something else than the signs says that a number begins or ends there; what lies between two of
    them, or between one and an end, is read by itself, unless an identity number goes across.
    """
    run = run.upper()
    cards = list(_cards(run))
    edges = [0, *(edge for card in cards for edge in card), len(run)]
    found = [
        mobile
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        for mobile in _mobiles(run, start, end, seams)
    ]
    return sorted([*cards, *found])


def is_id(number: str) -> bool:
    """Whether 18 signs are an identity number by themselves, with nothing around that says so."""
    return bool(
        _ID.fullmatch(number)
        and number[:2] in REGIONS
        and check_digit_fits(number)
        and is_birthday(number[6:14])
    )


def _cards(run: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at + ID <= len(run):
        found = is_id(run[at : at + ID])
        if found:
            yield at, at + ID
        at += ID if found else 1


def _mobiles(run: str, start: int, end: int, seams: Collection[int]) -> Iterator[tuple[int, int]]:
    """In a stretch with no identity number: all of it, what lies beside the identity numbers around it, what lies between seams."""
    if numbers := _divided(run, start, end):
        yield from numbers
        return
    while end < len(run) and end - start >= MOBILE and _MOBILE.fullmatch(run, end - MOBILE, end):
        yield end - MOBILE, end
        end -= MOBILE
    while start and end - start >= MOBILE and _MOBILE.fullmatch(run, start, start + MOBILE):
        yield start, start + MOBILE
        start += MOBILE
    marks = [start, *sorted(seam for seam in set(seams) if start < seam < end), end]
    for first, last in pairwise(marks):
        yield from _divided(run, first, last)


def _divided(run: str, start: int, end: int) -> list[tuple[int, int]]:
    """The mobile numbers that a stretch is made of; none where anything else is in it."""
    numbers = [(at, at + MOBILE) for at in range(start, end, MOBILE)]
    is_all = (end - start) % MOBILE == 0 and all(_MOBILE.fullmatch(run, *number) for number in numbers)
    return numbers if is_all else []
