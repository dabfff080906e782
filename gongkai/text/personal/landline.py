"""Fixed telephones (固定电话). Most of them are an office's and public; one is a person's only where the words say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.serial import is_serial
from gongkai.text.personal.shadow import Shadow

_EXTENSION = r"(?:(?:转|-)\d{1,5})?"
_LOCAL = r"[2-9](?:\d{2,3}[ -]?\d{4}|\d{3}[ -]\d{3})(?!\d)"
_WITH_TOWN = re.compile(
    rf"0(?:10|2\d|[3-9]\d\d)(?:(?P<close>\)) ?|[‐‑‒–—−\u30fc -]{{0,2}}){_LOCAL}{_EXTENSION}(?!\.?\d)",
    re.ASCII,
)
_NOT_BEFORE = re.compile(r"[\dA-Za-z.]$|\d\d\d-$|[A-Za-z]/$")
_ALONE = re.compile(
    rf"(?:电话|传真|座机|固话|宅电|热线|Tel|tel)(?:号码|号)?[):=,为是\" ]{{0,4}}(?P<local>{_LOCAL}{_EXTENSION})(?![\d元万亿])"
)
_CELL = re.compile(rf"\s*(?P<local>{_LOCAL}{_EXTENSION})\s*")
_COLUMN = re.compile("电话|座机|固话|宅电")
_HOME = re.compile("家庭.{0,2}电话|家里|家中|住宅|[宅家]电|住址")
_SAYS_TELEPHONE = re.compile("电话|传真|座机|固话|[宅家]电|热线|Tel|联系|致电|拨打", re.I)


def hits(shadow: Shadow) -> Iterator[Personal]:
    for m in _WITH_TOWN.finditer(shadow.plain):
        start = m.start() - (1 if m["close"] else 0)  # the bracket before the town's code
        before = shadow.before(start)
        if _NOT_BEFORE.search(before) or (m["close"] and shadow.plain[start] != "("):
            continue
        # Without a mark after the town's code it may be any number of eleven digits.
        if is_serial(before) or (m[0].isdigit() and not _SAYS_TELEPHONE.search(shadow.before(start, 28))):
            continue
        yield _hit(start, m.end(), before)
    for m in _ALONE.finditer(shadow.plain):
        yield _hit(*m.span("local"), shadow.before(m.start("local")))
    for start, end, head in shadow.columns:
        if _COLUMN.search(head) and (cell := _CELL.fullmatch(shadow.plain, start, end)):
            yield _hit(*cell.span("local"), head)


def _hit(start: int, end: int, before: str) -> Personal:
    return Personal(start, end, "landline", False, "home" if _HOME.search(before) else "office")
