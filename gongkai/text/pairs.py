"""Marks that come in pairs: which stand alone (成对标点).

A pair is closed within its line if it can be; only what is left over may be closed some lines below,
because a quotation or a bracket may run over several paragraphs.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.text.passage import Line, Passage

CLOSED_BY = {
    "“": "”", "‘": "’", "「": "」", "『": "』",
    "（": "）", "【": "】", "〔": "〕",
    "《": "》", "〈": "〉",
}  # fmt: skip
_OPENED_BY = {closing: opening for opening, closing in CLOSED_BY.items()}
_PAIRS = [opening + closing for opening, closing in CLOSED_BY.items()]
_NO_MARK = re.compile("[^\n" + "".join(_PAIRS) + "]+")
_MARK = re.compile("[" + "".join(CLOSED_BY) + "".join(_OPENED_BY) + "]")
# “1）” and “a）” number an item and close nothing.
_ITEM_NUMBER = re.compile(r"(?:^|[。；：，、\s])[\da-zA-Z①-⑳一二三四五六七八九十]{1,3}$")
# Lines below in which a pair may still be closed; a cell of a table has less to say than a paragraph.
_REACH, _REACH_OF_CELL = 60, 3
_MOST_BLANKS = 200  # between two paragraphs


@dataclass(frozen=True)
class Lone:
    """A mark without its other half; `offset` counts from the beginning of the passage."""

    mark: str
    offset: int
    line: Line

    @property
    def opens(self) -> bool:
        return self.mark in CLOSED_BY


def lone_marks(passage: Passage) -> list[Lone]:
    waiting: dict[str, list[Lone]] = {}
    closing: list[Lone] = []
    for line in passage.once(uneven_lines):
        words = passage.words(line)
        turned = {line.start + at for pair in reversed_quotes(words) for at in pair}
        for lone in _lone_in_line(words, line):
            if lone.offset in turned:
                continue
            if lone.opens:
                waiting.setdefault(lone.mark, []).append(lone)
            elif not _close_above(lone, waiting.get(_OPENED_BY[lone.mark], [])):
                closing.append(lone)
    left = closing + [lone for opening in waiting.values() for lone in opening]
    return [
        lone for lone in sorted(left, key=lambda lone: lone.offset)
        if not _is_quotation_going_on(lone, passage)
    ]  # fmt: skip


def uneven_lines(passage: Passage) -> list[Line]:
    """The lines in which some pair does not come out even, or two pairs cross: few, and all that need a closer look."""
    marks = _NO_MARK.sub("", passage.shadow)
    before = ""
    while marks != before:
        before = marks
        for pair in _PAIRS:
            marks = marks.replace(pair, "")
    return [line for line, rest in zip(passage.lines, marks.split("\n"), strict=True) if rest]


# Between two quotations of several paragraphs ” also comes before “; there a mark stands beside it.
_REVERSED = re.compile(r"(?<=[一-龥])”(?=[一-龥])[^“”，。；：！？]{1,20}(?<=[一-龥])“(?=[一-龥，。；、]|$)")


def reversed_quotes(line: str) -> Iterator[tuple[int, int]]:
    """Offsets of ” and “ where they stand the wrong way round within one line."""
    at = more = 0  # how many more “ than ” stand before
    in_all = line.count("“") - line.count("”")
    for hit in _REVERSED.finditer(line):
        more += line.count("“", at, hit.start()) - line.count("”", at, hit.start())
        at = hit.start()
        if more == 0 == in_all:  # the hit itself holds one of each
            yield hit.start(), hit.end() - 1


def nested(line: str, pair: str, inner: str) -> Iterator[tuple[int, int]]:
    """Where a pair (“”, 《》) directly holds the same pair: start and end of the inner one, its marks included.

    With an `inner` pair between them (《…〈…《…》…〉…》) the two are right.
    """
    waiting: list[tuple[str, int]] = []
    for hit in re.finditer(f"[{pair}{inner}]", line):
        mark, at = hit[0], hit.start()
        if mark in (pair[0], inner[0]):
            waiting.append((mark, at))
        elif waiting and waiting[-1][0] == _OPENED_BY[mark]:
            _, start = waiting.pop()
            if mark == pair[1] and len(waiting) == 1 and waiting[0][0] == pair[0]:
                yield start, hit.end()


def crossed(line: str) -> Iterator[int]:
    """Offsets of closing marks that end an outer pair before the inner one: 《…“…》…”."""
    waiting: list[str] = []
    open_marks: Counter[str] = Counter()
    even = {opening: line.count(opening) == line.count(closing) for opening, closing in CLOSED_BY.items()}
    last = {opening: line.rfind(closing) for opening, closing in CLOSED_BY.items()}
    for hit in _MARK.finditer(line):
        mark = hit[0]
        if mark in CLOSED_BY:
            waiting.append(mark)
            open_marks[mark] += 1
            continue
        opening = _OPENED_BY[mark]
        if not open_marks[opening]:
            continue
        open_marks[opening] -= 1
        inner = waiting[-1]
        if inner == opening:
            waiting.pop()
            continue
        if even[inner] and last[inner] > hit.start():
            yield hit.start()
        waiting.remove(opening)


def _lone_in_line(words: str, line: Line) -> Iterator[Lone]:
    open_marks: dict[str, list[int]] = {}
    alone: list[int] = []
    for hit in _MARK.finditer(words):
        mark, at = hit[0], hit.start()
        if mark in CLOSED_BY:
            open_marks.setdefault(mark, []).append(at)
        elif open_marks.get(_OPENED_BY[mark]):
            open_marks[_OPENED_BY[mark]].pop()
        elif not _closes_nothing_by_right(words, mark, at):
            alone.append(at)
    for at in sorted(alone + [at for places in open_marks.values() for at in places]):
        yield Lone(words[at], line.start + at, line)


def _closes_nothing_by_right(words: str, mark: str, at: int) -> bool:
    if mark == "’":  # an apostrophe
        return True
    return mark == "）" and bool(_ITEM_NUMBER.search(words[max(0, at - 4) : at]))


def _close_above(closing: Lone, waiting: list[Lone]) -> bool:
    """Takes the nearest of the opening marks within reach out of those that wait; says whether there was one."""
    for at in range(len(waiting) - 1, -1, -1):
        lone = waiting[at]
        distance = closing.line.number - lone.line.number
        if distance > _REACH:
            return False
        if distance > 0 and (not lone.line.is_table or distance <= _REACH_OF_CELL):
            del waiting[at]
            return True
    return False


def _is_quotation_going_on(lone: Lone, passage: Passage) -> bool:
    """A quotation of several paragraphs opens each of them and closes only the last."""
    if lone.mark not in "“‘「":
        return False
    following = passage.shadow[lone.line.end : lone.line.end + _MOST_BLANKS].lstrip()
    return following[:1] == lone.mark
