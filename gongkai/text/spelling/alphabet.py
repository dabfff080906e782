"""The alphabet of the counts: some 4,000 characters; digits, Latin letters, gaps and all else are one symbol each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from gongkai.text.width import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Symbols = NDArray[np.int64]

BASE = 4096  # symbols are numbers below this, so that five of them fit into an int64
GAP, DIGIT, LATIN, OTHER = range(4)
FIRST = 4  # the symbol of the alphabet's first character
_GAPS = " \n\t\r\v\f|\u3000\xa0\u2028\u0085"


class Coded(NamedTuple):
    """A text as symbols. `where` gives each symbol's offset in the text, `points` its code point there.

    A run of digits, of letters or of gaps is one symbol.
    """

    symbols: Symbols
    where: Symbols
    points: Symbols


class Alphabet:
    def __init__(self, characters: str) -> None:
        """Raises ValueError for more characters than there are symbols, or for one that comes twice."""
        import numpy as np

        if len(characters) > BASE - FIRST or len(set(characters)) != len(characters):
            raise ValueError("the alphabet has too many characters, or one twice")
        self.characters = characters
        table = np.full(0x10000, OTHER, np.int64)
        for first, last, symbol in (("0", "9", DIGIT), ("A", "Z", LATIN), ("a", "z", LATIN)):
            table[ord(first) : ord(last) + 1] = symbol
        table[[ord(gap) for gap in _GAPS]] = GAP
        table[[ord(character) for character in characters]] = np.arange(len(characters)) + FIRST
        self._table = table

    def every(self, text: str) -> Symbols:
        """One symbol for each character, runs and all."""
        import numpy as np

        return self._table[np.minimum(_points(text), 0xFFFF)]

    def coded(self, text: str) -> Coded:
        import numpy as np

        points, symbols = _points(text), self.every(text)
        kept = np.ones(len(symbols), bool)
        kept[1:] = (symbols[1:] != symbols[:-1]) | (symbols[1:] > LATIN)
        return Coded(symbols[kept], np.flatnonzero(kept), points[kept])

    def symbols_of(self, characters: str) -> list[int]:
        """The symbols of those characters that the alphabet has."""
        return [
            int(self._table[ord(character)])
            for character in characters
            if self._table[ord(character)] >= FIRST
        ]

    def shown(self, symbols: Sequence[int]) -> str:
        return "".join(self.characters[symbol - FIRST] for symbol in symbols)


def _points(text: str) -> Symbols:
    import numpy as np

    return np.frombuffer(fold(text).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
