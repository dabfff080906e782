"""Write usual_pairs.txt: pairs of characters that stand side by side in ordinary text because they belong together.

python -m scripts.personal.usual_pairs DICTIONARY

From the counts of statutes and reports the house ships, and the dictionary of jieba 0.42.1 (MIT licence: `pip download jieba==0.42.1`,
`jieba/dict.txt`), whose names of persons are left out. A line is a first character and its seconds. A pair that is frequent only
because both of its characters are (的车) says nothing and is left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from math import log
from pathlib import Path

from gongkai.text import personal
from gongkai.text.spelling.alphabet import BASE, FIRST
from gongkai.text.spelling.table import read
from scripts.spelling.paths import FIGURES

OFTEN, TOGETHER = 20, 1.0  # times, and how much oftener than by chance (the logarithm)
WORD = 30  # times a word of two characters is used in the dictionary's texts to be usual by itself
OF_DICTIONARY = 4  # its texts are about as many times longer
OF_PERSONS = "nr"


def main(dictionary: str) -> None:
    words = _words(Path(dictionary))
    often = _shipped()
    for word, times in words.items():
        for at in range(len(word) - 1):
            often[word[at : at + 2]] += times // OF_DICTIONARY
    firsts, seconds, total = Counter[str](), Counter[str](), sum(often.values())
    for pair, times in often.items():
        firsts[pair[0]] += times
        seconds[pair[1]] += times
    kept = {
        pair
        for pair, times in often.items()
        if (times >= OFTEN and log(times * total / (firsts[pair[0]] * seconds[pair[1]])) >= TOGETHER)
        or words.get(pair, 0) >= WORD
    }
    lines: dict[str, list[str]] = {}
    for pair in sorted(kept):
        lines.setdefault(pair[0], []).append(pair[1])
    out = Path(personal.__file__).parent / "usual_pairs.txt"
    out.write_text("".join(f"{first}{''.join(rest)}\n" for first, rest in lines.items()), "utf-8")
    print(f"{len(kept)} pairs, {out.stat().st_size} bytes")


def _words(path: Path) -> dict[str, int]:
    rows = (line.split() for line in path.read_text("utf-8").splitlines())
    return {
        word: int(times) for word, times, kind in rows if not kind.startswith(OF_PERSONS) and _is_han(word)
    }


def _shipped() -> Counter[str]:
    table = read(FIGURES / "ngrams.zip")
    counted, signs = table.counted[2], table.characters
    often = Counter[str]()
    for key, times in zip(counted.keys.tolist(), counted.counts.tolist(), strict=True):
        first, second = divmod(key, BASE)
        if min(first, second) >= FIRST and _is_han(pair := signs[first - FIRST] + signs[second - FIRST]):
            often[pair] = times
    return often


def _is_han(said: str) -> bool:
    return all("\u4e00" <= sign <= "\u9fff" for sign in said)


if __name__ == "__main__":
    main(sys.argv[1])
