"""Processing fee for excessive requests (政府信息公开信息处理费): by item or by page, progressive, never both.

国办函〔2020〕109号. By item: requests of one applicant in one calendar month; by page: pages of one request. Reading 6:
the official text raises the rate by 100 yuan with every ten items from the thirty-first and does not print the
sums; the first band (31–40) is read as 200 yuan. Whether to charge at all is the agency's to decide, per request.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.source import Citation, Refusal, Version, Versions
from gongkai.law.statutes import FEE_2020, FEE_SINCE, OGI_2019

FREE: Citation = OGI_2019.article(42)
STEP_ITEMS, STEP_YUAN = 10, 100
UPPER_ITEMS = 31  # from here the rate rises


class Method(StrEnum):
    """How a fee is counted."""

    ITEM = "item"
    PAGE = "page"

    @property
    def label(self) -> str:
        return {"item": "按件计收", "page": "按量计收"}[self]

    @property
    def unit(self) -> str:
        return {"item": "件", "page": "页"}[self]


# (first, last, yuan each); the last band of items grows for ever, see `_rate`.
ITEMS = Versions(Version(FEE_SINCE, ((1, 10, 0), (11, 30, 100)), FEE_2020.article(4)))
PAGES = Versions(
    Version(FEE_SINCE, ((1, 30, 0), (31, 100, 10), (101, 200, 20), (201, None, 40)), FEE_2020.article(5))
)


@dataclass(frozen=True)
class Tier:
    """A band: items or pages `first`–`last` at `rate` yuan each, `count` of them charged, `amount` yuan in all."""

    first: int
    last: int
    rate: int
    count: int

    @property
    def amount(self) -> int:
        return self.rate * self.count


@dataclass(frozen=True)
class Fee:
    """What `count` items or pages cost: whole yuan, band by band, with the articles."""

    method: Method
    count: int
    tiers: tuple[Tier, ...]
    because: tuple[Citation, ...]

    @property
    def amount(self) -> int:
        return sum(tier.amount for tier in self.tiers)


def standard(method: Method, on: date) -> str:
    """The tariff in words, with its article: 依照《……办法》第四条，按件计收：……."""
    version, unit = (ITEMS if method is Method.ITEM else PAGES).on(on), method.unit
    over = "同一申请人一个自然月内累计申请" if method is Method.ITEM else "一件申请提供的信息"
    free, *rest = version.value
    bands = [f"{over}{free[1]}{unit}以下（含{free[1]}{unit}）的不收费"]
    for first, last, rate in rest:
        span = f"{first}{unit}以上" if last is None else f"{first}—{last}{unit}（含{last}{unit}）"
        bands.append(f"{span}的部分，每{unit}{rate}元")
    if method is Method.ITEM:
        bands.append(
            f"{UPPER_ITEMS}件以上的部分，以{STEP_ITEMS}件为一档，每增加一档，收费标准提高每件{STEP_YUAN}元"
        )
    act = version.cite.act
    return f"依照《{act.title}》（{act.number}）{version.cite.place}，{method.label}：{'；'.join(bands)}。"


def fee_for(method: Method, count: int, on: date, *, already: int = 0) -> Fee:
    """The fee under the tariff in force on a day, beyond the first `already` items that were charged before.

    Raises Refusal for a negative count, NotYetLaw before 2021.
    """
    if count < 0:
        raise Refusal((f"{method.unit}数不能是负数", None))
    version = (ITEMS if method is Method.ITEM else PAGES).on(on)
    tiers = []
    for first, last, rate in version.value:
        if count >= first:
            upto = count if last is None else min(count, last)
            tiers.append(Tier(first, last or count, rate, upto - first + 1))
    if method is Method.ITEM:
        tiers += _upper_items(count)
    beyond = [_beyond(tier, already) for tier in tiers if tier.last > already]
    return Fee(method, count, tuple(beyond), (version.cite, FREE))


def _beyond(tier: Tier, already: int) -> Tier:
    """What is left of a band after the first `already` items."""
    gone = max(0, already - tier.first + 1)
    return Tier(tier.first + gone, tier.last, tier.rate, max(0, tier.count - gone))


def _upper_items(count: int) -> list[Tier]:
    """Bands of ten from the thirty-first item: 200 yuan each, then 100 more with every band."""
    bands = []
    first, rate = UPPER_ITEMS, 2 * STEP_YUAN
    while first <= count:
        last = first + STEP_ITEMS - 1
        bands.append(Tier(first, last, rate, min(count, last) - first + 1))
        first, rate = last + 1, rate + STEP_YUAN
    return bands
