"""The speller of the house: the shipped figures, and an agency's own counts added to them where it has some.

Nothing is read before it is needed, and what was read is kept.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from gongkai.text.passage import Passage
from gongkai.text.spelling.confusion import Character, characters
from gongkai.text.spelling.speller import Slip, Speller
from gongkai.text.spelling.table import Table, read
from gongkai.text.spelling.terms import Terms

FIGURES = Path(__file__).parents[1] / "figures"
# Logarithms of odds, chosen on half of the trial sentences (docs/explanation/spelling-without-a-neural-model.md).
STRICT, PRECISE = 1.0, 0.0


def slips_of(passage: Passage) -> tuple[Slip, ...]:
    """For `passage.once`: every slip at least PRECISE sure, by place."""
    return tuple(speller(passage.lists.learned).slips(passage.text))


def speller(learned: Path | None = None) -> Speller:
    """The speller, with an agency's own table where there is one. Raises NotATable, OSError."""
    own = learned if learned and learned.is_file() else None
    return _speller(own, own.stat().st_mtime_ns if own else 0)


def alphabet() -> str:
    """The characters everybody counts by."""
    return _shipped().characters


@lru_cache(maxsize=2)  # with an agency's own counts, and without
def _speller(own: Path | None, _written: int) -> Speller:
    table = _shipped().plus(read(own)) if own else _shipped()
    weights = tomllib.loads((FIGURES / "weights.toml").read_text("utf-8"))
    return Speller(table, _characters(), weights, PRECISE)


@cache
def usual_pairs() -> frozenset[str]:
    """Pairs of Han characters seen at least 200 times side by side."""
    return frozenset((FIGURES / "pairs.txt").read_text("utf-8").split())


@cache
def terms() -> Terms:
    files = (FIGURES / "terms.txt", FIGURES.parent / "lexicon" / "idioms.txt")
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return Terms(lines, usual_pairs(), _characters())


@cache
def _characters() -> dict[str, Character]:
    return characters((FIGURES / "characters.txt").read_text("utf-8").splitlines())


@cache
def _shipped() -> Table:
    return read(FIGURES / "ngrams.zip")
