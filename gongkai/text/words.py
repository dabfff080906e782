"""The lexicon (词表): word pairs, fixed expressions and spellings to be kept, read from `lexicon/*.toml`.

A file holds one kind of row. The readers refuse a row without its source or its examples: a word
that nobody vouches for costs an editor's trust.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gongkai.text.finding import Gravity

LEXICON = Path(__file__).parent / "lexicon"


@dataclass(frozen=True)
class Pair:
    """A wrong word and the right one. `unless` lists longer words in which the wrong one is innocent."""

    bad: str
    good: str
    gravity: Gravity
    source: str
    wrong: str
    right: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expression:
    """A fixed official expression, to be written exactly so; of a formula no word may be another."""

    text: str
    gravity: Gravity
    source: str
    is_formula: bool = False


@dataclass(frozen=True)
class Spelling:
    """One thing under two names: `odd` is to give way to `norm` where a text uses both."""

    norm: str
    odd: str
    source: str
    wrong: str
    right: str


@cache
def pairs() -> tuple[Pair, ...]:
    """All word pairs; a wrong word listed twice stops here."""
    found: dict[str, Pair] = {}
    for path in sorted((LEXICON / "pairs").glob("*.toml")):
        for pair in (pair for kind in _rows(path, "kind") for pair in read_pairs(kind)):
            if pair.bad in found:
                raise ValueError(f"{path.name}: {pair.bad} is listed twice")
            found[pair.bad] = pair
    return tuple(found.values())


@cache
def slips() -> Mapping[str, str]:
    """Words of official writing with one character wrong, each with the right word (`lexicon/slips.txt`)."""
    return _wrong_and_right("slips.txt")


@cache
def slips_at_ends() -> Mapping[str, str]:
    """The same, wrong only where they are a word by themselves (`lexicon/slips_at_ends.txt`)."""
    return _wrong_and_right("slips_at_ends.txt")


def _wrong_and_right(name: str) -> Mapping[str, str]:
    rows = (line.split() for line in (LEXICON / name).read_text("utf-8").splitlines())
    return {bad: good for good, *wrong in rows if good != "#" for bad in wrong}


@cache
def expressions() -> tuple[Expression, ...]:
    rows = _rows(LEXICON / "expressions.toml", "kind")
    return tuple(expression for row in rows for expression in read_expressions(row))


@cache
def near_expressions() -> tuple[str, ...]:
    """Expressions which are one edit from a fixed one and exist in their own right."""
    return tuple(tomllib.loads((LEXICON / "expressions.toml").read_text("utf-8"))["exist_too"])


@cache
def spellings() -> tuple[Spelling, ...]:
    return tuple(read_spelling(row) for row in _rows(LEXICON / "consistency.toml", "spelling"))


def read_pairs(kind: Mapping[str, Any]) -> list[Pair]:
    """The pairs of one kind, each with the kind's gravity and source. Raises ValueError as `read_pair` does."""
    require(kind, "gravity", "source", "pairs")
    return [read_pair({"gravity": kind["gravity"], "source": kind["source"], **row}) for row in kind["pairs"]]


def read_pair(row: Mapping[str, Any]) -> Pair:
    require(row, "bad", "good", "gravity", "source", "wrong", "right")
    pair = Pair(
        row["bad"], row["good"], Gravity(row["gravity"]), row["source"], row["wrong"], row["right"],
        tuple(row.get("unless", ())),
    )  # fmt: skip
    if pair.bad not in pair.wrong:
        raise ValueError(f"{pair.bad}: its wrong sentence does not contain it")
    for word in pair.unless:
        if pair.bad not in word:
            raise ValueError(f"{pair.bad}: “{word}” does not contain it")
    return pair


def read_expressions(row: Mapping[str, Any]) -> list[Expression]:
    require(row, "gravity", "source", "texts")
    gravity = Gravity(row["gravity"])
    formulas = bool(row.get("formulas"))
    return [Expression(text, gravity, row["source"], formulas) for text in row["texts"]]


def read_spelling(row: Mapping[str, Any]) -> Spelling:
    require(row, "norm", "odd", "source", "wrong", "right")
    return Spelling(row["norm"], row["odd"], row["source"], row["wrong"], row["right"])


def _rows(path: Path, kind: str) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = tomllib.loads(path.read_text("utf-8"))[kind]
    return rows


def require(row: Mapping[str, Any], *names: str) -> None:
    missing = [name for name in names if not row.get(name)]
    if missing:
        raise ValueError(f"{row.get('bad') or row.get('norm') or row}: no {', '.join(missing)}")
