"""Names one after the other: 低保对象名单：张三、李四、王五; 张三 86分，李四 85分.

Certain where a list of persons in such a state is announced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.name_frames import fits, looks
from gongkai.text.personal.name_shape import SURNAMES, is_likely, is_name
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.surnames import COMPOUND
from gongkai.text.personal.usual import rather_a_place

_HAN = "\u4e00-\u9fff"
# What is told of each: (组长), 86分, —第5号. What counts households, persons or land is told of places.
_TELLS = r"(?: ?\([^()\n]{1,20}\)|[ \t]?[-—–:]{0,2} ?第?\d[\d.]{0,9}(?:元|分|票|号|岁|学时|课时|次)?)"
_FIRST = "".join(sorted(SURNAMES | {surname[0] for surname in COMPOUND}))
# What stands before the first mark is looked at first: nearly all runs of characters are longer, or begin with no surname.
_ROW = re.compile(
    rf"[^{_HAN}]((?=[{_FIRST}][{_HAN}]{{1,3}}[ (、,\t\d第—–:-])"
    rf"(?:[{_HAN}]{{2,4}}(?![{_HAN}])(?:{_TELLS}[、,;\t\n ]{{1,3}}|[、,\t ]{{1,2}}))+[{_HAN}]{{2,4}}(?:{_TELLS})?)"
    rf"(?=等[\d一二三四五六七八九十]{{1,3}}[人名位户]|[^{_HAN}\d.]|$)"
)
_ONE = re.compile(f"[{_HAN}]+")
_TOLD = re.compile(_TELLS)
_OF_PERSONS = re.compile(
    "低保|特困|五保|残疾|孤儿|儿童|学生|新生|患者|救助|困难|贫困|补贴|补助|受益|资助|名单|录取|摇号|中签|轮候"
)
_OF_OFFICE = re.compile("组长|成员|主任|领导|评委|专家|委员|代表|先进|干部|参会|出席|参加")
FEWEST, FEWEST_TOLD = 3, 2


def hits(shadow: Shadow) -> Iterator[Personal]:
    plain = shadow.plain
    for row in _ROW.finditer("\n" + plain):
        start, end = row.start(1) - 1, row.end(1) - 1
        is_told = bool(_TOLD.search(plain, start, end))
        bare = _TOLD.sub(lambda told: " " * len(told[0]), plain[start:end])
        words = [(start + one.start(), one[0]) for one in _ONE.finditer(bare)]
        names = [(at, said) for at, said in words if is_name(said, announced=True)]
        likely = sum(is_likely(said) for _, said in names)
        if (
            len(names) < (FEWEST_TOLD if is_told else FEWEST)
            or len(names) * 10 < len(words) * 9
            or likely * 3 < len(names)
        ):
            continue
        if is_told and not _are_persons([said for _, said in words]):
            continue
        before = plain[max(0, start - 60) : end if is_told else start]
        certain = bool(_OF_PERSONS.search(before)) and not _OF_OFFICE.search(before)
        reason = "column" if certain else "among_persons" if is_told else "post"
        yield from (Personal(at, at + len(said), "name", certain, reason) for at, said in names)


def _are_persons(words: list[str]) -> bool:
    """Whether all words of a short list look like names, and not like villages named after families (王家沟、李家湾)."""
    of_families = sum(len(said) == 3 and said[1] == "家" for said in words)
    of_places = sum(map(rather_a_place, words))
    return (
        of_families * 2 < len(words)
        and of_places * 2 <= len(words)
        and all(looks(said) or fits(said) for said in words)
    )
