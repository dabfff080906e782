"""The agency's own assessment (专项考核): indicators, weights, and the score they make (条例第四十六条).

The law orders an assessment and leaves its indicators to the agency; the weights are the product's default card.
An indicator without anything to measure is not scored, and the rest is scaled to the full mark: nobody gains
or loses by what did not happen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.law.source import Citation
from gongkai.law.statutes import OGI_2019

FULL_MARK = 100


@dataclass(frozen=True)
class Indicator:
    """`target` is the share (0–1) at which the full weight is given; below it the weight shrinks in proportion."""

    key: str
    label: str
    weight: int
    target: float
    cite: Citation = OGI_2019.article(46)


@dataclass(frozen=True)
class Measure:
    """What was counted: `good` out of `all`."""

    good: int
    all: int


@dataclass(frozen=True)
class Mark:
    """One indicator's mark; `points` is None where there was nothing to measure."""

    indicator: Indicator
    measure: Measure
    points: float | None


INDICATORS = (
    Indicator("timely", "主动公开及时率", 15, 0.98),
    Indicator("in_step", "解读三同步率", 10, 1.0),
    Indicator("many_forms", "解读多形式率", 5, 0.3),
    Indicator("answered_in_time", "依申请按时答复率", 8, 1.0),
    Indicator("secrecy_reviewed", "保密审查完备率", 10, 1.0),
    Indicator("rectified", "自查整改闭环率", 5, 1.0),
)


def marks(measures: Mapping[str, Measure]) -> list[Mark]:
    """The marks in card order. Raises KeyError when a measure is missing."""
    return [Mark(i, measures[i.key], _points(i, measures[i.key])) for i in INDICATORS]


def _points(indicator: Indicator, measure: Measure) -> float | None:
    if measure.all == 0:
        return None
    return round(indicator.weight * min(1.0, measure.good / measure.all / indicator.target), 2)


def score(given: list[Mark]) -> float | None:
    """The score out of 100, one decimal; None when nothing could be measured."""
    weight = sum(m.indicator.weight for m in given if m.points is not None)
    if weight == 0:
        return None
    return round(sum(m.points for m in given if m.points is not None) / weight * FULL_MARK, 1)
