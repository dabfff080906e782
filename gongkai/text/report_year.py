"""What a report on a year says about itself (报告年度): the year in its title, and the days it was signed and issued."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gongkai.text.dates import days
from gongkai.text.passage import Line, Passage

_SHORTEST_END = 200
_TITLE_LINES = 6  # lines of words in which the title stands
_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!\d{1,2}月)")
_REPORT = re.compile(r"(?:报告|总结|年报|情况)(?:（[^（）]{1,12}）)?[ #*》]*$")
_DISCLOSURE = re.compile(r"信息公开(?:工作)?(?:年度)?(?:报告|年报|情况)")
_SENTENCE = re.compile(r"[。；，]")
_ISSUED = re.compile(r"(?<!\d)((?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*印发(?![的，])")
_SIGNED_LINE = re.compile(r"(?:^|[\s　])((?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*$")


@dataclass(frozen=True)
class Title:
    """The title's line and its year."""

    line: Line
    words: str
    year: int

    @property
    def is_of_disclosure(self) -> bool:
        return bool(_DISCLOSURE.search(self.words))


@dataclass(frozen=True)
class Dated:
    """A day at the end of a document; `start` to `end` covers it."""

    start: int
    end: int
    day: date


def title(passage: Passage) -> Title | None:
    """The title of a report on one year, or None: the only year among the first lines that end in 报告, 总结 or 年报."""
    for line in passage.paragraphs[:_TITLE_LINES]:
        words = passage.words(line).strip()
        years = {int(hit[1]) for hit in _YEAR.finditer(words)}
        if len(words) <= 60 and _REPORT.search(words) and not _SENTENCE.search(words) and "计划" not in words:
            return Title(line, words, years.pop()) if len(years) == 1 else None
    return None


def issued(passage: Passage) -> Dated | None:
    """The day of issue (…印发), the last one said."""
    hits = _ISSUED.finditer(passage.prose, _end_of(passage))
    return _dated(passage, [hit.span(1) for hit in hits])


def signed(passage: Passage) -> Dated | None:
    """The day of signature (成文日期): a line of its own, or of the agency and it, near the end of the text."""
    spans, near_the_end = [], _end_of(passage)
    for line in passage.paragraphs:
        if line.start < near_the_end:
            continue
        words = passage.words(line)
        hit = _SIGNED_LINE.search(words)
        if hit and len(words.strip()) <= 40 and not _SENTENCE.search(words):
            spans.append((line.start + hit.start(1), line.start + hit.end(1)))
    return _dated(passage, spans)


def _end_of(passage: Passage) -> int:
    """Where the end of a text begins: its last third, 200 characters at least."""
    length = len(passage.shadow)
    return max(0, min(length * 2 // 3, length - _SHORTEST_END))


def _dated(passage: Passage, spans: list[tuple[int, int]]) -> Dated | None:
    for start, end in reversed(spans):
        day = next(iter(days(passage.shadow[start:end])), None)
        if day is not None and day.date is not None:
            return Dated(start, end, day.date)
    return None
