"""Names nothing announces: in a line in which a number of somebody stands or somebody is named, and behind a head that tells of persons.

Whoever stands beside the number itself is certain, others are for a person to judge.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from gongkai.text.automaton import Longest
from gongkai.text.personal.name import is_public
from gongkai.text.personal.name_back import stands_by
from gongkai.text.personal.name_shape import is_likely
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.surnames import COMMON, COMPOUND
from gongkai.text.personal.unusual import EDGE, HOME, LED, LONGEST_ROLE, OTHER, begins, names_in
from gongkai.text.personal.usual import is_usual

_NUMBERS = frozenset(
    {"id_card", "phone", "bank_card", "passport", "plate", "email", "wechat", "qq", "number_part"}
)
# Behind these and a mark or a new line names stand one after the other, or row by row.
_HEADS = frozenset(
    ["姓名", "户主", "申请人", "当事人", "名单", "名册", "签名", "签字", "签到", "成绩", "公示", "人员", "对象", "录取", "中签", "轮候", "登记", "台账", "发件人", "收件人", "考生", "学生", "儿童", "家属"]
)  # fmt: skip
_BEHIND_HEAD = re.compile("(?:表|册|簿|栏)?(?:\\([^()\n]{1,12}\\))?(?: ?[:\t|] ?|\n)")
# The head of a letter: 张伟： and what is told to him.
_LETTER = re.compile(r"^ {0,4}(?=(?P<name>[\u4e00-\u9fff·]{2,8}) ?: ?\s{0,12}(?:[你您]|本|经|关于))", re.M)
_STARRED = re.compile(r"(?<![0-9A-Za-z])\d{2,10}[*＊×xX●]{3,}")
# What is told in one line of somebody by name.
_TOLD_OF = frozenset(
    ["拟聘用", "拟录用", "拟录取", "拟任用", "递补", "得票", "当选", "到庭", "陈述", "曾用名", "争执", "纠纷一案", "家长您好", "代表人", "夫妇", "夫妻关系", "死者", "伤者"]
)  # fmt: skip
_MARK = re.compile("[^\u4e00-\u9fff]")
_GAP = re.compile(r"[ \t]?[,|\t(、:] ?")
_DWELLING = re.compile("[\\d一二三四五六七八九十](?:[组社室栋幢户]|单元)")
IN_LINE, ELSEWHERE, OF_TWO = 4.0, 4.4, 4.85
FARTHEST, LONGEST_LIST, LONGEST_CLAUSE = 120, 2000, 60


def hits(shadow: Shadow, found: Sequence[Personal]) -> Iterator[Personal]:
    """None of those already found."""
    plain, read = shadow.plain, set()
    numbers = [one for one in found if _is_of_a_person(one)]
    homes = {one.start: one.end for one in found if one.kind == "address"}
    taken = bytearray(len(plain))
    for one in found:
        mark = HOME if one.kind == "address" else OTHER
        taken[one.start : one.end] = bytes([mark]) * (one.end - one.start)
    for one in found:
        if one.reason == "among_persons" and _is_at_home(plain, one.start, one.end, homes):
            yield one._replace(certain=True, reason="beside_home")
    for first, last in _lines(plain, ((one.start, one.end) for one in numbers)):
        read.add((first, last))
        for start, end in names_in(plain, first, last, taken, IN_LINE):
            if not is_public(plain, start):
                yield _beside(plain, start, end, numbers)
    for first, last in _regions(plain, found):
        if (first, last) not in read:
            read.add((first, last))
            for start, end in names_in(plain, first, last, taken, ELSEWHERE, OF_TWO):
                if not is_public(plain, start):
                    at_home = _is_at_home(plain, start, end, homes)
                    yield Personal(start, end, "name", at_home, "beside_home" if at_home else "among_persons")


def _regions(plain: str, found: Sequence[Personal]) -> Iterator[tuple[int, int]]:
    """Where persons are spoken of though no number of theirs stands there."""
    yield from _lines(plain, ((one.start, one.end) for one in found if _tells_of_a_person(one)))
    if any(stars in plain for stars in ("***", "×××", "xxx", "XXX", "●●●")):
        yield from _lines(plain, (part.span() for part in _STARRED.finditer(plain)))
    words = [(start, start + len(word), word) for start, word in _words().places(plain)]
    yield from _lines(plain, ((start, end) for start, end, word in words if word in _TOLD_OF))
    yield from (letter.span("name") for letter in _LETTER.finditer(plain))
    done = 0
    for _, at, word in words:
        if word in _HEADS and at >= done and (behind := _BEHIND_HEAD.match(plain, at)):
            # Behind a colon up to the end of the line, on lines of their own up to an empty one.
            start = behind.end()
            end = plain.find("\n\n" if behind[0].endswith("\n") else "\n", start, start + LONGEST_LIST)
            done = end if end >= 0 else min(len(plain), start + LONGEST_LIST)
            yield start, done


@cache
def _words() -> Longest:
    return Longest(_HEADS | _TOLD_OF)


def _lines(plain: str, pieces: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Begin and end of the lines in which these stand, each once; of a very long line the part around, cut between words' marks."""
    done = 0
    for start, end in pieces:
        if end > done:
            first = max(done, plain.rfind("\n", max(0, start - FARTHEST), start) + 1, start - FARTHEST)
            cut = _MARK.search(plain, first, start) if first and plain[first - 1] != "\n" else None
            last = plain.find("\n", end, end + FARTHEST)
            if last < 0:
                mark = _MARK.search(plain, end + FARTHEST, end + FARTHEST + LONGEST_CLAUSE)
                last = mark.start() if mark else min(len(plain), end + FARTHEST + LONGEST_CLAUSE)
            done = last
            yield cut.end() if cut else first, last


def _beside(plain: str, start: int, end: int, numbers: Sequence[Personal]) -> Personal:
    """The name; certain where its number is the next thing told."""
    at = bisect_left(numbers, end, key=lambda one: one.start)
    is_next = at < len(numbers) and stands_by(plain, end, numbers[at].start)
    led = begins(plain, start, max(0, start - LONGEST_ROLE))
    is_sure = end - start > 2 or led >= (LED if plain[start] in COMMON else EDGE)
    if is_next and is_sure and not is_usual(plain[start:end]):
        return Personal(start, end, "name", True, "beside_number")
    return Personal(start, end, "name", False, "near_number")


def _is_at_home(plain: str, start: int, end: int, homes: Mapping[int, int]) -> bool:
    """Whether the next thing told is a dwelling: 张建国，东沟村3组8号. A door of a street may be a shop's."""
    gap = _GAP.match(plain, end)
    door = plain[gap.end() : homes.get(gap.end(), 0)] if gap else ""
    return bool(_DWELLING.search(door)) and (
        is_likely(plain[start:end]) or plain[start : start + 2] in COMPOUND
    )


def _tells_of_a_person(one: Personal) -> bool:
    """Whether it may be a person's: a name that is certain, or a home that is not."""
    return one.certain if one.kind == "name" else one.kind == "address" and one.reason != "office"


def _is_of_a_person(one: Personal) -> bool:
    if one.kind == "address":
        return one.certain
    return one.kind == "number_part" or (one.kind in _NUMBERS and (one.certain or one.kind == "email"))
