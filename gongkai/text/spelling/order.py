"""Neighbours that changed places (刑事任责), and a character typed twice (业务务): what the counts say of both.

Told only where what stands there is hardly known and what was probably meant was seen in runs of five on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gongkai.text.spelling.alphabet import BASE, Alphabet
from gongkai.text.spelling.candidates import MARGIN, in_doubt, padded
from gongkai.text.spelling.confusion import HAN, HAN_END

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongkai.text.spelling.alphabet import Symbols
    from gongkai.text.spelling.lookup import Counts

    Flags = NDArray[Any]

_REACH = 4
_SEEN = 10  # times what was meant must have been seen
_HARDLY = 50  # times the two may have been seen side by side
_SIDES = 2  # runs of five that must be known
# 学习习近平…, 统一一定, and what is said twice for emphasis.
_TWICE_BY_RIGHT = "一二三四五六七八九十习等刚仅常往渐多大小种个人家天年日月时处件条项步层"


def swapped(text: str, alphabet: Alphabet, counts: Counts) -> Iterator[int]:
    """Offsets of two characters that stand the wrong way round."""
    import numpy as np

    coded = alphabet.coded(text)
    symbols, points = padded(coded.symbols), padded(coded.points)
    doubtful = in_doubt(symbols, points, counts)
    at = doubtful[:-1][np.diff(doubtful) == 1]
    at = at[symbols[at] != symbols[at + 1]]
    meant = np.stack([symbols[at + 1], symbols[at]], 1)
    unknown = _is_unknown(symbols, at, counts)
    yield from _places(coded.where, at[unknown & _is_known(symbols, at, meant, counts)])


def doubled(text: str, alphabet: Alphabet, counts: Counts) -> Iterator[int]:
    """Offsets of a character that stands twice for once."""
    import numpy as np

    coded = alphabet.coded(text)
    symbols, points = padded(coded.symbols), padded(coded.points)
    twice = (points[:-1] == points[1:]) & (points[:-1] >= HAN) & (points[:-1] < HAN_END)
    at = np.flatnonzero(twice & ~np.isin(points[:-1], [ord(one) for one in _TWICE_BY_RIGHT]))
    unknown = _is_unknown(symbols, at, counts)
    meant = symbols[at][:, None]
    yield from _places(coded.where, at[unknown & _is_known(symbols, at, meant, counts)])


def _is_unknown(symbols: Symbols, at: Symbols, counts: Counts) -> Flags:
    """True where the two were hardly seen side by side, and with neither neighbour: 统一一定 is two words."""
    import numpy as np

    around = symbols[at[:, None] + np.arange(-1, 3)]
    pairs = counts.seen(2, _runs(around[:, 1:3], 2))[:, 0]
    return (pairs < _HARDLY) & (counts.seen(3, _runs(around, 3)).max(1, initial=0) == 0)


def _is_known(symbols: Symbols, at: Symbols, meant: Symbols, counts: Counts) -> Flags:
    """True where what was meant was seen often with its neighbours, in two runs of five at least."""
    import numpy as np

    before, after = (
        symbols[at[:, None] + np.arange(-_REACH, 0)],
        symbols[at[:, None] + np.arange(2, 2 + _REACH)],
    )
    whole = np.concatenate([before, meant, after], 1)
    width = meant.shape[1]
    four, five = (counts.seen(n, _runs(whole[:, _REACH + width - n : _REACH + n], n)) for n in (4, 5))
    return (
        (five.max(1, initial=0) >= _SEEN) & (four.max(1, initial=0) >= _SEEN) & ((five > 0).sum(1) >= _SIDES)
    )


def _runs(rows: Symbols, n: int) -> Symbols:
    """The keys of all runs of `n` symbols, row by row."""
    import numpy as np

    keys = []
    for start in range(rows.shape[1] - n + 1):
        key = rows[:, start]
        for step in range(1, n):
            key = key * BASE + rows[:, start + step]
        keys.append(key)
    return np.stack(keys, 1)


def _places(where: Symbols, at: Symbols) -> Iterator[int]:
    return (int(where[one - MARGIN]) for one in at.tolist())
