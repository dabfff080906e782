"""The door at the end of an address: 12号3单元502室, 8-5-903, 2#3单元502号, 二期23栋, 16号附3号, 33号院内东屋6号, and an estate with its
building behind the number of a street: 长青街12号阳光家园3栋502室 is one door.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_HAN_NUMBER = "[一二三四五六七八九十百零〇○]{1,5}"
_NUMBER = rf"(?:[A-Za-z]?\d{{1,5}}|[A-Za-z]|{_HAN_NUMBER})(?:[-~—]\d{{1,5}}){{0,3}}"
_UNIT = "号楼(?![上下顶道])|号院(?!内(?![东西南北]))|号门(?![前口外牌])|号|室|组|栋|幢|单元|户|弄|支弄|门|座|楼|层(?!阳台)|委|队|社|期|排|房|#楼?"
_AFTER_UNIT = "号楼(?![上下顶道])|号院(?!内(?![东西南北]))|号门(?![前口外牌])|号|室|组|栋|幢|单元|户|支弄|门|座|楼|层(?!阳台)|排|房|#楼?"
_STRONG = "号楼|栋|幢|座|单元|#"
# Three numbers with dashes are a building, a unit and a room; two only behind a word for an estate.
_DASHES = r"-?[A-Za-z]?\d{1,3}(?:-\d{1,2}-\d{3,4}|-\d{1,4}(?:-\d{1,4})?)(?![\d-])(?:室|号|户)?"
_THREE = r"-?[A-Za-z]?\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])"
_ANCHOR = re.compile(
    r"[号室组栋幢弄#单户社队座房门](?:(?<=[0-9A-Za-z一二三四五六七八九十百零〇].)|(?<=\d .)|(?<=[甲乙丙丁]座))"
    r"(?:(?<=号)(?![召称码令])|(?<=室)(?![内外温](?!从))|(?<=组)(?![织成建长合团装件])"
    r"|(?<=[栋幢弄#])|(?<=单)(?=元)|(?<=户)(?![口外籍型主])|(?<=社)(?![区会保员])|(?<=队)(?![员伍长列])"
    r"|(?<=座)(?=[A-Za-z]?\d)|(?<=门)(?=\d{3,4}(?!\d))|(?<=房)(?![屋间地产价子型源]))"
)
_DASH = re.compile(r"-\d{1,4}")
_BEFORE_DASH = re.compile(r"(?<=[\u4e00-\u9fff])-?[A-Za-z]?\d{1,3}$")
_ESTATES = frozenset("区园苑庭城寓邸府湾居院都墅")
_WITH_NUMBER = frozenset("号室组栋幢单户弄#社队座房门")
_BACK_NUMBER = re.compile(rf"(?<!\d)(?:{_NUMBER}|[甲乙丙丁](?=座)) ?$|[甲乙丙丁]$")
_BY_DASHES = re.compile(_DASHES)
# What may follow the first number: further numbers with units, and parts of a yard or a building that have names.
_PARTS = "|".join(
    (
        rf"{_NUMBER} ?(?:{_AFTER_UNIT})",
        r"附\d{1,3}号",
        r"之[一二三四五六七八九十\d]",
        r"(?:院?内)?[东西南北前后正]{1,2}[屋厢](?:\d{1,3}号)?",
        r"(?:地下|负)(?:室|[一二三四\d]层)(?=\d)",
        r"[顶底]层(?=[A-Za-z]?\d)",
        r"[甲乙丙丁](?:座|单元)|[A-Z]座",
        r"平房(?=\d)",
        r"商铺\d{1,3}(?:号)?",
        rf"\([\u4e00-\u9fffA-Z]{{1,12}}\)(?={_NUMBER}(?:{_STRONG}))",
    )
)
_DOOR = re.compile(
    rf"(?:{_NUMBER} ?(?:{_UNIT})|[甲乙丙丁]座)(?:-\d{{1,2}}(?=\d{{3,4}}[室房]))?(?:[,， ]?(?:{_PARTS})){{0,8}}"
    r"(?:-?\d{1,3}-(?:\d{1,2}-)?\d{1,4}(?![\d年月日号元.-])|\(\d{1,2}(?:-\d{1,2}){1,2}\)|[-\s]?[A-Za-z]?\d{3,4}(?![\d年月日号元.间套户平])|附\d{1,3}号)?(?:商铺|门面)?"
)
_SIDE = re.compile("[东西南北中左右前后]{1,2}(?:门|户|屋|侧)(?![口])")
# An estate between the number of a street and that of a building.
_ESTATE = re.compile(
    rf" ?(?P<name>[\u4e00-\u9fff]{{2,12}}?) ?(?=(?:{_HAN_NUMBER}|\d{{1,2}})期|{_NUMBER} ?(?:{_STRONG})|{_THREE}|(?<=[区园苑庭城寓邸府湾居院都墅号])[A-Za-z]?\d{{1,3}}-\d)"
)
_NO_ESTATE = re.compile(
    "[的和与及或至到由往住系为是将已被因说称迁搬]|反映|投诉|居民|业主|住户|电话|附近|对面|门口|之间|旁边|一带|申请|现在|位于"
)
_BUILDING_AND_ROOM = re.compile(r"(?:栋|幢|座|单元|号楼|#).*\d|\d-\d{1,2}-\d{3,4}|\d-\d{3,4}")
MOST_ESTATES = 3


class Door(NamedTuple):
    """Where the number begins, where all that is said of the door ends, and what is said."""

    start: int
    end: int
    said: str

    def is_one(self, units: str) -> bool:
        """Whether it is one number with one of these units and no more."""
        return bool(re.fullmatch(rf"{_NUMBER} ?[{units}]", self.said))

    @property
    def is_flat(self) -> bool:
        """Whether a building and something in it are told: that is a home whatever the place is called."""
        return bool(_BUILDING_AND_ROOM.search(self.said))


def doors(plain: str) -> Iterator[Door]:
    """Every number of a door, in order; some lie within others."""
    places = [m.start() for m in _ANCHOR.finditer(plain)]
    for at in sorted([*places, *_before_dashes(plain)]) if "-" in plain else places:
        if door := _at(plain, at):
            yield door


def _before_dashes(plain: str) -> Iterator[int]:
    """Where numbers with dashes begin that may be a building, a unit and a room."""
    for dash in _DASH.finditer(plain):
        number = _BEFORE_DASH.search(plain, max(0, dash.start() - 5), dash.start())
        if number and (
            plain[number.start() - 1] in _ESTATES
            or re.match(_THREE, plain[number.start() : number.start() + 16])
        ):
            yield number.start()


def _at(plain: str, at: int) -> Door | None:
    if plain[at] in _WITH_NUMBER and (number := _BACK_NUMBER.search(plain, max(0, at - 12), at)):
        start, first = number.start(), _DOOR.match(plain, number.start())
    else:
        start, first = at, _BY_DASHES.match(plain, at)
    if first is None:
        return None
    end = _through_estates(plain, first.end())
    if side := _SIDE.match(plain, end):
        end = side.end()
    return Door(start, end, plain[start:end])


def _through_estates(plain: str, end: int) -> int:
    for _ in range(MOST_ESTATES):
        estate = _ESTATE.match(plain, end)
        if estate is None or _NO_ESTATE.search(estate["name"]):
            break
        further = _DOOR.match(plain, estate.end()) or _BY_DASHES.match(plain, estate.end())
        if further is None:
            break
        end = further.end()
    return end
