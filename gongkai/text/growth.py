"""A rate of growth beside the figures it is taken from: 由10件增加到15件，增长50% (增长率与数值).

The figures stand in the frames of `compared`, or as one number and how much more it is: 60件，同比增加12件，增长25%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongkai.text.amount import ARABIC, Amount, sharp
from gongkai.text.compared import ABOUT, RATED, THAN, UNITS, compared, rate_of, told_by_how_much
from gongkai.text.passage import Passage
from gongkai.text.stretches import hits_of

_BY = re.compile(
    rf"(?P<b>{ARABIC})(?P<unit>{UNITS})[，、（]{THAN}(?P<move>增加|减少|增长|下降|多|少)了?(?P<d>{ARABIC})(?P=unit)"
    rf"[，、（]?(?:同比)?{RATED}"
)
# 比上年的120件减少24件，下降20%: the rate behind the difference.
_BEHIND = re.compile(rf"[，、（](?:同比|同期)?{RATED}")


class WrongRate(NamedTuple):
    """`start` to `end` covers the claim; `right` is what the figures give, in percent, negative where they fall."""

    start: int
    end: int
    right: Decimal


def wrong_rates(passage: Passage) -> Iterator[WrongRate]:
    """Every rate that its two figures do not give, however they and it were rounded. A wrong direction is wrong."""
    text = passage.prose
    for one in passage.once(compared):
        if one.rate:
            yield from _compare(one.start, one.end, one.before, one.now, one.rate, rises=one.rises)
        elif (hit := _BEHIND.match(text, one.end)) and (rate := rate_of(hit)):
            rises = bool(hit["up"] or hit["doublings"])
            yield from _compare(one.start, hit.end(), one.before, one.now, rate, rises=rises)
    for hit in hits_of(text, passage.once(told_by_how_much), _BY):
        now, moved, rate = sharp(hit["b"]), sharp(hit["d"]), rate_of(hit)
        if now and moved and rate and not ABOUT.search(text, max(0, hit.start() - 2), hit.start()):
            falls = hit["move"] in ("减少", "下降", "少")
            before = now.value + (moved.value if falls else -moved.value)
            rises = bool(hit["up"] or hit["doublings"])
            yield from _compare(
                *hit.span(), Amount(before, max(now.step, moved.step)), now, rate, rises=rises
            )


def _compare(
    start: int, end: int, before: Amount, now: Amount, rate: Amount, *, rises: bool
) -> Iterator[WrongRate]:
    if before.least > 0:
        low, high = 100 * now.least / before.most - 100, 100 * now.most / before.least - 100
        if not rises:
            low, high = -high, -low
        if high < 0 or not low - rate.step < rate.value < high + rate.step:
            yield WrongRate(start, end, 100 * now.value / before.value - 100)
