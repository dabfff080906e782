"""A rate of growth beside the figures it is taken from: 由10件增加到15件，增长50% (增长率与数值).

Three closed frames: from A to B by P%; N, which is D more, by P%; A last year, B this year, by P%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.text.amount import ARABIC, Amount, arabic
from gongkai.text.quantity import UNITS as COUNTED

UNITS = f"{COUNTED}|个工作日|工作日|小时|分钟|天|日|秒|名|个"
_UP = "增长|增加|上升|提高|提升|增幅(?:为|达)?|上涨|增|升"
_DOWN = "下降|减少|降低|降幅(?:为|达)?|缩短|压缩|下跌|减|降"
_WAY = rf"(?P<way>{_UP}|{_DOWN})"
_RATE = rf"(?:{_WAY}了?(?:近)?(?:(?P<rate>\d+(?:\.\d+)?)%|(?P<times>\d+(?:\.\d+)?)倍)(?!以|左右|多|余)|翻了?(?P<doublings>[一两])番)"
_LAST = r"(?:上年|去年|上一年|上年同期|去年同期|\d{4}年)"
_FROM_TO = re.compile(
    rf"[由从](?:{_LAST}|原来)?的?(?P<a>{ARABIC})(?P<u>%|{UNITS})(?:{_UP}|{_DOWN}|调整|变化|扩大|缩小)?(?:到|至|为)(?:今年的|目前的|\d{{4}}年的)?(?P<b>{ARABIC})(?P=u)[，、]?(?:同比)?{_RATE}"
)
_BY = re.compile(
    rf"(?P<b>{ARABIC})(?P<u>{UNITS})[，、（](?:同比|[较比](?:上年|去年|\d{{4}}年|上年同期|去年同期)(?:度|同期)?)(?P<move>增加|减少|增长|下降|多|少)了?(?P<d>{ARABIC})(?P=u)[，、（]?(?:同比)?{_RATE}"
)
_THAN = re.compile(
    rf"(?P<b>{ARABIC})(?P<u>{UNITS})[，、（][较比]{_LAST}(?:度|同期)?的?(?P<a>{ARABIC})(?P=u)(?:同比)?{_RATE}"
)
_DOWNWARD = re.compile(_DOWN)
_ABOUT = re.compile(r"[约近超逾]$|不足$|突破$")


@dataclass(frozen=True)
class Claim:
    """A rate as stated (`stated`, in percent, positive) and what the figures give (`right`, negative where they fall)."""

    start: int
    end: int
    stated: Decimal
    right: Decimal
    is_fall: bool
    step: Decimal

    @property
    def agrees(self) -> bool:
        """Within one in the rate's last place and what rounding of the figures allows; wrong direction never agrees."""
        return self.is_fall == (self.right < 0) and abs(abs(self.right) - self.stated) <= self.step


def claims(text: str) -> Iterator[Claim]:
    """Every rate that stands beside its two figures, none of them approximate."""
    for pattern in (_FROM_TO, _BY, _THAN):
        for hit in pattern.finditer(text):
            if _ABOUT.search(text, max(0, hit.start("b") - 2), hit.start("b")):
                continue
            if found := _claim(hit):
                yield found


def _claim(hit: re.Match[str]) -> Claim | None:
    rate, now = _rate(hit), arabic(hit["b"])
    before = _before(hit, now)
    if rate is None or now is None or before is None or before.value <= 0 or hit["u"] == "%":
        return None
    right = (now.value - before.value) / before.value * 100
    # How far the true rate may lie off where the figures themselves were rounded.
    slack = (_slack(now) + _slack(before) * now.value / before.value) / before.value * 100
    return Claim(*hit.span(), rate.value, right, bool(_DOWNWARD.match(hit["way"] or "")), rate.step + slack)


def _rate(hit: re.Match[str]) -> Amount | None:
    """The rate in percent: 50%, 1.5倍, 翻一番 (100%)."""
    if hit["doublings"]:
        return Amount(Decimal(100 if hit["doublings"] == "一" else 300), Decimal(10))
    if hit["times"]:
        times = arabic(hit["times"])
        return Amount(times.value * 100, times.step * 100) if times else None
    return arabic(hit["rate"])


def _before(hit: re.Match[str], now: Amount | None) -> Amount | None:
    groups = hit.groupdict()
    if "a" in groups:
        return arabic(hit["a"])
    moved = arabic(hit["d"])
    if moved is None or now is None:
        return None
    falls = hit["move"] in ("减少", "下降", "少")
    return Amount(now.value + moved.value if falls else now.value - moved.value, max(now.step, moved.step))


def _slack(one: Amount) -> Decimal:
    return Decimal(0) if one.is_counted else one.step / 2
