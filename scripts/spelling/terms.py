"""Write terms.txt and pairs.txt: expressions of four to eight characters that statutes and official reports use as one word.

python -m scripts.spelling.terms FILE...
An expression is one word where it is frequent and no neighbour belongs to it: what stands before it varies, and what
stands behind it. One that is another with a character more at an end is left out: it mostly ends within a word.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

import numpy as np

from gongkai.text.spelling.alphabet import BASE, FIRST, Alphabet
from gongkai.text.spelling.confusion import characters
from gongkai.text.spelling.table import Table, read
from gongkai.text.spelling.terms import Terms
from scripts.spelling.paths import FIGURES, texts

LENGTHS = range(4, 9)
OFTEN = 40  # times in all texts
_NEVER = "的和或与及者其之等于"
SHARE = 0.5  # of its occurrences that may have the same neighbour on one side
USUAL = 200  # times a pair must be used to be usual
VARIANT = 2  # times a wording must be used to be right
_MIX = np.uint64(0x9E3779B97F4A7C15)
_NOT_FIRST = "的了和与或及以并等之者所其该本各第对在由从向为被把将应是有不未可按经而且中上下内外后前时也又于至到使当每个项条款年月日"
_NOT_LAST = "的了和与或及以并之所其该本各第对在由从向为被把将应是有不未可按经而且于至到使当每"
_NUMERALS = "一二三四五六七八九十百千万亿零〇"


def main(files: list[str]) -> None:
    table = read(FIGURES / "ngrams.zip")
    alphabet = Alphabet(table.characters)
    symbols = alphabet.coded("\n".join(texts(files))).symbols
    kind = np.zeros(4096, np.int8)  # 1: part of an expression; 2: neither its first; 4: nor its last
    for character in alphabet.characters:
        if "一" <= character <= "\u9fff":
            kind[alphabet.symbols_of(character)[0]] = (
                (character not in _NEVER)
                | 2 * (character in _NOT_FIRST or character in _NUMERALS)
                | 4 * (character in _NOT_LAST or character in _NUMERALS)
            )
    found: dict[str, int] = {}
    for n in LENGTHS:
        found |= _of_length(n, symbols, kind, alphabet)
    found = {term: often for term, often in found.items() if term[:-1] not in found and term[1:] not in found}
    pairs = _pairs(alphabet, table)
    (FIGURES / "pairs.txt").write_text("".join(f"{pair}\n" for pair in sorted(pairs)), "utf-8")
    fine = _fine(sorted(found), texts(files))
    lines = [" ".join([term, *sorted(fine[term])]) + "\n" for term in sorted(found)]
    (FIGURES / "terms.txt").write_text("".join(lines), "utf-8")
    print(f"{len(lines)} terms, {sum(map(len, fine.values()))} wordings that sound like one and are right")


def _pairs(alphabet: Alphabet, table: Table) -> list[str]:
    """Pairs of Han characters the texts use often."""
    pairs = table.counted[2].at_least(USUAL).keys.tolist()
    shown = (
        alphabet.shown([key // BASE, key % BASE]) for key in pairs if min(key // BASE, key % BASE) >= FIRST
    )
    return [pair for pair in shown if all("一" <= one <= "\u9fff" for one in pair)]


def _fine(terms: list[str], read: Iterable[str]) -> dict[str, set[str]]:
    """By term, the wordings the texts themselves use more than once that sound like it."""
    known = Terms(terms, (), characters((FIGURES / "characters.txt").read_text("utf-8").splitlines()))
    seen: Counter[tuple[str, str]] = Counter()
    for text in read:
        for line in text.split("\n"):
            for one in known.misspelt(line):
                seen[one.term, line[one.at : one.at + len(one.term)]] += 1
    fine: dict[str, set[str]] = {term: set() for term in terms}
    for (term, written), times in seen.items():
        if times >= VARIANT:
            fine[term].add(written)
    return fine


def _of_length(n: int, symbols: np.ndarray, kind: np.ndarray, alphabet: Alphabet) -> dict[str, int]:
    width = len(symbols) - n - 1
    starts = np.arange(1, width)
    whole = np.ones(len(starts), bool)
    mixed = np.zeros(len(starts), np.uint64)
    for at in range(n):
        one = symbols[1 + at : width + at]
        whole &= (kind[one] & 1) == 1
        mixed = (mixed + one.astype(np.uint64) + np.uint64(1)) * _MIX
    whole &= (kind[symbols[1:width]] & 2 == 0) & (kind[symbols[n : width + n - 1]] & 4 == 0)
    starts, mixed = starts[whole], mixed[whole]
    _, first, which, counts = np.unique(mixed, return_index=True, return_inverse=True, return_counts=True)
    often = counts >= OFTEN
    kept = often[which]
    free = often.copy()
    for step in (-1, n):
        beside = which[kept] * 4096 + symbols[starts[kept] + step]
        pairs, seen = np.unique(beside, return_counts=True)
        open_neighbour = kind[pairs % 4096] & 1 == 1
        share = np.zeros(len(counts))
        np.maximum.at(share, pairs[open_neighbour] // 4096, seen[open_neighbour])
        free &= share <= SHARE * counts
    at = starts[first[free]]
    return {
        alphabet.shown(symbols[start : start + n].tolist()): int(count)
        for start, count in zip(at.tolist(), counts[free].tolist(), strict=True)
    }


if __name__ == "__main__":
    main(sys.argv[1:])
