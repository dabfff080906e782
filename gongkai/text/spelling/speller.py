"""The speller (查错): a text in, suspected slips out, each with what was probably meant and how sure that is.

A slip put right gives its neighbours their neighbours back, so a text is looked at several times over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.text.spelling import candidates
from gongkai.text.spelling.alphabet import Alphabet
from gongkai.text.spelling.candidates import MARGIN
from gongkai.text.spelling.confusion import Character, Confusions
from gongkai.text.spelling.evidence import REACH, Marked, measures
from gongkai.text.spelling.lookup import Counts
from gongkai.text.spelling.table import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gongkai.text.spelling.alphabet import Symbols

PORTION = 50_000  # characters looked at together
MOST_AT_ONCE = 4_000  # places in doubt; each takes some ten kilobytes while it is judged
_ROUNDS = 3
COMMON = 30  # times a pair was seen for two characters to be taken for it


@dataclass(frozen=True)
class Slip:
    """`text[start:end]` was probably meant to be `better`; `sureness` is the logarithm of the odds for it."""

    start: int
    end: int
    better: str
    sureness: float


class Speller:
    """A table of counts, the confusions and the weights of the evidence, ready for texts of any length."""

    def __init__(
        self, table: Table, read: dict[str, Character], weights: Mapping[str, float], least: float
    ) -> None:
        """`weights` are those of `evidence.measures` and `always`; slips less sure than `least` are not told."""
        self.alphabet = Alphabet(table.characters)
        self.counts = Counts(table)
        self._confusions = Confusions(read, self.alphabet)
        self._common = self._confusions.pairs(self.counts.common_pairs(COMMON))
        self._marked = Marked(self.alphabet)
        self._weights, self._least = weights, least

    def slips(self, text: str, least: float | None = None) -> Iterator[Slip]:
        """All slips in order, down to `least` sure or what the speller was made for; none overlap."""
        least = self._least if least is None else least
        for start, piece in pieces(text):
            for slip in self._slips(piece, least):
                yield Slip(start + slip.start, start + slip.end, slip.better, slip.sureness)

    def _slips(self, piece: str, least: float) -> list[Slip]:
        import numpy as np

        coded = self.alphabet.coded(piece)
        symbols, points = candidates.padded(coded.symbols), candidates.padded(coded.points)
        kept: dict[int, tuple[int, float]] = {}
        looked_at = np.ones(len(symbols), bool)
        for _ in range(_ROUNDS):
            new = self._best(self._judged(symbols, points, looked_at, least), kept)
            if not new:
                break
            looked_at[:] = False
            for at, put, sureness in new:
                looked_at[at - REACH : at + len(put) + REACH] = True
                for step, symbol in enumerate(put):
                    symbols[at + step] = symbol
                    points[at + step] = ord(self.alphabet.shown([symbol]))
                kept[at] = len(put), sureness
        return [
            Slip(
                start := int(coded.where[at - MARGIN]),
                start + width,
                self.alphabet.shown(symbols[at : at + width].tolist()),
                sureness,
            )
            for at, (width, sureness) in sorted(kept.items())
        ]

    @staticmethod
    def _best(
        judged: Iterator[tuple[int, list[int], float]], kept: dict[int, tuple[int, float]]
    ) -> list[tuple[int, list[int], float]]:
        """The surest candidates that do not touch one another, nor cover what was put right before."""
        before = {place for at, (width, _) in kept.items() for place in range(at, at + width)}
        now: set[int] = set()
        best = []
        for at, put, sureness in sorted(judged, key=lambda one: (-one[2], one[0])):
            end = at + len(put)
            if before.isdisjoint(range(at, end)) and now.isdisjoint(range(at - 1, end + 1)):
                best.append((at, put, sureness))
                now.update(range(at, end))
        return best

    def _judged(
        self, symbols: Symbols, points: Symbols, looked_at: NDArray[np.bool_], least: float
    ) -> Iterator[tuple[int, list[int], float]]:
        doubtful = candidates.in_doubt(symbols, points, self.counts)
        doubtful = doubtful[looked_at[doubtful]]
        for start in range(0, len(doubtful), MOST_AT_ONCE):
            yield from self._judged_at(doubtful[start : start + MOST_AT_ONCE], symbols, points, least)

    def _judged_at(
        self, doubtful: NDArray[np.int64], symbols: Symbols, points: Symbols, least: float
    ) -> Iterator[tuple[int, list[int], float]]:
        import numpy as np

        asked = (doubtful, symbols, points, self.counts, self._confusions)
        for found in (candidates.single(*asked), candidates.double(*asked, self._common)):
            if len(found.at):
                measured = measures(symbols, found, self.counts, self._marked)
                sureness = np.full(len(found.at), self._weights["always"])
                for name, weight in self._weights.items():
                    if name != "always":
                        sureness += weight * measured[name]
                for row in np.flatnonzero(sureness >= least):
                    yield int(found.at[row]), found.put[row].tolist(), float(sureness[row])


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in portions that end at a line break where there is one, or after a sentence."""
    start = 0
    while start < len(text):
        end = start + PORTION
        if end < len(text):
            end = max(text.rfind(mark, start + 1, end) + 1 for mark in "\n。")
            end = end if end > start else start + PORTION
        yield start, text[start:end]
        start = end
