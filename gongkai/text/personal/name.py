"""Names (姓名) which the words around announce: a label, a title, a sex, the head of a column. Others are only likely.

Whoever is named by a post (局长, 联系人, 法定代表人, 任命……为) is named as a fact of office and never certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gongkai.text.automaton import Longest
from gongkai.text.personal.name_back import begins_late, foreign_start
from gongkai.text.personal.name_shape import (
    FOLLOWS,
    SURNAMES,
    is_given,
    is_han,
    is_likely,
    is_name,
    name_end,
    words_like_names,
)
from gongkai.text.personal.name_unmarked import of_a_word, rather_a_word, stands_out
from gongkai.text.personal.national import OF_DOTTED, PARTS, PEOPLES
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.roles import FRAMES, MARKED, OFFICE, OFFICE_MARKED, PERSON, PUBLIC, WEAK
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.surnames import COMMON, COMPOUND, GIVEN, KNOWN_TO_ALL
from gongkai.text.personal.usual import rather_a_place

_POST = "局长|市长|县长|区长|镇长|乡长|村长|书记|主任|科长|处长|部长|厅长|司长|主席|委员|董事长|总经理|院长|校长|所长|站长|队长|秘书长|调研员|审判长|审判员|书记员|检察官|法官"
# 申请人姓名（签字）/Name：, "姓名": "…", 姓名=
_AFTER_LABEL = re.compile(
    r"(?:姓名|名字|签名|签字)?(?:\([^()\n]{1,14}\))?(?: ?/ ?[A-Za-z][A-Za-z .]{1,20})?(?P<sep>[\"”]?\s*[:|｜=是为]\s*[\"“]?|[ \t]+|)"
)
_ENUMERATED = re.compile(" ?、 ?(?=[\u4e00-\u9fff])")
_CELL_BEGINS = re.compile(r"(?:^|[\n|]) ?$")
_BY_POST = re.compile(rf"(?:{_POST}|任命|聘任|免去|提名|选举)(?=[\u4e00-\u9fff]{{2}})")
_IN_PUBLIC = re.compile(f"{PUBLIC}$")
_TITLE = re.compile("同志|先生|女士|同学|考生|小姐")
# 张伟，男 and 张伟（苗族）; several peoples in a row are nobody's.
_SEX = re.compile(r"[男女族](?<=[\s,(|:].|.族)(?=[,;)\s|]|$|(?<=[男女])、)")
_BEFORE_SEX = re.compile(rf"[\s,(|:]{{1,3}}(?:[男女]|(?P<people>{PEOPLES})族)$")
_LEADS = re.compile(
    "(?:[任命聘去由对向与和给为让请经及入至在到将被]|党员|干部|书记|长|主任|[员人主民生者师授属象]|原告|被告|发现|查明|证明|记者|等|的|是)$"
)
_NAMED_COLUMN = re.compile(
    "姓 {0,6}名|名字|户主|申请人|当事人|被处罚人|收件人|业主|车主|学生|联系人|监护人|值班员|值班人|负责人|驾驶[员人]|持卡人|户名|受益人|领取人|经办人|考生|患者|家长|责任人|人员$|对象$|成员$"
)
_MARKS = frozenset(':|｜=是为"”(/ \t\n姓名签')
_MAY_FOLLOW = _MARKS | SURNAMES | {word[0] for word in COMPOUND | PARTS} | set(OF_DOTTED)
_DIRECT = PERSON | OFFICE | FRAMES
_MARKED_ONES = PERSON | OFFICE | MARKED | OFFICE_MARKED
_APART = re.compile(r" [人名方主者告](?= {0,8}(?:\([^()\n]{1,14}\))?[:：/])")
_TOGETHER = re.compile("[\u4e00-\u9fff](?: {0,6}[\u4e00-\u9fff]){1,7}$")
_TO_BE_IN_OFFICE = re.compile("现任|拟任|任职|同志|党委|党组|副?(?:局|处|科|县|市)长")
_LIKELY = re.compile(
    f"[{''.join(sorted(COMMON - set('万任向方武江苏文常洪')))}][{''.join(sorted(GIVEN))}]{{2}}"
)


def hits(shadow: Shadow) -> Iterator[Personal]:
    yield from _after_labels(shadow)
    yield from _after_posts(shadow)
    yield from _before_titles(shadow)
    yield from _before_sex(shadow)
    for start, end, head in shadow.columns:
        if _NAMED_COLUMN.search(head) and "数" not in head:
            yield from _cell(shadow.plain, start, end)


def likely(shadow: Shadow) -> Iterator[Personal]:
    """What looks like a name where nothing announces one: common surname, two characters of given names, no word of its own."""
    plain, words = shadow.plain, words_like_names()
    for m in _LIKELY.finditer(plain):
        if m[0][1:] in words or plain[max(0, m.start() - 1) : m.start() + 1] in words or not is_likely(m[0]):
            continue
        start = begins_late(plain, m.start())
        if _stands_free(plain, start, m.end()) and not is_public(plain, start):
            yield Personal(start, m.end(), "name", False, "likely")


def repeated(shadow: Shadow, names: Iterable[Personal]) -> Iterator[Personal]:
    """Other places of names that are certain. One of two characters only where it stands by itself, and is no word."""
    certain = {shadow.plain[one.start : one.end]: one.reason for one in names if one.certain}
    again = sorted(
        said
        for said, reason in certain.items()
        if is_likely(said) or (reason != "shape" and said not in words_like_names())
    )
    if not again:
        return
    for start, said in Longest(again).places(shadow.plain):
        end = start + len(said)
        if end - start > 2 or name_end(shadow.plain, start) == end:
            yield Personal(start, end, "name", True, "named_before")


def _after_labels(shadow: Shadow) -> Iterator[Personal]:
    plain = shadow.plain
    for start, label in _labels().places(plain):
        stop = start + len(label)
        if plain[stop : stop + 1] not in (_MAY_FOLLOW if label in _DIRECT else _MARKS):
            continue
        m = _AFTER_LABEL.match(plain, stop)
        if m is None or (not m["sep"] and label not in _DIRECT):
            continue
        if "|" in m["sep"] and not _CELL_BEGINS.search(plain, max(0, start - 2), start):
            continue  # the end of one cell and the next one, not a label and its name
        yield from _named(plain, m.end(), label, is_marked=bool(m["sep"]))
    yield from _after_labels_apart(plain)


def _named(plain: str, at: int, label: str, *, is_marked: bool) -> Iterator[Personal]:
    """The name behind a label, and others after it with 、 between."""
    end = name_end(plain, at, announced=is_marked and label not in FRAMES, dotted=True)
    is_weak = label in FRAMES or (label in WEAK and not is_marked)
    if end is None and not is_marked:
        end = of_a_word(plain, at) if label not in WEAK else rather_a_word(plain, at)
        is_weak = False
    if end is None or (is_weak and not stands_out(plain, at, end)):
        return
    if not is_marked and (label in FRAMES or label in WEAK) and rather_a_place(plain[at:end]):
        return
    certain = label not in OFFICE and label not in OFFICE_MARKED
    reason = ("labelled" if is_marked else "shape") if certain else "post"
    yield Personal(at, end, "name", certain, reason)
    while is_marked and (mark := _ENUMERATED.match(plain, end)):
        at, end = mark.end(), name_end(plain, mark.end(), announced=True) or 0
        if not end:
            break
        yield Personal(at, end, "name", certain, reason)


def _after_labels_apart(plain: str) -> Iterator[Personal]:
    """姓    名：, 联 系 人："""
    for last in _APART.finditer(plain):
        label = _TOGETHER.search(plain[max(0, last.start() - 20) : last.end()])
        said = label[0].replace(" ", "") if label else ""
        known = next((said[at:] for at in range(len(said) - 1) if said[at:] in _MARKED_ONES), "")
        m = _AFTER_LABEL.match(plain, last.end())
        if known and m is not None and m["sep"].strip():
            yield from _named(plain, m.end(), known, is_marked=True)


@cache
def _labels() -> Longest:
    return Longest(_DIRECT | _MARKED_ONES)


def _after_posts(shadow: Shadow) -> Iterator[Personal]:
    """Not those heads of a place whom everybody knows."""
    for m in _BY_POST.finditer(shadow.plain):
        end = name_end(shadow.plain, m.end())
        if end is not None and not is_public(shadow.plain, m.end()):
            yield Personal(m.end(), end, "name", False, "post")


def is_public(plain: str, at: int) -> bool:
    """Whether the office of somebody whom all know by it stands before a place."""
    return bool(_IN_PUBLIC.search(plain, max(0, at - 6), at))


def _before_titles(shadow: Shadow) -> Iterator[Personal]:
    for title in _TITLE.finditer(shadow.plain):
        start = _begins(shadow.plain, title.start(), polite=title[0] != "同志")
        if start is not None:
            in_office = title[0] == "同志"
            yield Personal(start, title.start(), "name", not in_office, "post" if in_office else "labelled")


def _before_sex(shadow: Shadow) -> Iterator[Personal]:
    plain = shadow.plain
    for sex in _SEX.finditer(plain):
        m = _BEFORE_SEX.search(plain, max(0, sex.end() - 8), sex.end())
        if m is None:
            continue
        foreign = foreign_start(plain, max(0, m.start() - 20), m.start())
        starts = [at for at in (m.start() - length for length in (4, 3, 2)) if at >= 0]
        for start in starts if foreign is None else (foreign,):
            if start == foreign or (
                (
                    not is_han(plain[max(0, start - 1) : start])
                    or _LEADS.search(plain, max(0, start - 3), start)
                )
                and is_name(plain[start : m.start()], announced=True)
                and not (m["people"] and rather_a_place(plain[start : m.start()]))
            ):
                in_office = bool(_TO_BE_IN_OFFICE.search(shadow.after(m.end(), 80)))
                yield Personal(start, m.start(), "name", not in_office, "post" if in_office else "labelled")


def _cell(plain: str, start: int, end: int) -> Iterator[Personal]:
    said = plain[start:end]
    begin = start + len(said) - len(said.lstrip())
    if name_end(plain, begin, announced=True) == begin + len(said.strip()):
        yield Personal(begin, begin + len(said.strip()), "name", True, "column")


def _begins(plain: str, end: int, *, polite: bool) -> int | None:
    """Where the name before a title begins: at an edge or after a word that leads to one, else where it is likely."""
    if (foreign := foreign_start(plain, max(0, end - 20), end)) is not None:
        return foreign
    starts = [end - length for length in (4, 3, 2) if end >= length]
    for start in starts:
        at_edge = not is_han(plain[max(0, start - 1) : start])
        asked = plain[max(0, start - 1) : start] == "请" and all(
            sign in GIVEN for sign in plain[start + 1 : end]
        )
        if (at_edge or _LEADS.search(plain, max(0, start - 3), start)) and is_name(
            plain[start:end],
            announced=(at_edge and (polite or _is_free(plain[start:end]))) or (asked and end - start > 2),
        ):
            return start
    return next((start for start in starts if end - start > 2 and is_likely(plain[start:end])), None)


def _is_free(said: str) -> bool:
    """Whether a surname that mostly begins a word is meant as one: 万杰同志."""
    return said[0] in "万任" and said not in KNOWN_TO_ALL and is_given(said[1:])


def _stands_free(plain: str, start: int, end: int) -> bool:
    """Whether something beside it says that a word begins or ends here."""
    if not is_han(plain[max(0, start - 1) : start]) or _LEADS.search(plain, max(0, start - 3), start):
        return True
    return not is_han(plain[end : end + 1]) or bool(FOLLOWS.match(plain, end))
