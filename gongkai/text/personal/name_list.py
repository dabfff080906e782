"""Names one after the other: 低保对象名单：张三、李四、王五. Certain where a list of persons in such a state is announced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.name_shape import is_likely, is_name
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow

_ROW = re.compile(
    "[^\u4e00-\u9fff]([\u4e00-\u9fff]{2,4}(?:[、,，\t ]{1,2}[\u4e00-\u9fff]{2,4}){2,})(?![\u4e00-\u9fff])"
)
_ONE = re.compile("[\u4e00-\u9fff]+")
_OF_PERSONS = re.compile(
    "低保|特困|五保|残疾|孤儿|儿童|学生|新生|患者|救助|困难|贫困|补贴|补助|受益|资助|名单|录取|摇号|中签|轮候"
)
_OF_OFFICE = re.compile("组长|成员|主任|领导|评委|专家|委员|代表|先进|干部|参会|出席|参加")
FEWEST = 3


def hits(shadow: Shadow) -> Iterator[Personal]:
    for row in _ROW.finditer("\n" + shadow.plain):
        start, end = row.start(1) - 1, row.end(1) - 1
        words = list(_ONE.finditer(shadow.plain, start, end))
        names = [word for word in words if is_name(word[0], announced=True)]
        if (
            len(names) < FEWEST
            or len(names) * 10 < len(words) * 9
            or sum(is_likely(n[0]) for n in names) * 3 < len(names)
        ):
            continue
        before = shadow.plain[max(0, start - 60) : start]
        certain = bool(_OF_PERSONS.search(before)) and not _OF_OFFICE.search(before)
        yield from (
            Personal(*name.span(), "name", certain, "column" if certain else "post") for name in names
        )
