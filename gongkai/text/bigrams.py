"""Overlapping pairs of characters (二元切分): what a text is indexed by, so that any substring is found exactly.

Every character opens one token, itself and the next: 预算公开 → 预算 算公 公开 开. A word of two characters or more
then stands in a text exactly when its pairs follow each other there; a word of one character is the beginning of
a token. No dictionary is involved, so no word is too rare, and a 文号 is found like any other substring.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

LONGEST = 100  # characters of a folded word that are looked at; portions of a text overlap by as many

_ALIKE = (
    dict(zip("〔〕【】〖〗［］[]{}", "（）" * 6, strict=True))
    | dict.fromkeys("“”„‟「」『』", "＂")
    | dict.fromkeys("‘’‚‛", "＇")
)


class _Folding(dict[int, str]):
    """One character to its folded form, remembered once asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _fold(chr(code))
        return found


def _fold(char: str) -> str:
    """NFKC width, lower case, one kind of bracket and of quotation mark. ASCII marks become full-width, so a folded
    text holds no character that a query language knows. Controls and invisible characters vanish."""
    if char.isspace():
        return " "
    if unicodedata.category(char) in ("Cc", "Cf", "Cs"):
        return ""
    if char in _ALIKE:
        return _ALIKE[char]
    plain = unicodedata.normalize("NFKC", char).lower()
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and not c.isalnum() else c for c in plain)


FOLDING = _Folding()


def fold(text: str) -> str:
    """The text as it is compared: character by character, so folding two texts one after the other is folding both."""
    return text.translate(FOLDING)


def pairs(folded: str) -> list[str]:
    """The tokens of a folded text in order; no pair reaches across white space."""
    return [run[at : at + 2] for run in folded.split() for at in range(len(run))]


def phrase(word: str) -> list[str]:
    """The tokens that must follow each other where a folded word of two characters or more stands."""
    return [word[at : at + 2] for at in range(len(word) - 1)]


def portions(folded: str, *, longest: int = 15_000, often: int = 255) -> Iterator[str]:
    """A text cut into overlapping portions of at most `longest` characters and `often` times the same pair.

    For an index that keeps a bounded number of positions. A word of up to LONGEST characters stands whole in one.
    """
    start = 0
    while True:
        end = _end(folded, start, longest, often)
        yield folded[start:end]
        if end >= len(folded):
            return
        start = end - LONGEST


def _end(folded: str, start: int, longest: int, often: int) -> int:
    last = min(len(folded), start + longest)
    if last - start <= often:
        return last
    seen: Counter[str] = Counter()
    for at in range(start, last):
        pair = folded[at : at + 2]
        seen[pair] += 1
        if seen[pair] > often:
            return at
    return last
