"""Attachments of an official document (附件): the list at its end, the sheets behind it, and where the text speaks of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.text.passage import Passage

_FIRST = re.compile(r"[ \t]*附\s?件\s*：[ \t]*(?:(\d{1,2})\s*[.、]\s*)?(?=[^\s。；，：])")
_NEXT = re.compile(r"[ \t]*(\d{1,2})\s*[.、]\s*(?=\S)")
_SHEET = re.compile(r"[ \t]*附\s?件\s*(\d{1,2})[ \t]*(?:：.*)?$")
_MENTION = re.compile(r"附件\s?(\d{1,2})(?![\d.\-—])")
# The list within a paragraph: …。附件：1.读者须知 2.登记表
_INLINE = re.compile(r"附\s?件\s?：[ \t]*(?=1\s?[.、])")
_ITEM = re.compile(
    r"(?<=[：；，。 \t])(\d{1,2})\s?[.、][ \t]*((?:[^\d\s；，。]|\d{4}年)[^；，。\n]*?)(?=[ \t]*(?:$|[；，。]|[ \t]\d{1,2}\s?[.、]))"
)
_NAMED = re.compile(r"[ \t]*(?:附\s?件\s*：[ \t]*)?(?:\d{1,2}\s*[.、]\s*)?([^\n]*?)[；，。]?[ \t]*$")
_LONGEST_LIST = 400  # characters of a list within a paragraph
_LONGEST = 60  # characters of a line in the list


@dataclass(frozen=True)
class Place:
    start: int
    end: int
    number: int
    name: str = ""


@dataclass(frozen=True)
class Attachments:
    """`listed`: the items under 附件：; `sheets`: lines 附件1, 附件2 that open a sheet; `mentions`: 附件1 within sentences."""

    listed: tuple[Place, ...]
    sheets: tuple[Place, ...]
    mentions: tuple[Place, ...]


def attachments(passage: Passage) -> Attachments:
    listed: list[Place] = []
    sheets: list[Place] = []
    in_list = False
    for line in passage.lines:
        words = passage.words(line)
        if not words.strip():
            continue
        if hit := _SHEET.match(words):
            sheets.append(Place(line.start + hit.start(), line.start + hit.end(), int(hit[1])))
        elif not listed and len(words) <= _LONGEST and (hit := _FIRST.match(words)):
            listed += _within(line.start, words) or [
                Place(line.start, line.start + hit.end(), int(hit[1] or 1), _name(words))
            ]
            in_list = True
            continue
        elif in_list and len(words) <= _LONGEST and (hit := _NEXT.match(words)):
            listed.append(Place(line.start, line.start + hit.end(), int(hit[1]), _name(words)))
            continue
        elif not listed and (within := _within(line.start, words)):
            listed += within
            in_list = True
            continue
        in_list = False
    opening = {sheet.start for sheet in sheets}
    mentions = [
        Place(*hit.span(), int(hit[1]))
        for hit in _MENTION.finditer(passage.shadow)
        if passage.line_at(hit.start()).start not in opening
    ]
    return Attachments(tuple(listed), tuple(sheets), tuple(mentions))


def _within(start: int, words: str) -> list[Place]:
    """The items of a list that stands within one paragraph, two and more."""
    opening = _INLINE.search(words)
    if opening is None or len(words) - opening.end() > _LONGEST_LIST:
        return []
    items = list(_ITEM.finditer(words, opening.end()))
    if len(items) < 2 or items[0].start() != opening.end():
        return []
    return [Place(start + hit.start(1), start + hit.end(), int(hit[1]), _bare(hit[2])) for hit in items]


def _name(words: str) -> str:
    hit = _NAMED.match(words)
    return _bare(hit[1]) if hit else ""


def _bare(name: str) -> str:
    return name.strip().removeprefix("《").removesuffix("》")
