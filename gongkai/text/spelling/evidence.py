"""The evidence for a candidate: how often what would stand there was seen, and how often what stands there.

Every row is a window of symbols with the place in doubt in its middle. The measures of a row are numbers, named in
MEASURES, from which `judge` makes one figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.text.spelling.alphabet import BASE, Alphabet
from gongkai.text.spelling.candidates import Candidates
from gongkai.text.spelling.confusion import NEAR, SAME, SHAPE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongkai.text.spelling.alphabet import Symbols
    from gongkai.text.spelling.lookup import Counts

    Numbers = NDArray[Any]
    Measured = dict[str, Numbers]

REACH = 4  # symbols looked at on either side
_BACK_OFF = 0.4  # Brants and others, Large Language Models in Machine Translation, 2007
_WORST = -18.0
_NUMERALS = "一二三四五六七八九十百千万亿两零〇"
_FUNCTION_WORDS = "的地得在和或与以之了是有为不也及而其所把被对从将向则且"
# Countries by one character, which stand beside 中, 方, 两 or 国 (中墨两国).
_COUNTRIES = "美俄日韩朝英法德意加澳印巴伊墨白新欧非葡西荷比瑞挪丹芬波捷匈罗保希土埃南泰越老柬缅菲马文蒙哈吉乌塔阿沙以智秘古委"


class Marked:
    """Symbols that need care: numerals, function words, countries."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.numerals = _marks(alphabet, _NUMERALS)
        self.function_words = _marks(alphabet, _FUNCTION_WORDS)
        self.countries = _marks(alphabet, _COUNTRIES)
        self.beside_countries = _marks(alphabet, "中方两双国")


def measures(symbols: Symbols, found: Candidates, counts: Counts, marked: Marked) -> Measured:
    """The measures of each candidate, by name."""
    import numpy as np

    width = found.put.shape[1]
    places, whose = np.unique(found.at, return_inverse=True)
    reach = np.arange(-REACH, width + REACH)
    stands = symbols[places[:, None] + reach]
    would = stands[whose]
    would[:, REACH : REACH + width] = found.put
    old, new = _overlapping(stands, width, counts), _overlapping(would, width, counts)
    likelier = _likelihood(would, new, width, counts) - _likelihood(stands, old, width, counts)[whose]
    measured = _counted(
        {n: np.log1p(c[whose]) for n, c in old.items()}, {n: np.log1p(c) for n, c in new.items()}, width
    )
    measured |= {"likelier": likelier, "two_likelier": likelier * (width > 1)}
    measured |= _kinds(found.kind, likelier)
    measured |= _guards(stands[whose], found.put[:, 0], counts, marked)
    return measured


def _overlapping(windows: Symbols, width: int, counts: Counts) -> dict[int, Symbols]:
    """By length, the counts of all runs that touch the place in doubt, from left to right."""
    import numpy as np

    found = {}
    for n in (2, 3, 4, 5):
        keys = []
        for start in range(REACH - n + 1, REACH + width):
            key = windows[:, start]
            for at in range(start + 1, start + n):
                key = key * BASE + windows[:, at]
            keys.append(key)
        found[n] = counts.seen(n, np.stack(keys, 1))
    return found


def _likelihood(windows: Symbols, overlapping: dict[int, Symbols], width: int, counts: Counts) -> Numbers:
    """The logarithm of how likely the place and the four symbols after it are, by stupid back-off."""
    import numpy as np

    def seen(n: int, start: int) -> Symbols:
        first = REACH - n + 1
        if n > 1 and first <= start < REACH + width:
            return overlapping[n][:, start - first]
        key = windows[:, start]
        for at in range(start + 1, start + n):
            key = key * BASE + windows[:, at]
        return counts.seen(n, key)

    total = np.zeros(len(windows))
    for last in range(REACH, REACH + width + REACH):
        score = np.log((counts.single[windows[:, last]] + 0.5) / (counts.total or 1)) + 4 * np.log(_BACK_OFF)
        for n in (2, 3, 4, 5):
            run, before = seen(n, last - n + 1), seen(n - 1, last - n + 1)
            known = (run > 0) & (before > 0)
            longer = np.log(run[known] / before[known]) + (5 - n) * np.log(_BACK_OFF)
            score[known] = longer
        total += np.maximum(score, _WORST)
    return total


def _counted(old: dict[int, Numbers], new: dict[int, Numbers], width: int) -> Measured:
    """The best of the counts of each length, how many were seen at all, and those of words around the place."""
    import numpy as np

    measured: Measured = {}
    for n in (2, 3, 4, 5):
        measured |= {f"new_{n}": new[n].max(1), f"new_{n}_seen": (new[n] > 0).sum(1)}
    measured["old_2"], measured["old_3"] = old[2].max(1), old[3].max(1)
    inside = slice(1, -1) if width > 1 else slice(None)
    measured["new_pair"], measured["old_pair"] = new[2][:, inside].min(1), old[2][:, inside].min(1)
    measured["old_left"], measured["old_right"] = old[2][:, 0], old[2][:, -1]
    measured["new_middle"] = new[3][:, 1:-1].min(1)
    measured["new_both_sides"] = np.minimum(new[4][:, :2].max(1), new[4][:, -2:].max(1))
    measured["old_word_left"] = (old[2][:, 0] > 3) & (old[2][:, -1] < 1)
    measured["old_word_right"] = (old[2][:, -1] > 3) & (old[2][:, 0] < 1)
    measured["new_5_where_old_3_is_unknown"] = (measured["new_5_seen"] >= 3) & (measured["old_3"] < 1)
    return measured


def _kinds(kind: Symbols, likelier: Numbers) -> Measured:
    same, near, shape = (kind & SAME) > 0, (kind & (SAME | NEAR)) == NEAR, (kind & SHAPE) > 0
    return {
        "same_sound": same, "near_sound": near, "shape": shape, "shape_only": shape & ~same & ~near,
        "near_sound_likelier": near * likelier,
    }  # fmt: skip


def _guards(stands: Symbols, put: Symbols, counts: Counts, marked: Marked) -> Measured:
    import numpy as np

    one = stands[:, REACH]
    # 实实在在, and the same word before each item: 按件、按量.
    around = [stands[:, REACH + step] for step in (-3, -2, -1, 1, 2, 3)]
    by_country = (marked.beside_countries[around[2]] | marked.beside_countries[around[3]]) & marked.countries[
        one
    ]
    return {
        "numeral": marked.numerals[one], "for_numeral": marked.numerals[put],
        "function_word": marked.function_words[one], "for_function_word": marked.function_words[put],
        "country": by_country, "doubled": np.any([one == other for other in around], 0),
        "old_single": np.log1p(counts.single[one]), "new_single": np.log1p(counts.single[put]),
    }  # fmt: skip


def _marks(alphabet: Alphabet, characters: str) -> Numbers:
    import numpy as np

    marks = np.zeros(BASE, bool)
    marks[alphabet.symbols_of(characters)] = True
    return marks
