"""Pairs of characters that stand side by side in ordinary text because they belong together.

`usual_pairs.txt` is made by `python -m scripts.personal.usual_pairs`; a line is a first character and its seconds. It is read
only once a name is in doubt.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from gongkai.text.personal.places import LIKE_NAMES


@cache
def usual_seconds() -> dict[str, str]:
    """By first character the second ones, as the file has them: a set of the pairs would take twenty times the room."""
    said = (files("gongkai.text.personal") / "usual_pairs.txt").read_text("utf-8")
    return {line[0]: line[1:] for line in said.split()}


def is_usual(said: str) -> bool:
    """Whether two characters are an ordinary word, or a part of one."""
    return len(said) == 2 and said[1] in usual_seconds().get(said[0], "")


def rather_a_place(said: str) -> bool:
    """Whether what looks like a name is rather a place, or a word."""
    return said in LIKE_NAMES or is_usual(said)
