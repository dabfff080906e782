"""Write usual_pairs.txt: pairs of characters that stand side by side in ordinary text because they belong together.

python -m scripts.personal.usual_pairs DICTIONARY

From the counts of statutes and reports the house ships, and the dictionary of jieba 0.42.1 (MIT licence: `pip download jieba==0.42.1`,
`jieba/dict.txt`), of whose names of persons only frequent ones are taken that are words as well (黎明, 高峰) and begin with none of the surnames most persons bear. A line is a first character and its seconds. A pair that is frequent only
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
OF_PERSONS, FAMOUS = "nr", 150
MOSTLY_NAMES = frozenset(
    "王李张刘陈赵吴周徐孙郭罗郑梁宋谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛阎潘杜钟汪姜范姚谭廖邹陆崔邱孟段侯邵尹贺龚胡朱何杨林孔"
)


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
        word: int(times)
        for word, times, kind in rows
        if _is_han(word) and (not kind.startswith(OF_PERSONS) or _is_a_word(word, int(times)))
    }


def _is_a_word(name: str, times: int) -> bool:
    return len(name) == 2 and times >= FAMOUS and name[0] not in MOSTLY_NAMES


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
