"""A whole and the parts that make it up (总数与各半): 上半年5场，下半年6场，全年11场; 抽检100件，合格95件，不合格5件."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from gongkai.text.amount import ARABIC, sharp, shown
from gongkai.text.quantity import UNITS
from gongkai.text.rule import Hit

UNIT = rf"(?P<unit>元|人次|票|{UNITS})"
SUM = rf"(?P<sum>{ARABIC})"  # in the unit that was given, or with UNIT behind it
NEAR = r"[^\d，。；：、（）\n]"
END = r"(?=[，。；）]|$)"
_PARTS = ("p1", "p2", "p3", "p4")
_UNCLEAR = re.compile(
    r"约|近\d|(?<![剩尚])余(?=[万亿元个家人名户件条项次])|多(?=[万亿元个家人名户件条项次])|以上|增|减|降|[同环]比|比上年|其余|另"
)


def part(number: int, name: str, *, gap: int = 10, unit: str = "(?P=unit)") -> str:
    """The pattern of a part: its name and how many; what stands first gives the unit."""
    return rf"{name}{NEAR}{{0,{gap}}}?(?P<p{number}>{ARABIC}){unit}"


def whole_first(names: Iterable[str]) -> re.Pattern[str]:
    """50万人，其中城镇30万人，农村20万人; or 7名馆员，5名同意，2名反对. `names_in` says which two names stand there."""
    one_of = "|".join(sorted(names, key=len, reverse=True))
    one, other = (
        rf"{NEAR}{{0,3}}?(?P<n{at}>{one_of})?{NEAR}{{0,4}}(?P<p{at}>{ARABIC})(?P=unit)(?P<m{at}>{one_of})?"
        for at in (1, 2)
    )
    return re.compile(
        rf"{SUM}{UNIT}{NEAR}{{0,8}}[，：（；](?:其中|包括|分别为|有)?[，：]?{one}[，、；和]{other}{END}"
    )


def names_in(hit: re.Match[str]) -> frozenset[str | None]:
    return frozenset((hit["n1"] or hit["m1"], hit["n2"] or hit["m2"]))


def off(hit: re.Match[str], *, is_open: bool = False) -> Iterator[Hit]:
    """The hit, where its parts are not its whole however all were rounded. Of an open whole there may be more parts."""
    named = hit.groupdict()
    whole, parts = sharp(hit["sum"]), [sharp(named[name]) for name in _PARTS if named.get(name)]
    known = [one for one in parts if one]
    if whole and len(known) == len(parts) and not _UNCLEAR.search(hit[0]):
        exceeds = sum((one.least for one in known), Decimal(0)) > whole.most
        falls_short = sum((one.most for one in known), Decimal(0)) < whole.least
        if exceeds or (falls_short and not is_open):
            found = shown(sum((one.value for one in known), Decimal(0)))
            yield Hit(*hit.span(), words={"sum": found, "total": shown(whole.value), "unit": hit["unit"]})
