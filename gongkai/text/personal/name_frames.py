"""Names told by how a line is built: 张伟：（at the head of a letter）, 1. 张伟（组长）, "name": "张伟"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.name_shape import (
    is_given,
    is_likely,
    is_name,
    is_short_name,
    name_end,
    surname_length,
    words_like_names,
)
from gongkai.text.personal.national import national_end
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.places import LIKE_NAMES
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.surnames import COMMON, GIVEN
from gongkai.text.personal.usual import rather_a_place

_HAN = "\u4e00-\u9fff"
_CHANGED = re.compile(
    f"(?:代表人|负责人|经营者|户主|所有人|权利人|股东|联系人)由(?P<old>[{_HAN}·]{{2,12}}?)变更为(?P<new>[{_HAN}·]{{2,12}})"
)
_SALUTATION = re.compile(r":(?=\s{0,12}(?:$|(?P<told>[你您])|[经本我贵根兹现]|关于))")
# 1. 张伟（组长） alone on its line, or 1.张伟，补贴面积3亩.
_NUMBERED = re.compile(
    rf"^ {{0,4}}\(?\d{{1,3}}[.、)] ?(?P<name>[{_HAN}]{{2,4}})"
    r"(?:(?= ?(?P<role>\([^()\n]{1,20}\))? ?[,;。]?$)"
    r"|(?P<gets>[,:])(?=[^\n]{0,30}(?:补[贴助]|救助|低保|奖励|工资|得分|面积|金额|\d岁|[男女],)))",
    re.M,
)
_KEY = re.compile(r"(?:[Nn]ame|NAME|xm|XM)[\"']?\s?[:=]\s?[\"']?(?=[\u4e00-\u9fff])")
# An unknown role before what looks like a name.
_ROLE = re.compile(
    f"(?<=[员者师])(?<![或再前后两])[{''.join(sorted(COMMON))}][{''.join(sorted(GIVEN))}]{{1,2}}(?=[,，(、。;:\\s]|$)"
)
# What somebody wrote to an office about, and what the office answers to him: 关于张伟反映路灯损坏问题的答复.
_ASKED = re.compile(
    f"(?:关于|回复|答复)(?P<name>[{_HAN}]{{2,8}}?(?:[·•・][{_HAN}]{{1,8}}?)?)(?:先生|女士|同志|等人|等[\\d一二三四五六七八九十]{{1,3}}人)?"
    "(?=反映|来信|来访|投诉|举报|信访|咨询|诉求|申请(?:政府信息|信息|公开|复议|行政复议|复查)|申请.{2,30}的(?:答复|告知|决定|复函|回复))"
)
_ENDS_A_PLACE = frozenset(
    "夏徽庆阳清海昌兰山江河州川宁安平东南西北林城源泉丰顺远定康化德兴乡岭原湖泽京津港台藏疆肃苏浙赣湘粤桂琼蜀黔滇陕"
)
_LISTED = re.compile(r"[人员者象]: ?(?=[\u4e00-\u9fff]{2,4}(?:[,，(、。;\s]|$))")


def hits(shadow: Shadow) -> Iterator[Personal]:
    plain = shadow.plain
    yield from _changed(plain)
    yield from _salutations(plain)
    yield from _numbered(plain)
    for key in _KEY.finditer(plain):
        if end := name_end(plain, key.end(), announced=True, dotted=True):
            yield Personal(key.end(), end, "name", looks(plain[key.end() : end]), "labelled")
    for m in _ROLE.finditer(plain):
        if looks(m[0]) and (len(m[0]) > 2 or plain[m.start() - 1] != "者"):
            yield Personal(*m.span(), "name", False, "post")
    for m in _ASKED.finditer(plain):
        said = m["name"]
        if "·" in said or (said not in LIKE_NAMES and (looks(said) or fits(said))):
            # 关于宁夏反映的问题: of two characters, and ending as places do, it may be one; a person has to say.
            is_certain = len(said) > 2 or said[-1] not in _ENDS_A_PLACE
            yield Personal(*m.span("name"), "name", is_certain, "shape")
    for m in _LISTED.finditer(plain):
        yield from _row(plain, m.end())


def _changed(plain: str) -> Iterator[Personal]:
    if "变更为" not in plain:
        return
    for m in _CHANGED.finditer(plain):
        if looks(m["old"]) or (len(m["old"]) > 2 and is_name(m["old"], announced=True)):
            yield Personal(*m.span("old"), "name", False, "post")
        end = name_end(plain, m.start("new"), announced=True)
        if end and looks(plain[m.start("new") : end]):
            yield Personal(m.start("new"), end, "name", False, "post")


def _salutations(plain: str) -> Iterator[Personal]:
    """At the head of a letter: the name alone on its line, or one followed by what is told to him."""
    for colon in _SALUTATION.finditer(plain):
        line = plain.rfind("\n", max(0, colon.start() - 12), colon.start()) + 1
        said = plain[line : colon.start()].strip()
        if (line or colon.start() < 12) and looks(said) and (colon["told"] or not is_short_name(said)):
            start = colon.start() - len(plain[line : colon.start()].lstrip())
            yield Personal(start, start + len(said), "name", True, "labelled")


def _row(plain: str, at: int) -> Iterator[Personal]:
    """Names behind an unknown role, with 、 between."""
    while (end := name_end(plain, at, announced=True)) and looks(plain[at:end]):
        yield Personal(at, end, "name", False, "post")
        if plain[end : end + 1] != "、":
            break
        at = end + 1


def _numbered(plain: str) -> Iterator[Personal]:
    for m in _NUMBERED.finditer(plain):
        if m["gets"]:
            if looks(m["name"]) and not rather_a_place(m["name"]):
                yield Personal(*m.span("name"), "name", False, "among_persons")
        elif looks(m["name"]) or (m["role"] and fits(m["name"])):
            yield Personal(*m.span("name"), "name", False, "post")


def looks(said: str) -> bool:
    """Whether these characters look like a name by themselves."""
    if len(said) > 2 and ("·" in said[1:-1] or national_end(said, 0) == len(said)):
        return True
    return is_likely(said) or is_short_name(said) or (surname_length(said, 0) == 2 and 3 <= len(said) <= 4)


def fits(said: str) -> bool:
    """Whether they may be a name of a rarer surname, where the line is built for one."""
    given = said[surname_length(said, 0) :]
    is_word = said[:2] in words_like_names()
    return not is_word and is_name(said, announced=True) and is_given(given)
