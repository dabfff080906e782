"""Identity numbers (公民身份号码): 18 characters with a check digit (GB 11643), or 15 digits of old.

The gate takes every one whose birthday can be a day or whose check digit fits: a number with one slip is still somebody's.
Otherwise one is certain when both fit and it does not stand under the head of a serial number with a date of lately.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.text.personal.name_back import is_beside_a_name
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.serial import is_serial
from gongkai.text.personal.shadow import GAP, LINK, Shadow, bare

SHAPES = (
    re.compile(rf"(?<!\d)(?:\d{GAP}){{17}}[\dXx](?![0-9A-Za-z])", re.ASCII),
    re.compile(rf"(?<!\d)\d{{6}}({LINK})\d{{8}}\1\d{{3}}[\dXx](?![0-9A-Za-z])", re.ASCII),
)
_OLD = re.compile(r"(?<!\d)(?:\d{15}|\d{6} \d{6} \d{3})(?![0-9A-Za-z])", re.ASCII)
_LABEL = re.compile("身份|证件|证号|ID|户口|社会保障号|社保号", re.I)
# Right in front of the number: with a slip in it, it is still somebody's.
_IN_FRONT = re.compile("(?:身份证|身份号码|居民证|户口簿?)[^\\d,，。;；、|\\t]{0,12}$")
_OF_FILES = re.compile("档案|案卷|卷宗")
_FILES = re.compile("号?[一二两三四五六七八九十\\d等]{0,3}卷")
_LISTED = re.compile(r"(?:[0-9A-Za-z-]{4,24}[、,;和及与 ]{1,2})+$")
_GROUPED = re.compile(r"\d{17}[\dXx]|\d{6}(\W)\d{8}\1\d{3}[\dXx]|\d{6}(\W)\d{4}\2\d{4}\2\d{3}[\dXx]|\d{3}(\W)\d{3}\3\d{4}\3\d{4}\3\d{3}[\dXx]|\d(?:(\W)\d){16}\W[\dXx]", re.ASCII)  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
REGIONS = frozenset(map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83)))  # fmt: skip
NEWEST_OF_OLD = 2008  # serial numbers made of region and date came with computers


def strict(shadow: Shadow) -> Iterator[Personal]:
    """Every number the gate stops."""
    for m, number in _candidates(shadow):
        if check_digit_fits(number) or is_birthday(number[6:14]):
            yield Personal(*m.span(), "id_card", True, "checked")


def hits(shadow: Shadow) -> Iterator[Personal]:
    for m, number in _candidates(shadow):
        certain, reason = _judged(shadow, m, number)
        if reason:
            yield Personal(*m.span(), "id_card", certain, reason)
    for start, stop in shadow.clusters:
        for m in _OLD.finditer(shadow.plain, start, stop):
            number = bare(m[0])
            if (
                number[:2] in REGIONS
                and is_birthday(f"19{number[6:12]}")
                and (_LABEL.search(shadow.before(m.start(), 20)) or is_beside_a_name(shadow, m.start()))
            ):
                yield Personal(*m.span(), "id_card", True, "labelled")


def _candidates(shadow: Shadow) -> Iterator[tuple[re.Match[str], str]]:
    for start, stop in shadow.clusters:
        for shape in SHAPES:
            for m in shape.finditer(shadow.plain, start, stop):
                yield m, bare(m[0])


def _judged(shadow: Shadow, m: re.Match[str], number: str) -> tuple[bool, str]:
    """Whether a number is certainly one, and why; no reason where it is none."""
    before = shadow.before(m.start(), 20)
    labelled, serial = bool(_LABEL.search(before)), is_serial(_LISTED.sub("", shadow.before(m.start(), 90)))
    of_files = _OF_FILES.search(before) or _FILES.match(shadow.after(m.end()))
    fits, born, known = check_digit_fits(number), is_birthday(number[6:14]), number[:2] in REGIONS
    grouped = bool(_GROUPED.fullmatch(m[0]))
    if fits and born and (grouped or known):
        of_things = (serial and int(number[6:10]) >= NEWEST_OF_OLD) or of_files
        return (False, "serial") if of_things and not labelled else (True, "checked")
    if serial and not labelled or not (grouped or labelled):
        return False, ""
    if born and (known or labelled):
        return bool(_IN_FRONT.search(before)), "check_digit_wrong"
    in_front = bool(_IN_FRONT.search(before))
    return (in_front, "birthday_impossible") if labelled and (fits or (in_front and known)) else (False, "")


def check_digit_fits(number: str) -> bool:
    """Whether the 18th character is the one GB 11643 asks for."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1]


def is_birthday(said: str) -> bool:
    """Whether eight digits are a day somebody can be born on."""
    try:
        return 1900 <= date(int(said[:4]), int(said[4:6]), int(said[6:])).year <= 2099
    except ValueError:
        return False
