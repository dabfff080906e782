"""The day at the end of a document (成文日期): where it stands and which day it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.text.han_number import value_of
from gongkai.text.passage import Line, Passage

_ORGAN = r"(?:[一-龥]{2,30}?(?:政府|局|委|厅|办公室|办|院|中心|馆|处|会|部|署|社|公司|街道|镇|乡|科)[ \t]*)?"
_ARABIC = r"(?P<y>(?:19|20)\d\d) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?(?:日|(?P<spoken>号))"
_POINTED = r"(?P<py>(?:19|20)\d\d)(?P<by>[./-])(?P<pm>\d{1,2})(?P=by)(?P<pd>\d{1,2})"
_HAN = r"(?P<hy>[一二][一二三四五六七八九〇○零O0]{3})年(?P<hm>[一二三四五六七八九十]{1,2})月(?P<hd>[一二三四五六七八九十]{1,3})日"
_LINE = re.compile(rf"[ \t]*{_ORGAN}(?P<day>{_ARABIC}|{_POINTED}|{_HAN})(?:[ \t]*印发)?[ \t]*$")
_YEAR = str.maketrans("一二三四五六七八九〇○零O", "1234567890000")
_NEAR_THE_END = 8  # lines with words; after the day come at most the annotation, copies and the imprint


@dataclass(frozen=True)
class Dateline:
    """`start` and `end` of the words of the day; `day` is None where there is no such day in the calendar."""

    start: int
    end: int
    day: date | None
    is_arabic: bool


def dateline(passage: Passage) -> Dateline | None:
    """The last line near the end of a text that says nothing but a day, or an organ and a day."""
    return next(_from_the_end(passage), None)


def own_day(passage: Passage) -> date | None:
    """The day the text speaks on: as given, or else as its dateline says."""
    if passage.day:
        return passage.day
    found = passage.once(dateline)
    return found.day if found else None


def _from_the_end(passage: Passage) -> Iterator[Dateline]:
    seen = 0
    for line in reversed(passage.lines):
        words = passage.words(line)
        if not words.strip():
            continue
        seen += 1
        if seen > _NEAR_THE_END:
            return
        if hit := _LINE.match(words):
            yield _read(line, hit)


def _read(line: Line, hit: re.Match[str]) -> Dateline:
    if hit["y"]:
        parts = int(hit["y"]), int(hit["m"]), int(hit["d"])
    elif hit["py"]:
        parts = int(hit["py"]), int(hit["pm"]), int(hit["pd"])
    else:
        parts = int(hit["hy"].translate(_YEAR)), value_of(hit["hm"]) or 0, value_of(hit["hd"]) or 0
    try:
        day = date(*parts)
    except ValueError:
        day = None
    return Dateline(
        line.start + hit.start("day"), line.start + hit.end("day"), day, bool(hit["y"]) and not hit["spoken"]
    )
