"""Whose name ends at a place: read backwards from a number, a sex or a deed to where the name begins.

A compound surname and the parts of a name in another tongue belong to the name; a word that tells what somebody is does not.
"""

from __future__ import annotations

import re

from gongkai.text.personal.name_shape import (
    HAN,
    is_double,
    is_given,
    is_han,
    is_likely,
    is_name,
    is_short_name,
    surname_length,
)
from gongkai.text.personal.national import dotted_start, national_start
from gongkai.text.personal.roles import KIN, PERSON, WEAK
from gongkai.text.personal.serial import is_serial
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.surnames import COMMON, COMPOUND, GIVEN, HARDLY_A_WORD
from gongkai.text.personal.usual import is_usual

LED_TO = re.compile(
    "(?:经|由|对|与|和|及|向|将|被|给|为|系|请|至|人|者|员|属|主|户|民|生|长|医|对象|查明|发现|委托|通知|登记|姓名)$"
)
_RUN = re.compile(f"[{HAN}·•・]{{2,20}}$")
# What may stand between a name and its number.
_TELLS = re.compile(
    r"(?:[\s,:：，、(（|\t;；]|有效|(?:原|现|旧|新)(?=的?(?:身份|证|公民|居民|手机|电话|联系|护照|银行|卡|账|微信|QQ|邮|电子|车|号))|的|其|本人|公民|个人|身份证件?号?码?|公民身份号码|证件号码?|居民|联系|来电|电话|手机号?码?|移动|联系方式|号码|护照号?码?|银行卡号?|卡号|账号|微信号?|QQ号?码?|电子|邮箱|邮件|车牌号?码?|号牌号?码?|号|出生日期|出生年月日?|出生于?|(?<=[\s,:：，、(（|;；])[男女](?:性)?|汉族|\d{1,3}岁|(?:为|是)(?![\s,，、(（:：])|持)+$"
)
_STRONG = PERSON - WEAK
LONGEST_ROLE, FARTHEST = 7, 40
SHORT_ROLES = frozenset({"男方", "女方", "甲方", "乙方", "丙方", "买方", "卖方"})


def name_start(plain: str, first: int, end: int) -> int | None:
    """Where the name begins that ends right before a number of somebody, or None."""
    run = _RUN.search(plain, max(first, end - 20), end)
    if run is None:
        return None
    start = foreign_start(plain, run.start(), end)
    if start is not None:
        return start
    said = run[0]
    if re.search(r"\d ?$", plain[max(0, run.start() - 2) : run.start()]) and (
        is_usual(said) or said[0] in "万周"
    ):
        return None  # what is counted: 42万元
    if is_double(said[-4:]) and (len(said) == 4 or _follows_a_role(said[:-4])):
        return end - 4
    for length in (3, 2):  # 男方方福 is no 方方福
        if said[:-length] in SHORT_ROLES and is_name(said[-length:], announced=True):
            return end - length
    if len(said) == 2 and said[0] not in COMMON | HARDLY_A_WORD and said[1] not in GIVEN:
        return None  # 全角号码
    if len(said) == 3 and is_usual(said[1:]) and not is_given(said[1:]):
        return None  # 高标准、严要求
    if len(said) <= 4 and is_name(said, announced=True):
        return run.start()
    for length in (4, 3):
        if said[-length:][:2] in COMPOUND and len(said) >= length and is_name(said[-length:], announced=True):
            return end - length
    if len(said) > 3 and is_likely(said[-3:]) and (_follows_a_role(said[:-3]) or not is_usual(said[-4:-2])):
        return end - 3
    return next((end - length for length in (3, 2) if _is_led_to(said[:-length], said[-length:])), None)


def name_before(plain: str, first: int, number: int) -> tuple[int, int] | None:
    """The name whose number begins at a place, with nothing between but words that tell what the number is."""
    tells = _TELLS.search(plain, first, number)
    start = name_start(plain, first, tells.start()) if tells else None
    return (start, tells.start()) if tells and start is not None else None


def stands_by(plain: str, end: int, number: int) -> bool:
    """Whether nothing stands between a name and a number but words that tell what the number is."""
    if number - end > FARTHEST or "\n" in plain[end:number]:
        return False
    tells = _TELLS.search(plain, end, number)
    return end == number or (tells is not None and tells.start() == end)


def is_beside_a_name(shadow: Shadow, number: int) -> bool:
    """Whether such a name stands before a number on its line, and nothing before tells of the number of a thing."""
    first = max(0, number - FARTHEST)
    line = shadow.plain.rfind("\n", first, number) + 1
    name = name_before(shadow.plain, max(first, line), number)
    if name is None or is_serial(shadow.before(number, 24)):
        return False
    said = shadow.plain[slice(*name)]
    return foreign_start(shadow.plain, *name) == name[0] or (
        is_name(said, announced=True) and is_given(said[surname_length(said, 0) :])
    )


def foreign_start(plain: str, first: int, end: int) -> int | None:
    """The same for names of other tongues, with a dot or without: the first sign of what stands alone or is led to."""
    for start in (dotted_start(plain, first, end), national_start(plain, first, end)):
        if start is not None:
            lead = plain[max(first, start - LONGEST_ROLE) : start]
            if not lead or not is_han(lead[-1]) or LED_TO.search(lead) or is_role(lead):
                return start
    return None


def _follows_a_role(lead: str) -> bool:
    return bool(LED_TO.search(lead)) or is_role(lead) or any(lead.endswith(kin) for kin in KIN)


def _is_led_to(lead: str, said: str) -> bool:
    """Whether a word that leads to a name stands before what looks like one, or the role of a person before what can be one."""
    if not lead:
        return False
    is_of_role = is_role(lead, _STRONG if is_usual(said) else PERSON)  # 群众高兴 is nobody
    if (
        LED_TO.search(lead)
        and (not is_usual(said) or is_of_role)
        and (is_likely(said) or is_short_name(said))
    ):
        return True
    known = said[1:] and all(sign in GIVEN for sign in said[1:])
    return bool(known) and is_of_role and is_name(said, announced=True)


def is_role(lead: str, roles: frozenset[str] = PERSON) -> bool:
    """Whether words end with what a person is."""
    return any(lead[at:] in roles for at in range(max(0, len(lead) - LONGEST_ROLE), len(lead) - 1))


def begins_late(plain: str, start: int) -> int:
    """The begin of a name whose surname has a second sign before it: 马秋菊 in 司马秋菊 begins earlier."""
    return start - 1 if plain[max(0, start - 1) : start + 1] in COMPOUND and plain[start] in COMMON else start
