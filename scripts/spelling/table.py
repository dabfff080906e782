"""Write ngrams.zip: the alphabet and the counts of statutes and official reports.

python -m scripts.spelling.table DAY FILE...
"""

from __future__ import annotations

import sys
from collections import Counter

from gongkai.text.spelling.alphabet import BASE, FIRST, Alphabet
from gongkai.text.spelling.counting import FLOORS, count
from gongkai.text.spelling.table import Table, write
from gongkai.text.width import fold
from scripts.spelling.characters import han
from scripts.spelling.paths import FIGURES, texts

MARKS = "，。、；：？！“”‘’（）《》〈〉〔〕—…·.%-/"
LEVEL_ONE = 3755  # characters of GB 2312's first level, all of them kept


def alphabet_of(read: list[str]) -> str:
    """The marks, the common characters, and of the rest those the texts have most of; most frequent first."""
    seen: Counter[str] = Counter()
    for text in read:
        seen.update(fold(text))
    common = han()[:LEVEL_ONE]
    rest = sorted(
        (c for c in seen if ("一" <= c <= "\u9fff" or c == "〇") and c not in set(common)),
        key=lambda c: (-seen[c], c),
    )
    room = BASE - FIRST - len(MARKS) - len(common)
    return MARKS + "".join(sorted(common + rest[:room], key=lambda c: (-seen[c], c)))


def main(day: str, files: list[str]) -> None:
    read = list(texts(files))
    learned = count(read, Alphabet(alphabet_of(read))).at_least(FLOORS)
    about = {
        "learned_from": "法律法规规章和政府工作报告等公开文本",
        "day": day,
        "characters": str(sum(map(len, read))),
    }
    write(Table(learned.characters, learned.counted, about), FIGURES / "ngrams.zip")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
