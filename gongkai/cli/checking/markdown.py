"""What of a Markdown file is marking and no prose: code, targets of links, tags, emphasis. No rule of writing speaks of it;
numbers of persons and severe faults are told wherever they stand.

Found by its own signs (CommonMark 0.31), each span once from left to right; what never ends is no code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from gongkai.text.finding import Finding, Gravity

_HEAD = re.compile(r"---\n(?:.*\n)*?---(?:\n|\Z)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*$", re.M)
_TICKS = re.compile(r"`+")
_BLANK = re.compile(r"\n[ \t]*\n")
_MARKING = re.compile(
    r"\]\((?:[^()\n]|\([^()\n]*\)){0,2000}\)"  # behind the words of a link
    r"|^ {0,3}\[[^\]\n]{1,200}\]:[^\n]*$"  # where a link goes, said elsewhere
    r"|</?[A-Za-z][^<>\n]{0,500}>"
    r"|<[a-z]+://[^<>\s]{1,2000}>"
    r"|\*\*+|__+",
    re.M,
)


def outside_markup(found: Iterable[Finding], text: str) -> list[Finding]:
    """The findings of a Markdown text without those of writing that touch its marking."""
    spans = marking(text)
    starts = [start for start, _ in spans]

    def is_outside(start: int, end: int) -> bool:
        at = bisect_right(starts, max(start, end - 1)) - 1
        return at < 0 or spans[at][1] <= start

    return [
        one
        for one in found
        if one.code.startswith("PD")
        or one.gravity is Gravity.SEVERE
        or is_outside(one.start, one.end)
        and all(is_outside(edit.start, edit.end) for edit in one.elsewhere)
    ]


def marking(text: str) -> list[tuple[int, int]]:
    """Begin and end of all marking, in order, none meeting another."""
    found = sorted(
        [*_blocks(text), *_inline(text), *_comments(text), *(hit.span() for hit in _MARKING.finditer(text))]
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The head of a page and fenced code; a fence that never closes takes the rest."""
    if head := _HEAD.match(text):
        yield head.span()
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1][0] == opened[1][0] and len(fence[1]) >= len(opened[1]):
            yield opened.start(), fence.end()
            opened = None
    if opened:
        yield opened.start(), len(text)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        yield start, end + 3
        start = text.find("<!--", end + 3)


def _inline(text: str) -> Iterator[tuple[int, int]]:
    """Code within a paragraph: from as many ticks to as many."""
    begin = 0
    for end in (*(blank.start() for blank in _BLANK.finditer(text)), len(text)):
        runs = list(_TICKS.finditer(text, begin, end))
        later: dict[int, list[int]] = {}
        for at, run in enumerate(runs):
            later.setdefault(len(run[0]), []).append(at)
        at = 0
        while at < len(runs):
            same = later[len(runs[at][0])]
            closing = bisect_right(same, at)
            if closing < len(same):
                yield runs[at].start(), runs[same[closing]].end()
                at = same[closing]
            at += 1
        begin = end
