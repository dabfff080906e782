"""What stands beside a name in one sentence or row: a number of somebody, or a state nobody wants told (PD903, PD904)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gongkai.text.personal.name_back import foreign_start, name_before
from gongkai.text.personal.name_shape import is_given, is_likely, is_name, is_short_name
from gongkai.text.personal.piece import ONLY_LIKELY, Personal
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.usual import is_usual

NUMBERS = frozenset({"id_card", "phone", "bank_card", "passport"})
_ACCOUNTS = frozenset({"wechat", "qq", "email", "plate", "number_part", "birthday"})
_STATUS = re.compile(
    "低保|特困|五保|残疾|患有|患病|确诊|诊断|病情|住院|肿瘤|癌|艾滋|精神障碍|精神病|孤儿|留守儿童|困境儿童|未成年|小学|初中|幼儿园|年级|班级|学籍|临时救助|贫困户|困难家庭|吸毒|戒毒|社区矫正|刑满|性侵|家暴|流产|监护人"
)
# Words between marks: one of them may be the name whose number it is.
_CLAUSE = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}(?=[,，(、:\t|;。 ])")
# 任前公示: whoever is proposed for an office is told with name and birth, as the law wants it.
_PROPOSED = re.compile("[^。；;\n]{0,80}(?:现任|拟任|任职)")
_STOPS = re.compile("[。；;！!？?\n]")
FARTHEST_NUMBER = 32
_AFTER = re.compile(
    "[\\s(（,，:|]{1,2}([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff]{1,8})(?=[)）,，。;；\\s|]|$)"
)


def names_at(shadow: Shadow, numbers: Sequence[Personal]) -> Iterator[Personal]:
    """Names which nothing announces but the number they stand by."""
    for number in numbers:
        if number.kind in _ACCOUNTS:
            is_proposed = number.kind == "birthday" and _PROPOSED.match(shadow.plain, number.end)
            for one in _name_before(shadow, max(0, number.start - 40), number.start):
                yield one._replace(certain=False, reason="post") if is_proposed else one
        if number.reason == "check_digit_wrong":
            yield from _name_before(shadow, max(0, number.start - 40), number.start)
        if number.kind in NUMBERS and number.certain:
            line = shadow.plain.rfind("\n", max(0, number.start - 40), number.start) + 1
            yield from _name_before(shadow, max(line, number.start - 40), number.start)
            yield from _in_clause(shadow, number.start)
            after = _AFTER.match(shadow.plain, number.end)
            if (
                after
                and "\n" not in after[0]
                and (
                    (is_name(after[1], announced=True) and not _is_rather_a_word(after[1]))
                    or foreign_start(shadow.plain, *after.span(1)) == after.start(1)
                )
            ):
                yield Personal(*after.span(1), "name", True, "beside_number")


def _in_clause(shadow: Shadow, number: int) -> Iterator[Personal]:
    """Whoever is named in the same clause a little before: 接站安排：张建国，G90次，联系电话…"""
    first = max(0, number - FARTHEST_NUMBER)
    for stop in _STOPS.finditer(shadow.plain, first, number):
        first = stop.end()
    for word in _CLAUSE.finditer(shadow.plain, first, number):
        if is_likely(word[0]):
            yield Personal(*word.span(), "name", True, "beside_number")
        elif is_short_name(word[0]):
            yield Personal(*word.span(), "name", False, "beside_number")


def _is_rather_a_word(said: str) -> bool:
    """Whether a name of two surnames' signs and a word is no name: 东方新城."""
    return len(said) == 4 and is_usual(said[2:]) and not is_given(said[2:])


def _name_before(shadow: Shadow, first: int, number: int) -> Iterator[Personal]:
    if span := name_before(shadow.plain, first, number):
        yield Personal(*span, "name", True, "beside_number")


def _stands_between(names: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(names, first)
    return at < len(names) and names[at] < last


def with_company(shadow: Shadow, found: Sequence[Personal]) -> Iterator[Personal]:
    """The same, each name with what stands beside it. A number makes certain whose name it is; a state beside a name of office is
    what the office works at, and a number behind somebody else's name is not that of a name of office.
    """
    others = [one.start for one in found if one.kind == "name" and one.reason not in ONLY_LIKELY | {"post"}]
    numbers = [one.start for one in found if one.kind in NUMBERS and one.certain]
    for one in found:
        if (
            one.kind != "name"
            or one.reason in ONLY_LIKELY
            or (one.reason == "beside_number" and not one.certain)
        ):
            yield one
            continue
        first, last = shadow.sentence(one.start, one.end)
        at = bisect_left(numbers, first)
        is_there = at < len(numbers) and numbers[at] < last
        if is_there and not (one.reason == "post" and _stands_between(others, one.end, numbers[at])):
            one = one._replace(beside="number", certain=True)
        if one.reason != "post" and _STATUS.search(shadow.plain, first, last):
            one = one._replace(beside="status")
        yield one
