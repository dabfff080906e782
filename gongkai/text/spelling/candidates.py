"""What could have been meant: characters in doubt, and for each the likely others that fit its neighbours.

A character is in doubt where no run of four symbols around it is known. What it may stand for must make a known
run of three with its neighbours, or it is not looked at further.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gongkai.text.spelling.alphabet import BASE, GAP
from gongkai.text.spelling.confusion import HAN, HAN_END, KINDS, NEAR, SAME, Confusions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gongkai.text.spelling.alphabet import Symbols
    from gongkai.text.spelling.lookup import Counts
    from gongkai.text.spelling.ranges import Ranges

MARGIN = 6  # gaps put before and after a text, so that every window lies within it
_TOGETHER = "两双关友建合贸经"
_LONGEST_ITEM = 4  # characters of an item of a list
_KNOWN = 3  # times a run was seen to be known


class Candidates(NamedTuple):
    """Row by row: where, the one or two symbols to put there, how they are like those that stand there."""

    at: Symbols
    put: Symbols  # rows of one or of two symbols
    kind: Symbols


def padded(symbols: Symbols) -> Symbols:
    import numpy as np

    edge = np.full(MARGIN, GAP, np.int64)
    return np.concatenate([edge, symbols, edge])


def in_doubt(symbols: Symbols, points: Symbols, counts: Counts) -> Symbols:
    """Places (in padded symbols) of Han characters around which no run of four is known, and whose sense is not a list's or a country's."""
    import numpy as np

    known = counts.seen(4, runs(symbols, 4)) >= _KNOWN
    covered = _listed(points) | _countries(points)
    for step in range(4):
        covered[step : step + len(known)] |= known
    return np.flatnonzero(~covered & (points >= HAN) & (points < HAN_END))


def _listed(points: Symbols) -> NDArray[np.bool_]:
    """True where a character begins two items of a list: 按件、按量."""
    import numpy as np

    listed = np.zeros(len(points), bool)
    begins = np.flatnonzero(points[:-1] == ord("、")) + 1
    for step in range(2, _LONGEST_ITEM + 2):
        earlier = begins - step
        same = points[earlier] == points[begins]
        listed[earlier[same]] = listed[begins[same]] = True
    return listed


def _countries(points: Symbols) -> NDArray[np.bool_]:
    """True between 中 and what two countries have together: 中墨两国, whose name is seldom a statute's word."""
    import numpy as np

    named = np.zeros(len(points), bool)
    together = np.isin(points[2:], [ord(one) for one in _TOGETHER])
    named[1:-1] = (points[:-2] == ord("中")) & together
    return named


def runs(symbols: Symbols, n: int) -> Symbols:
    """The keys of all runs of `n` symbols."""
    width = len(symbols) - n + 1
    keys = symbols[:width].copy()
    for at in range(1, n):
        keys = keys * BASE + symbols[at : at + width]
    return keys


def single(
    doubtful: Symbols, symbols: Symbols, points: Symbols, counts: Counts, confusions: Confusions
) -> Candidates:
    """One character for another."""
    import numpy as np

    whose, packed = confusions.alike.of(points[doubtful] - HAN)
    at, put, kind = doubtful[whose], packed // KINDS, packed % KINDS
    beside = counts.beside(symbols[at - 1] * BASE + put) | counts.beside(put * BASE + symbols[at + 1])
    at, put, kind = at[beside], put[beside], kind[beside]
    before, after = symbols[at - 1], symbols[at + 1]
    keys = np.stack(
        [_key(symbols[at - 2], before, put), _key(before, put, after), _key(put, after, symbols[at + 2])]
    )
    fits = (counts.seen(3, keys) >= _KNOWN).any(0)
    return Candidates(at[fits], put[fits, None], kind[fits])


def double(
    doubtful: Symbols,
    symbols: Symbols,
    points: Symbols,
    counts: Counts,
    confusions: Confusions,
    common: Ranges,
) -> Candidates:
    """Two characters side by side for two that sound like them: 元泽 for 原则."""
    import numpy as np

    both = doubtful[:-1][np.diff(doubtful) == 1]
    first, second = points[both] - HAN, points[both + 1] - HAN
    whose, keys = confusions.sounding_like(first, second, common)
    at, one, other = both[whose], keys // BASE, keys % BASE
    fits = (one != symbols[at]) & (other != symbols[at + 1])
    before, after = _key(symbols[at - 1], one, other), _key(one, other, symbols[at + 2])
    fits &= (counts.seen(3, np.stack([before, after])) >= _KNOWN).any(0)
    whose, at, one, other = whose[fits], at[fits], one[fits], other[fits]
    same = confusions.sound_the_same(first[whose], one) & confusions.sound_the_same(second[whose], other)
    return Candidates(at, np.stack([one, other], 1), np.where(same, SAME, NEAR))


def _key(one: Symbols, two: Symbols, three: Symbols) -> Symbols:
    return (one * BASE + two) * BASE + three
