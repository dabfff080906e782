"""Numbers in a run of digits that is longer than any of them: the cells of a table copied without what parted them.

An identity number is known by its check digit, its birthday and its region wherever it begins. A mobile number is one at an
end of what is left: a run of more than MOST signs is nobody's one number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from gongkai.text.personal.id_card import REGIONS, check_digit_fits, is_birthday

RUN = re.compile(r"[0-9Xx]{12,}")
ID, MOBILE, MOST = 18, 11, 19
_ID = re.compile(r"\d{17}[\dX]")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_HALF = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {0xFF38: 0x58, 0xFF58: 0x78}


def half_width(text: str) -> str:
    """A text whose digits are found by RUN, of equal length."""
    return text if text.isascii() else text.translate(_HALF)


def numbers_in(run: str, seams: Collection[int] = ()) -> list[tuple[int, int]]:
    """Where the numbers of persons in a run stand, in order, none over another.

    `seams`: places at which something else than the signs says that a number begins or ends there; eleven digits between two
    of them, or between one and an end, are a mobile number in a run of any length.
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
    """From the end of a stretch as long as there is one, then from its begin."""
    is_long, marks = len(run) > MOST, {0, len(run), *seams}

    def is_mobile(at: int) -> bool:
        alone = is_long or {at, at + MOBILE} <= marks and not any(at < seam < at + MOBILE for seam in seams)
        return alone and bool(_MOBILE.fullmatch(run, at, at + MOBILE))

    while end - start >= MOBILE and is_mobile(end - MOBILE):
        yield end - MOBILE, end
        end -= MOBILE
    while end - start >= MOBILE and is_mobile(start):
        yield start, start + MOBILE
        start += MOBILE
