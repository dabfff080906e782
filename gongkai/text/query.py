"""What somebody types into a search box, read as words that must all be there (检索词)."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.text.bigrams import LONGEST, fold

MOST = 8
# Marks around a word that nobody means to look for: quotes, title marks, the end of a sentence.
AROUND = "＂＇《》〈〉，。；：？！、"


@dataclass(frozen=True)
class Query:
    """`words`: folded, each to be found as a substring. `whole`: all that was typed without white space, folded,
    to be compared with a 文号."""

    words: tuple[str, ...]
    whole: str


def parse(typed: str) -> Query:
    """At most eight words, parted by white space. No character has a meaning of its own, so nothing can be wrong."""
    folded = fold(typed[: MOST * LONGEST]).split()
    words = dict.fromkeys(word.strip(AROUND)[:LONGEST] for word in folded)
    return Query(tuple(w for w in words if w)[:MOST], "".join(folded))
