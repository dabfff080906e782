"""Passports and permits (护照、通行证): a letter or two and digits, where the words around say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_WORD = re.compile(
    "护照|通行证|台胞证|回乡证|居留证|居留许可|居留身份证|居住证|军官证|士兵证|警官证|海员证|Passport|PASSPORT|passport"
)
_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:(?:[A-Za-z] ?){1,3}\d{6,12}|\d{8,10})(?![0-9A-Za-z])", re.ASCII)
_OF_AN_OFFICER = re.compile(
    "(?:军官|士兵|文职干部|警官|士官)证[^\\d\n。；;]{0,6}?(?P<number>[\u4e00-\u9fff]字第?\\d{5,9}号?)"
)
_BETWEEN = re.compile(r"[^\d\n。；;]{0,14}")
_BACK = 14
_NOT_A_NUMBER = re.compile("年|月|元|万|本|份|人|件|日")


def hits(shadow: Shadow) -> Iterator[Personal]:
    done = -1
    for word in _WORD.finditer(shadow.plain):
        for m in _around(shadow.plain, word):
            if m.start() > done and not _NOT_A_NUMBER.match(shadow.plain, m.end()):
                done = m.start()
                yield Personal(*m.span(), "passport", True, "labelled")
    for m in _OF_AN_OFFICER.finditer(shadow.plain):
        yield Personal(*m.span("number"), "passport", True, "labelled")
    for start, end, head in shadow.columns:
        if _WORD.search(head):
            yield from (
                Personal(*m.span(), "passport", True, "column")
                for m in _NUMBER.finditer(shadow.plain, start, end)
            )


def _around(plain: str, word: re.Match[str]) -> Iterator[re.Match[str]]:
    """The number after the word, with few words between, or one before it: 持E…号护照."""
    at = word.end()
    for _ in range(_BACK):
        if m := _NUMBER.match(plain, at):
            yield m
            return
        if not _BETWEEN.fullmatch(plain[word.end() : at + 1]) or at >= len(plain):
            break
        at += 1
    for m in _NUMBER.finditer(plain, max(0, word.start() - 16), word.start()):
        if (
            re.fullmatch("号?(?:的|普通|公务|中国|因私|因公|外国)?", plain[m.end() : word.start()])
            and m[0][0].isalpha()
        ):
            yield m
