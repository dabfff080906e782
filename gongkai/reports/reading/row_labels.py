"""The labels of table 3 against the locked ones: different (AN002), missing (AN003) or cut short (AN004)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongkai.law.forms.annual import Form, Row
from gongkai.reports.reading.faults import LabelFault
from gongkai.reports.reading.labels import Words, bare, covered_in_order, likeness, words_of
from gongkai.reports.reading.page import Page
from gongkai.reports.reading.rows import Taken

NEAR = 60  # Han characters after a row in which the rest of its broken label may stand
_MARK = re.compile(r"(?:\([一二三四五六七八九十\d]\)|[一二三四五六七八九十]\s*、|\d\s*[.、,])\s*[“\"]?\s*$")


def faults(page: Page, form: Form, taken: Sequence[Taken], start: int, end: int) -> Iterator[LabelFault]:
    """Faults of the rows taken, of rows not found between them, and of the labels that gather rows."""
    by_key = {one.row.key: one for one in taken}
    rows = form.table("t3").rows
    for place, one in enumerate(taken):
        after = taken[place + 1].run.span[0] if place + 1 < len(taken) else end
        if one.like is None:
            yield _lost(page, one)
        else:
            yield from _compare(page, one, words_of(page.text, one.run.span[1], after))
    last = max(rows.index(row) for row in rows if row.key in by_key)
    whole = words_of(page.text, start, end).text
    for place, row in enumerate(rows[: last + 1]):
        if row.heads:
            yield from _gathering(page, rows, row, by_key, start, end)
        elif row.key not in by_key:
            at = _next_start(rows[place:], by_key, end)
            yield _absent(page, row, at, printed=bare(row.label) in whole)


def _lost(page: Page, one: Taken) -> LabelFault:
    start, end = page.span(one.run.pieces[0].start, one.run.pieces[0].end)
    if not one.overwritten:
        return LabelFault("AN003", start, start, "", one.row.label, f"行标签缺失，此行应为“{one.row.label}”")
    found = page.original[start:end]
    says = f"行标签被“{found}”覆盖，应为“{one.row.label}”"
    return LabelFault("AN003", start, end, found, one.row.label, says)


def _compare(page: Page, one: Taken, after: Words) -> Iterator[LabelFault]:
    label, words = bare(one.row.label), one.words
    if label in words.text:
        yield from _unclosed(page, one)
        return
    like = likeness(label, words.text)
    if one.like is not None and one.like.first >= 0 and like.last < one.like.last:
        like = one.like
    tail = words.text[max(0, like.first) :]
    if covered_in_order(label, tail + after.text[:NEAR]) == 1.0 or like.last < 0:
        return
    first = words.at[like.first]
    mark = _MARK.search(page.text, one.run.words[0], first)
    start, end = page.span(mark.start() if mark else first, words.at[like.last] + 1)
    printed = words.text[like.first : like.last + 1]
    found = page.original[start:end]
    cut = printed in label
    says = f"行标签{'残缺' if cut else '有误'}，应为“{one.row.label}”"
    yield LabelFault("AN004" if cut else "AN002", start, end, found, one.row.label, says)


def _unclosed(page: Page, one: Taken) -> Iterator[LabelFault]:
    """The closing quote of 危及“三安全一稳定” is often lost."""
    if not one.row.label.endswith("”") or one.like is None or one.like.last < 0:
        return
    first, last = one.words.at[one.like.first], one.words.at[one.like.last] + 1
    opened = any(mark in page.text[first:last] for mark in '“"')
    closed = any(mark in page.text[last : last + 3] for mark in '”"“')
    if opened and not closed:
        mark_before = _MARK.search(page.text, one.run.words[0], first)
        start, end = page.span(mark_before.start() if mark_before else first, last)
        says = f"行标签缺后引号，应为“{one.row.label}”"
        yield LabelFault("AN004", start, end, page.original[start:end], one.row.label, says, "warning")


def _gathering(
    page: Page, rows: Sequence[Row], row: Row, by_key: dict[str, Taken], start: int, end: int
) -> Iterator[LabelFault]:
    """A label such as （六）其他处理: looked for from before its first row to the run after its last."""
    members = [by_key[one.key] for one in rows if one.key in by_key and _under(rows, one, row.key)]
    if not members:
        return
    before = [one for one in by_key.values() if one.run.span[1] <= members[0].run.span[0]]
    low = max((one.run.span[1] for one in before), default=start)
    later = [one for one in by_key.values() if one.run.span[0] >= members[-1].run.span[1]]
    high = min((one.run.span[0] for one in later), default=end)
    label = bare(row.label)
    words = words_of(page.text, low, high)
    if covered_in_order(label, _without(words, rows, row)) == 1.0:
        return
    number = row.label[1] if row.label[0] == "（" else row.label[0]
    mark = re.search(rf"\({number}\)|{number}\s*、", page.text[low : members[0].run.span[0]])
    at = (low + mark.start(), low + mark.end()) if mark else (members[0].run.words[0],) * 2
    start, end = page.span(*at)
    found = page.original[start:end]
    says = f"“{row.label}”只剩“{found}”" if found else f"缺少标签“{row.label}”"
    yield LabelFault("AN003", start, end, found, row.label, says)


def _without(words: Words, rows: Sequence[Row], gathering: Row) -> str:
    """The words without the labels of the rows gathered, which may hold the same characters."""
    text = words.text
    for row in sorted(rows, key=lambda row: -len(row.label)):
        own = bare(row.label)
        if not row.heads and gathering.group and _under(rows, row, gathering.key):
            text = text if own in bare(gathering.label) else text.replace(own, "　")
    return text


def _under(rows: Sequence[Row], row: Row, group: str) -> bool:
    while row.group:
        if row.group == group:
            return True
        row = next(one for one in rows if one.key == row.group)
    return False


def _next_start(rows: Sequence[Row], by_key: dict[str, Taken], end: int) -> int:
    return next((by_key[row.key].run.words[0] for row in rows if row.key in by_key), end)


def _absent(page: Page, row: Row, at: int, *, printed: bool) -> LabelFault:
    where = page.at[at]
    if printed:
        return LabelFault("AN005", where, where, "", None, f"表三“{row.label}”行没有数字")
    return LabelFault("AN003", where, where, "", row.label, f"表三缺少“{row.label}”行")
