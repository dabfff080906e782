"""Attachments of an official document (附件): the list at its end, the sheets behind it, and where the text speaks of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.text.passage import Passage

_FIRST = re.compile(r"[ \t]*附\s?件\s*：[ \t]*(?:(\d{1,2})\s*[.、]\s*)?(?=[^\s。；，：])")
_NEXT = re.compile(r"[ \t]*(\d{1,2})\s*[.、]\s*(?=\S)")
_SHEET = re.compile(r"[ \t]*附\s?件\s*(\d{1,2})[ \t]*(?:：.*)?$")
_MENTION = re.compile(r"附件\s?(\d{1,2})(?![\d.\-—])")
_LONGEST = 60  # characters of a line in the list


@dataclass(frozen=True)
class Place:
    start: int
    end: int
    number: int


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
            listed.append(Place(line.start, line.start + hit.end(), int(hit[1] or 1)))
            in_list = True
            continue
        elif in_list and len(words) <= _LONGEST and (hit := _NEXT.match(words)):
            listed.append(Place(line.start, line.start + hit.end(), int(hit[1])))
            continue
        in_list = False
    opening = {sheet.start for sheet in sheets}
    mentions = [
        Place(*hit.span(), int(hit[1]))
        for hit in _MENTION.finditer(passage.shadow)
        if passage.line_at(hit.start()).start not in opening
    ]
    return Attachments(tuple(listed), tuple(sheets), tuple(mentions))
