"""Marks that come in pairs: which stand alone (成对标点).

A pair is closed within its line if it can be; only what is left over may be closed some lines below,
because a quotation or a bracket may run over several paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.text.passage import Line, Passage

CLOSED_BY = {
    "“": "”", "‘": "’", "「": "」", "『": "』",
    "（": "）", "【": "】", "〔": "〕",
    "《": "》", "〈": "〉",
}  # fmt: skip
_OPENED_BY = {closing: opening for opening, closing in CLOSED_BY.items()}
_MARK = re.compile("[" + "".join(CLOSED_BY) + "".join(_OPENED_BY) + "]")
# “1）” and “a）” number an item and close nothing.
_ITEM_NUMBER = re.compile(r"(?:^|[。；：，、\s])[\da-zA-Z①-⑳一二三四五六七八九十]{1,3}$")
# Lines below in which a pair may still be closed; a cell of a table has less to say than a paragraph.
_REACH, _REACH_OF_CELL = 60, 3


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
    left: list[Lone] = []
    for line in passage.lines:
        words = passage.words(line)
        turned = {line.start + at for pair in reversed_quotes(words) for at in pair}
        for lone in _lone_in_line(words, line):
            if lone.offset in turned:
                continue
            if lone.opens or not _close_above(lone, left):
                left.append(lone)
    return [lone for lone in left if not _is_quotation_going_on(lone, passage)]


# Between two quotations of several paragraphs ” also comes before “; there a mark stands beside it.
_REVERSED = re.compile(r"(?<=[一-龥])”(?=[一-龥])[^“”，。；：！？]{1,20}(?<=[一-龥])“(?=[一-龥，。；、]|$)")


def reversed_quotes(line: str) -> Iterator[tuple[int, int]]:
    """Offsets of ” and “ where they stand the wrong way round within one line."""
    for hit in _REVERSED.finditer(line):
        before, after = line[: hit.start()], line[hit.end() :]
        if before.count("“") == before.count("”") and after.count("“") == after.count("”"):
            yield hit.start(), hit.end() - 1


def crossed(line: str) -> Iterator[int]:
    """Offsets of closing marks that end an outer pair before the inner one: 《…“…》…”."""
    waiting: list[str] = []
    for hit in _MARK.finditer(line):
        mark = hit[0]
        if mark in CLOSED_BY:
            waiting.append(mark)
        elif waiting and waiting[-1] == _OPENED_BY[mark]:
            waiting.pop()
        elif _OPENED_BY[mark] in waiting:
            inner = waiting[-1]
            if CLOSED_BY[inner] in line[hit.end() :] and line.count(inner) == line.count(CLOSED_BY[inner]):
                yield hit.start()
            waiting.remove(_OPENED_BY[mark])


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


def _close_above(closing: Lone, left: list[Lone]) -> bool:
    for lone in reversed(left):
        reach = _REACH_OF_CELL if lone.line.is_table else _REACH
        if closing.line.number - lone.line.number > reach:
            continue
        if lone.mark == _OPENED_BY[closing.mark] and lone.line != closing.line:
            left.remove(lone)
            return True
    return False


def _is_quotation_going_on(lone: Lone, passage: Passage) -> bool:
    """A quotation of several paragraphs opens each of them and closes only the last."""
    if lone.mark not in "“‘「":
        return False
    following = passage.shadow[lone.line.end :].lstrip()
    return following[:1] == lone.mark
