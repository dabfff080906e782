"""Pairs of characters that stand side by side in ordinary text because they belong together.

`usual_pairs.txt` is made by `python -m scripts.personal.usual_pairs`; a line is a first character and its seconds. It is read
only once a name is in doubt.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def usual_pairs() -> frozenset[str]:
    said = (files("gongkai.text.personal") / "usual_pairs.txt").read_text("utf-8")
    return frozenset(line[0] + second for line in said.split() for second in line[1:])


def is_usual(said: str) -> bool:
    """Whether two characters are an ordinary word, or a part of one."""
    return said in usual_pairs()
