"""The words of the house (词汇表), read from `glossary.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Term:
    """`code` is the word in the code (`Enum.member` for a member); `never` the look-alikes banned for it."""

    term: str
    code: str
    means: str
    cite: str = ""
    never: tuple[str, ...] = ()


@cache
def glossary() -> tuple[Term, ...]:
    """All terms, in the file's order."""
    rows = tomllib.loads((files("gongkai.law") / "glossary.toml").read_text("utf-8"))["term"]
    return tuple(Term(**{**row, "never": tuple(row.get("never", ()))}) for row in rows)
