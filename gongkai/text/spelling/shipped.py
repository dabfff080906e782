"""The speller of the house: the shipped figures, and an agency's own counts added to them where it has some.

Nothing is read before it is needed, and what was read is kept.
"""

from __future__ import annotations

import logging
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from gongkai.text.passage import Passage
from gongkai.text.spelling.confusion import Character, characters
from gongkai.text.spelling.speller import Slip, Speller
from gongkai.text.spelling.table import NotATable, Table, read
from gongkai.text.spelling.terms import Terms

FIGURES = Path(__file__).parents[1] / "figures"
# Logarithms of odds, chosen on half of the trial sentences (docs/explanation/spelling-without-a-neural-model.md).
STRICT, PRECISE = 1.0, 0.0

log = logging.getLogger("gongkai.spelling")


def slips_of(passage: Passage) -> tuple[Slip, ...]:
    """For `passage.once`: every slip at least PRECISE sure, by place."""
    return tuple(speller_at_hand(passage.lists.learned).slips(passage.text))


def speller(learned: Path | None = None) -> Speller:
    """The speller, with an agency's own table where there is one. Raises NotATable, OSError."""
    made = _made(*_state(learned))
    if isinstance(made, Speller):
        return made
    raise NotATable(made)


def speller_at_hand(learned: Path | None) -> Speller:
    """The same for a check, which a broken file must not stop: the shipped figures alone, and the log says why."""
    try:
        return speller(learned)
    except (NotATable, OSError) as wrong:
        _tell(str(learned), type(wrong).__name__, str(wrong))
        return speller()


def alphabet() -> str:
    """The characters everybody counts by."""
    return _shipped().characters


def _state(learned: Path | None) -> tuple[Path | None, tuple[int, ...]]:
    """The file, and what tells whether it was written to since; none for one that is not there. Raises OSError."""
    if not learned or not learned.is_file():
        return None, ()
    there = learned.stat()
    return learned, (there.st_ino, there.st_size, there.st_mtime_ns, there.st_ctime_ns)


@lru_cache(maxsize=2)  # with an agency's own counts, and without
def _made(own: Path | None, _state: tuple[int, ...]) -> Speller | str:
    """The speller, or why the file gives none: a broken one is not read again for every text."""
    try:
        table = _shipped().plus(read(own)) if own else _shipped()
    except NotATable as wrong:
        return str(wrong)
    weights = tomllib.loads((FIGURES / "weights.toml").read_text("utf-8"))
    return Speller(table, read_characters(), weights, PRECISE)


@lru_cache(maxsize=8)
def _tell(learned: str, kind: str, why: str) -> None:
    """Once, not for every text: `kind` names the error where its words say nothing."""
    log.error("%s is left out of checking: %s: %s", learned, kind, why)


@cache
def usual_pairs() -> frozenset[str]:
    """Pairs of Han characters seen at least 200 times side by side."""
    return frozenset((FIGURES / "pairs.txt").read_text("utf-8").split())


@cache
def terms() -> Terms:
    files = (FIGURES / "terms.txt", FIGURES.parent / "lexicon" / "idioms.txt")
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return Terms(lines, usual_pairs(), read_characters())


@cache
def read_characters() -> dict[str, Character]:
    """The sounds and look-alikes of every character."""
    return characters((FIGURES / "characters.txt").read_text("utf-8").splitlines())


@cache
def _shipped() -> Table:
    return read(FIGURES / "ngrams.zip")
