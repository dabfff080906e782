"""Several values to one key, in two flat arrays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gongkai.text.spelling.alphabet import Symbols

_BITS = 25  # of a value while sorting


class Ranges(NamedTuple):
    """The values of key `k` lie in `values` from `starts[k]` to `starts[k + 1]`."""

    starts: Symbols
    values: Symbols

    def of(self, keys: Symbols) -> tuple[Symbols, Symbols]:
        """For each value found, the place in `keys` it belongs to, and the value."""
        import numpy as np

        first = self.starts[keys]
        lengths = self.starts[keys + 1] - first
        whose = np.repeat(np.arange(len(keys)), lengths)
        step = np.arange(len(whose)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return whose, self.values[first[whose] + step]


def ranges(pairs: Iterable[tuple[int, int]], keys: int) -> Ranges:
    """Ranges over the keys 0 to `keys` from pairs of key and value, values below 2 to the power of 25."""
    import numpy as np

    together = np.fromiter((key << _BITS | value for key, value in pairs), np.int64)
    together.sort()
    starts = np.searchsorted(together, np.arange(keys + 1) << _BITS)
    return Ranges(starts, (together & ((1 << _BITS) - 1)).astype(np.int32))
