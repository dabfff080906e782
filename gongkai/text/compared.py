"""Two numbers compared, and by how much they are said to differ (前后两数): 去年100件，今年120件，增加20件.

Four closed frames: from A to B; A last year, B this year; the same the other way round; B, compared with the A of last year.
Right behind stands what AR104 reckons again, a rate (增长20%, 翻一番), or what AR117 does, a difference (增加20件).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from gongkai.text.amount import ARABIC, Amount, sharp
from gongkai.text.passage import Passage
from gongkai.text.quantity import UNITS as COUNTED
from gongkai.text.sentences import holding
from gongkai.text.stretches import hits_of

UNITS = f"{COUNTED}|个工作日|工作日|小时|分钟|毫米|天|日|秒|票"
GAP = r"[^\d，。；：、（）\n]{0,10}?"
_UP = "增长|增加|增收|净增|新增|增幅(?:为|达)?|上升|上涨|提高|提升|扩大|增|升|多"
_DOWN = "下降|下跌|减少|减收|降低|降幅(?:为|达)?|缩短|压缩|压减|减|降|少"
_LAST = r"(?:上年|去年|上一年|\d{4}年)(?:度|同期)?|同期"
_NOW = r"今年|本年度?|当年|现在?|20\d\d年"
THAN = r"(?:同比|[较比](?:上年|去年|\d{4}年)(?:度|同期)?)"
_WAY = rf"(?:(?P<up>{_UP})|(?:{_DOWN}))了?"
_RATE = r"近?(?:(?P<rate>\d+(?:\.\d+)?)%|(?P<times>\d+(?:\.\d+)?)倍)(?!以|左右|多|余)"
_DOUBLED = "翻了?(?P<doublings>[一两])番"
RATED = rf"(?:{_WAY}{_RATE}|{_DOUBLED})"
# What is said of the two; a rate that is nearly reached is held to as well as one that is.
_SAID = (
    rf"[，、；（]?{THAN}?(?:净|共|累计)?"
    rf"(?:{_WAY}(?:{_RATE}|(?P<gap>{ARABIC})(?P=unit)(?![次均]|以|左右|多|余))|{_DOUBLED})"
)
# 比上年的120件下降20%，减少24件: the difference behind the rate.
GAP_BEHIND = re.compile(
    rf"[，、（](?:同比|净|共|累计)?(?:(?P<up>{_UP})|(?:{_DOWN}))了?(?P<gap>{ARABIC})(?P<unit>{UNITS})(?![次均]|以|左右|多|余)"
)
_A, _B = rf"(?P<a>{ARABIC})", rf"(?P<b>{ARABIC})"
_UNIT = rf"(?P<unit>{UNITS})"
_TO = r"[^\d，。；：、（）\n]{0,14}?[到至为](?:\d{4}年的?)?[^\d，。；\n]{0,8}?"
_FRAMES = tuple(
    re.compile(frame + _SAID)
    for frame in (
        rf"[由从](?:\d{{4}}年)?{GAP}{_A}{_UNIT}{_TO}{_B}(?P=unit)",
        rf"(?:{_LAST}){GAP}{_A}{_UNIT}[，、；](?:{_NOW}){GAP}{_B}(?P=unit)",
        rf"(?:{_NOW}){GAP}{_B}{_UNIT}[，、；](?:{_LAST}){GAP}{_A}(?P=unit)",
        rf"{_B}{_UNIT}[，、；（][较比](?:{_LAST})的?[^\d，。；：、（）\n增减升降]{{0,8}}?{_A}(?P=unit)的?",
    )
)
# A sentence without one of these says of nothing by how much.
_SIGN = re.compile(r"[加长收多增升高大少降减低缩涨短跌幅番进退移](?:[了为达]?近?\d|(?<=番))")
_UNCLEAR = re.compile(
    r"约|近\d(?!\d*\.?\d*[%倍])|[余多](?=[万亿元个家人名户件条项次])|以[上下]|左右|最高|至少|不超过|不低于|平均|另"
)
ABOUT = re.compile(r"[约近超逾第]$|不足$|突破$")  # and 第8位, a rank, of which the less is the better
_YEAR = re.compile(r"20\d\d(?=年)")


@dataclass(frozen=True)
class Compared:
    """`start` to `end` covers the claim. Of `rate` (in percent) and `gap` one is None."""

    start: int
    end: int
    before: Amount
    now: Amount
    unit: str
    rises: bool
    rate: Amount | None
    gap: Amount | None


def told_by_how_much(passage: Passage) -> list[tuple[int, int]]:
    """The sentences that say of something by how much: `passage.once(told_by_how_much)`."""
    return list(holding(passage.prose, (sign.start() for sign in _SIGN.finditer(passage.prose))))


def compared(passage: Passage) -> list[Compared]:
    """Every such claim of the prose, none of its numbers approximate: `passage.once(compared)`."""
    text, sentences = passage.prose, passage.once(told_by_how_much)
    return [one for hit in hits_of(text, sentences, *_FRAMES) if (one := _compared(hit, text))]


def _compared(hit: re.Match[str], text: str) -> Compared | None:
    before, now, gap = sharp(hit["a"]), sharp(hit["b"]), sharp(hit["gap"] or "")
    rate = rate_of(hit)
    is_about = any(ABOUT.search(text, max(0, at - 2), at) for at in (hit.start("a"), hit.start("b")))
    if not (before and now and (rate or gap)) or is_about or _UNCLEAR.search(hit[0]) or not _is_in_order(hit):
        return None
    rises = bool(hit["up"] or hit["doublings"])
    return Compared(*hit.span(), before, now, hit["unit"], rises, rate, gap)


def rate_of(hit: re.Match[str]) -> Amount | None:
    """The rate in percent: 50%, 1.5倍, 翻一番 (100%); its step is what the words leave open."""
    if hit["doublings"]:
        return Amount(Decimal(100 if hit["doublings"] == "一" else 300), Decimal(10))
    if hit["times"]:
        times = Decimal(hit["times"])
        # 增长4倍 is said of 40 beside 10, too: one more is let pass.
        return Amount(times * 100, step(hit["times"]) * 100 + Decimal("0.01"))
    return Amount(Decimal(hit["rate"]), step(hit["rate"])) if hit["rate"] else None


def step(rate: str) -> Decimal:
    """One in the last place of a rate: what rounding, or cutting off, may change."""
    return Decimal(1).scaleb(-len(rate.partition(".")[2]))


def _is_in_order(hit: re.Match[str]) -> bool:
    """Where both years are written, the later must be the one called now."""
    years = _YEAR.findall(hit[0])
    return len(years) < 2 or (years[0] < years[1]) == (hit.start("a") < hit.start("b"))
