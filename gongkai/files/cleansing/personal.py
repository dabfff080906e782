"""Who finds personal data and who makes its mask, unless somebody else is passed in: the one place to change them."""

from __future__ import annotations

import re

from gongkai.files.cleansing.shapes import Masker, Span
from gongkai.text.personal import KINDS as NUMBERS
from gongkai.text.personal import bare, masked
from gongkai.text.personal_kinds import shown
from gongkai.text.width import fold

KINDS = NUMBERS | {"name": "姓名", "address": "住址", "birthday": "出生日期"}
# How much of it a mask shows.
POLICIES = {"partial": "保留首尾，能对上号", "full": "全部遮去"}
HIDDEN = "***"
EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}", re.ASCII)
DISTRICT = re.compile(r".*?(?:区|县|市|旗|街道|镇|乡)")
# A number somebody masked already is found beside whole ones; it stays as it is.
MASKED_ALREADY = "number_part"


def find(text: str) -> list[Span]:
    """Personal data in a text, in order, without overlaps."""
    rows = [Span(one.start, one.end, one.kind) for one in shown(text) if one.kind != MASKED_ALREADY]
    rows += [Span(*m.span(), "email") for m in EMAIL.finditer(fold(text))]
    end, kept = 0, []
    for row in sorted(rows, key=lambda span: (span.start, -span.end)):
        if row.start >= end:
            kept.append(row)
            end = row.end
    return kept


def masker(policy: str = "partial") -> Masker:
    """The mask of some words, by how much it shows (a key of POLICIES)."""
    return _partial if policy == "partial" else lambda kind, words: HIDDEN


def _partial(kind: str, words: str) -> str:
    if kind in NUMBERS:
        return masked(words)
    if kind == "name":
        return words[:1] + "某"
    if kind == "address" and (district := DISTRICT.match(words)) and len(district[0]) < len(words):
        return district[0] + HIDDEN
    return HIDDEN


def comparable(words: str) -> str:
    """Words as they are compared: of one width, without blanks and what parts the digits of a number."""
    return bare(words)
