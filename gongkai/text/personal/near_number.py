"""Names nothing announces: in a line in which a number of somebody stands or somebody is named, and behind a head that tells of persons.

Whoever stands beside the number itself is certain, others are for a person to judge.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gongkai.text.personal.name import is_public
from gongkai.text.personal.name_back import stands_by
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.unusual import names_in
from gongkai.text.personal.usual import is_usual

_NUMBERS = frozenset({"id_card", "phone", "bank_card", "passport", "plate", "email", "wechat", "qq", "number_part"})
# Behind these and a mark or a new line names stand one after the other, or row by row.
_LIST = re.compile(
    "(?:姓名|户主|申请人|当事人|名单|名册|签名|签字|签到|成绩|公示|公告栏|人员|对象|录取|中签|轮候|登记|台账|[发收]件人|考生|学生|儿童|家属)(?:表|册|簿|栏)?"
    "(?:\\([^()\n]{1,12}\\))?(?: ?[:\t|] ?|\n)"
)
# The head of a letter: 张伟： and what is told to him.
_LETTER = re.compile(r"^ {0,4}(?=(?P<name>[\u4e00-\u9fff·]{2,8}) ?: ?\s{0,12}(?:[你您]|本|经|关于))", re.M)
_STARRED = re.compile(r"(?<![0-9A-Za-z])\d{2,10}[*＊×xX●]{3,}")
# What is told in one line of somebody by name.
_TOLD_OF = re.compile(
    "拟聘用|拟录用|拟录取|拟任用|递补|得票|当选|到庭|陈述|曾用名|争执|纠纷一案|家长您好|代表人|夫妇|夫妻关系|死者|伤者"
)
IN_LINE, ELSEWHERE, OF_TWO = 4.0, 4.4, 5.0
FARTHEST, LONGEST_LIST = 120, 2000


def hits(shadow: Shadow, found: Sequence[Personal]) -> Iterator[Personal]:
    """None of those already found."""
    plain, done = shadow.plain, 0
    numbers = [one for one in found if _is_of_a_person(one)]
    for one in numbers:
        if one.end > done:
            first, done = _line(plain, one.start, one.end, done)
            for start, end in names_in(plain, first, done, IN_LINE):
                if not is_public(plain, start):
                    yield _beside(plain, start, end, numbers)
    for first, last in _regions(plain, found):
        for start, end in names_in(plain, first, last, ELSEWHERE, OF_TWO):
            if not is_public(plain, start):
                yield Personal(start, end, "name", False, "among_persons")


def _regions(plain: str, found: Sequence[Personal]) -> Iterator[tuple[int, int]]:
    """Where persons are spoken of though no number of theirs stands there."""
    done = 0
    for one in found:
        if one.kind == "name" and one.certain and one.end > done:
            first, done = _line(plain, one.start, one.end, done)
            yield first, done
    if "**" in plain or "××" in plain or "＊＊" in plain or "xxx" in plain.lower():
        done = 0
        for part in _STARRED.finditer(plain):
            if part.end() > done:
                first, done = _line(plain, part.start(), part.end(), done)
                yield first, done
    done = 0
    for head in _LIST.finditer(plain):
        if head.end() > done:
            stop = "\n\n" if head[0].endswith("\n") else "\n"
            end = plain.find(stop, head.end(), head.end() + LONGEST_LIST)
            done = end if end >= 0 else min(len(plain), head.end() + LONGEST_LIST)
            yield head.end(), done
    done = 0
    yield from (letter.span("name") for letter in _LETTER.finditer(plain))
    for told in _TOLD_OF.finditer(plain):
        if told.end() > done:
            first, done = _line(plain, told.start(), told.end(), done)
            yield first, done


def _line(plain: str, start: int, end: int, done: int) -> tuple[int, int]:
    """Begin and end of the line in which something stands; of a very long one the part around it."""
    first = max(done, plain.rfind("\n", max(0, start - FARTHEST), start) + 1, start - FARTHEST)
    last = plain.find("\n", end, end + FARTHEST)
    return first, last if last >= 0 else min(len(plain), end + FARTHEST)


def _beside(plain: str, start: int, end: int, numbers: Sequence[Personal]) -> Personal:
    """The name; certain where its number is the next thing told."""
    at = bisect_left(numbers, end, key=lambda one: one.start)
    is_next = at < len(numbers) and stands_by(plain, end, numbers[at].start)
    if is_next and not is_usual(plain[start:end]):
        return Personal(start, end, "name", True, "beside_number")
    return Personal(start, end, "name", False, "near_number")


def _is_of_a_person(one: Personal) -> bool:
    if one.kind == "address":
        return one.certain
    return one.kind == "number_part" or (one.kind in _NUMBERS and (one.certain or one.kind == "email"))
