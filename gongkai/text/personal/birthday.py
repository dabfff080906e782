"""Birthdays told as such (出生日期). With the whole day after its label one is certain; year and month are often a fact of office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_NUMBER = "[〇零○一二三四五六七八九十]"
_DAY = (
    r"(?:(?:19|20)\d\d\s*[年./-]\s*\d{1,2}(?P<day>\s*[月./-]\s*\d{1,2}(?:\s*日)?)?月?"
    r"|(?:19|20)\d\d(?P<eight>(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
    rf"|(?:一九|二[〇零○]){_NUMBER}{{2}}年{_NUMBER}{{1,2}}月(?P<han>{_NUMBER}{{1,3}}日)?)"
)
_AFTER_LABEL = re.compile(
    rf"(?P<label>出生日期|出生年月日?|出生时间|出生于?(?=[:|\d一二])|生日|生于)\s*[:|｜为是]?\s*(?P<said>{_DAY})"
)
_DOES = re.compile("[向在到来就因通提申报持驾收取与以缴领办签购乘被由从]")
_BIRTH = re.compile(r"生(?:(?<=[\d日月\s]出生)|(?<=[\d日月\s]生)(?=[,。;)\s|]|$))")
_BEFORE_BIRTH = re.compile(rf"(?P<said>{_DAY})\s*$")
LONGEST = 24
_COLUMN = re.compile("出生|生日")
_CELL = re.compile(rf"\s*(?P<said>{_DAY})\s*")
# In a row: the cell behind that of the sex.
_BEHIND_SEX = re.compile(rf"[男女] ?[\t|] ?(?P<said>{_DAY})(?= ?[\t|\n]|$)")


def hits(shadow: Shadow) -> Iterator[Personal]:
    for m in _AFTER_LABEL.finditer(shadow.plain):
        if m["label"] == "生于" and _DOES.match(shadow.plain, m.end()):
            continue  # 张冬生于3月1日向我局提交
        yield _hit(m, "labelled")
    for birth in _BIRTH.finditer(shadow.plain):
        end = birth.start() - (shadow.plain[birth.start() - 1] == "出")
        if day := _BEFORE_BIRTH.search(shadow.plain, max(0, end - LONGEST), end):
            yield _hit(day, "labelled")
    for start, end, head in shadow.columns:
        if _COLUMN.search(head) and (cell := _CELL.fullmatch(shadow.plain, start, end)):
            yield _hit(cell, "column")
    for m in _BEHIND_SEX.finditer(shadow.plain) if "\t" in shadow.plain or "|" in shadow.plain else ():
        yield _hit(m, "column")


def _hit(m: re.Match[str], reason: str) -> Personal:
    return Personal(*m.span("said"), "birthday", bool(m["day"] or m["eight"] or m["han"]), reason)
