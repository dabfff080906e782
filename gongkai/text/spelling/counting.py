"""Counting: texts in, a table out, in portions, so that a library of any size needs no more memory than a shelf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gongkai.text.spelling.alphabet import BASE, GAP, Alphabet
from gongkai.text.spelling.table import LENGTHS, Counted, Table, nothing

if TYPE_CHECKING:
    from gongkai.text.spelling.alphabet import Symbols

PORTION = 1_000_000  # characters counted at a time
ROOM = 16_000_000  # entries held at most; beyond, what was seen only once is forgotten
# What was seen less often than this, by length, is not kept: it is as likely a slip as a habit.
FLOORS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 4}
FLOORS_OF_FEW = {1: 1, 2: 1, 3: 2, 4: 2, 5: 2}  # for an agency's own, smaller library


def count(texts: Iterable[str], alphabet: Alphabet) -> Table:
    """Everything the texts hold, before anything is left out for rarity."""
    counted = {n: nothing() for n in LENGTHS}
    for portion in _portions(texts):
        symbols = alphabet.coded(portion).symbols
        for n in LENGTHS:
            counted[n] = counted[n].plus(_counted(keys_of(symbols, n)))
        if sum(map(len, counted.values())) > ROOM:
            counted |= {n: counted[n].at_least(2) for n in (3, 4, 5)}
    return Table(alphabet.characters, counted)


def keys_of(symbols: Symbols, n: int) -> Symbols:
    """The keys of all runs of `n` symbols that no gap cuts in two."""
    if len(symbols) < n:
        return symbols[:0]
    width = len(symbols) - n + 1
    keys, whole = symbols[:width].copy(), symbols[:width] == symbols[:width]
    for at in range(1, n):
        keys = keys * BASE + symbols[at : at + width]
        if at < n - 1:
            whole &= symbols[at : at + width] != GAP
    return keys[whole]


def _counted(keys: Symbols) -> Counted:
    import numpy as np

    return Counted(*np.unique(keys, return_counts=True))


def _portions(texts: Iterable[str]) -> Iterator[str]:
    """Texts joined by line breaks until there is enough for one portion; a longer text is cut."""
    waiting, length = [], 0
    for text in texts:
        for start in range(0, len(text), PORTION):
            piece = text[start : start + PORTION]
            waiting.append(piece)
            length += len(piece)
            if length >= PORTION:
                yield "\n".join(waiting)
                waiting, length = [], 0
    if waiting:
        yield "\n".join(waiting)
