"""Days as texts name them (日期): 2023年5月6日, and 5月6日 whose year stands before it in the sentence.

Days of the lunar calendar (农历、阴历) are not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.text.passage import Line, Passage

_DAY = re.compile(r"(\d{1,2})月(\d{1,2})([日号])")
_YEAR_BEFORE = re.compile(r"(?<!\d)(\d{4})年$")
_YEARS = re.compile(r"((?:19|20)\d\d)年")
_LUNAR = re.compile(r"(?:农历|阴历|夏历|旧历|古历)[^，。；]{0,6}$")
_PLACE = re.compile(r"[线楼院馆厂路]")  # 3月18号线 names no day


@dataclass(frozen=True)
class Day:
    """A day as written: `start` to `end` covers it. `year` is None where none is given; `is_said` where it stands there.

    It need not exist: `date` is None for 2月30日.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    is_said: bool

    @property
    def date(self) -> date | None:
        if self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def dated_lines(passage: Passage) -> list[tuple[Line, str, list[Day]]]:
    """The paragraphs that name days, with their words and their days: `passage.once(dated_lines)`."""
    found = ((line, words) for line in passage.paragraphs if "月" in (words := passage.words(line)))
    return [(line, words, named) for line, words in found if (named := list(days(words)))]


def days(line: str) -> Iterator[Day]:
    """Every day named in a line, in order. A day without a year takes the last year named before it in the line."""
    if "月" not in line:
        return
    years = [(hit.start(), int(hit[1])) for hit in _YEARS.finditer(line)]
    before: int | None = None
    passed = 0
    for hit in _DAY.finditer(line):
        at = hit.start()
        while passed < len(years) and years[passed][0] < at:
            before = years[passed][1]
            passed += 1
        if line[at - 1 : at].isdigit() or _PLACE.match(line, hit.end()):
            continue
        said = _YEAR_BEFORE.search(line[max(0, at - 6) : at])
        start = at - 5 if said else at
        if _LUNAR.search(line[max(0, start - 10) : start]):
            continue
        year = int(said[1]) if said else before
        yield Day(start, hit.end(), year, int(hit[1]), int(hit[2]), bool(said))
