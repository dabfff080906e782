"""Counts made ready for looking up: a text asks for many keys at a time, and most of them were never seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.text.spelling.alphabet import BASE
from gongkai.text.spelling.table import Counted, Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gongkai.text.spelling.alphabet import Symbols

_BESIDE = 3  # times two symbols were seen side by side to be taken for neighbours
_SIEVE_BITS = 24  # 2 MB for each length
_MIX = 0x9E3779B97F4A7C15  # 2 to the power of 64 over the golden ratio: spreads keys evenly (Knuth, 6.4)


class Counts:
    """Says how often runs of symbols were seen; of pairs also, at once, whether they are neighbours."""

    def __init__(self, table: Table) -> None:
        import numpy as np

        self._counted = table.counted
        self._sieves = {n: _Sieve(counted) for n, counted in table.counted.items() if n > 2}
        self.single = np.zeros(BASE, np.int64)
        self.single[table.counted[1].keys] = table.counted[1].counts
        self.total = int(self.single.sum())
        self._beside = _Bits(table.counted[2].at_least(_BESIDE).keys, BASE * BASE)

    def beside(self, pairs: Symbols) -> NDArray[np.bool_]:
        """Whether each pair of symbols was seen side by side, often enough to be neighbours."""
        return self._beside.holds(pairs)

    def seen(self, n: int, keys: Symbols) -> Symbols:
        """How often each run of `n` symbols was seen."""
        if n < 3:
            return self.single[keys] if n == 1 else self._counted[2].seen(keys)
        import numpy as np

        counts = np.zeros(keys.shape, np.int64)
        perhaps = self._sieves[n].holds(keys)
        counts[perhaps] = self._counted[n].seen(keys[perhaps])
        return counts

    def common_pairs(self, least: int) -> Symbols:
        return self._counted[2].at_least(least).keys


class _Sieve:
    """A set of bits, one for each key: a key whose bit is not set was never seen (Bloom, 1970, with one hash)."""

    def __init__(self, counted: Counted) -> None:
        self._bits = _Bits(_mixed(counted.keys), 1 << _SIEVE_BITS)

    def holds(self, keys: Symbols) -> NDArray[np.bool_]:
        return self._bits.holds(_mixed(keys))


class _Bits:
    """A set of numbers below `size`, a bit each."""

    def __init__(self, numbers: Symbols, size: int) -> None:
        import numpy as np

        self._bytes = np.zeros(size >> 3, np.uint8)
        np.bitwise_or.at(self._bytes, numbers >> 3, np.uint8(1) << (numbers & 7).astype(np.uint8))

    def holds(self, numbers: Symbols) -> NDArray[np.bool_]:
        import numpy as np

        return (self._bytes[numbers >> 3] >> (numbers & 7).astype(np.uint8)) & 1 == 1


def _mixed(keys: Symbols) -> Symbols:
    import numpy as np

    return ((keys.view(np.uint64) * np.uint64(_MIX)) >> np.uint64(64 - _SIEVE_BITS)).view(np.int64)
