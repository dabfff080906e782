"""Write weights.toml: how much each measure of the evidence counts, learned from slips put into right sentences.

python -m scripts.spelling.weights STATUTES REPORTS RIGHT_SENTENCES
The counts are learned from the statutes alone, so that the reports are new to them; slips are put into the reports
and into a first half of the right sentences, which are also read as they are. Logistic regression, ridge, Newton.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from gongkai.text.spelling import candidates
from gongkai.text.spelling.alphabet import BASE, Alphabet
from gongkai.text.spelling.confusion import HAN, KINDS, NEAR, SAME, SHAPE, Confusions, characters
from gongkai.text.spelling.counting import FLOORS, count
from gongkai.text.spelling.evidence import Marked, measures
from gongkai.text.spelling.lookup import Counts
from gongkai.text.spelling.speller import COMMON
from gongkai.text.spelling.table import read
from scripts.spelling.paths import FIGURES, texts

ONE_IN = 40  # characters to a slip
TWO, OTHER = 0.25, 0.1  # share of slips that change two characters, or into any character whatever
KIND = ((0.85, SAME), (0.89, NEAR), (1.0, SHAPE))  # the rest: cumulative shares
RIDGE = 0.01
HEAD = "# 各项证据的权重。由 scripts.spelling.weights 生成，不要手改。\n"


class Spoiler:
    """Puts slips into sentences; the more usual a character, the likelier it comes by mistake."""

    def __init__(self, alphabet: Alphabet, counts: Counts, confusions: Confusions) -> None:
        self._alphabet, self._counts, self._confusions = alphabet, counts, confusions
        self._pairs = confusions.pairs(counts.common_pairs(COMMON))
        self._random = random.Random(7)
        self._any = [s for s in range(BASE) if counts.single[s] > 50 and s >= 30]

    def spoilt(self, sentence: str) -> str:
        out, at = list(sentence), 0
        while at < len(out):
            if "一" <= out[at] <= "龥" and self._random.random() < 1 / ONE_IN:
                put = self._put(out, at)
                out[at : at + len(put)] = put
                at += max(0, len(put) - 1)
            at += 1
        return "".join(out)

    def _put(self, out: list[str], at: int) -> str:
        if self._random.random() < TWO and at + 1 < len(out) and "一" <= out[at + 1] <= "龥":
            ends = [np.array([ord(one) - HAN]) for one in out[at : at + 2]]
            _, keys = self._confusions.sounding_like(*ends, self._pairs)
            two = [self._alphabet.shown([key // BASE, key % BASE]) for key in keys.tolist()]
            if two := [pair for pair in two if pair[0] != out[at] and pair[1] != out[at + 1]]:
                return self._random.choice(two)
        if self._random.random() < OTHER:
            return self._alphabet.shown([self._random.choice(self._any)])
        wanted = next(kind for share, kind in KIND if self._random.random() < share or share == 1)
        _, packed = self._confusions.alike.of(np.array([ord(out[at]) - HAN]))
        symbols = [one // KINDS for one in packed.tolist() if one % KINDS & wanted]
        if not symbols:
            return out[at]
        odds = [(self._counts.single[symbol] + 20) ** 0.5 for symbol in symbols]
        return self._alphabet.shown(self._random.choices(symbols, odds))


def rows(
    pairs: list[tuple[str, str]], alphabet: Alphabet, counts: Counts, confusions: Confusions
) -> Iterator[tuple[dict[str, np.ndarray], np.ndarray]]:
    """The measures of the likeliest candidate of each place in doubt, and whether it is what was meant."""
    coded = alphabet.coded("\n".join(spoilt for spoilt, _ in pairs))
    meant = alphabet.every("\n".join(right for _, right in pairs))[coded.where]
    symbols, points, meant = map(candidates.padded, (coded.symbols, coded.points, meant))
    marked = Marked(alphabet)
    asked = (candidates.in_doubt(symbols, points, counts), symbols, points, counts, confusions)
    for found in (
        candidates.single(*asked),
        candidates.double(*asked, confusions.pairs(counts.common_pairs(COMMON))),
    ):
        measured = measures(symbols, found, counts, marked)
        order = np.lexsort((-measured["likelier"] - 5.0 * measured["same_sound"], found.at))
        best = order[np.concatenate([[True], np.diff(found.at[order]) > 0])]
        width = np.arange(found.put.shape[1])
        right = (meant[found.at[best][:, None] + width] == found.put[best]).all(1)
        yield {name: values[best].astype(float) for name, values in measured.items()}, right


def fitted(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights of the columns of `x` and, last, the constant."""
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.concatenate([(x - mean) / spread, np.ones((len(x), 1))], 1)
    weights, ridge = np.zeros(z.shape[1]), np.full(z.shape[1], RIDGE * len(y))
    ridge[-1] = 0
    for _ in range(40):
        odds = 1 / (1 + np.exp(-np.clip(z @ weights, -30, 30)))
        slope = z.T @ (odds - y) + ridge * weights
        bend = (z * (odds * (1 - odds) + 1e-9)[:, None]).T @ z + np.diag(ridge + 1e-6)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-5:
            break
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ mean)


def main(statutes: str, reports: str, right: str) -> None:
    alphabet = Alphabet(read(FIGURES / "ngrams.zip").characters)
    counts = Counts(count(texts([statutes]), alphabet).at_least(FLOORS))
    confusions = Confusions(
        characters((FIGURES / "characters.txt").read_text("utf-8").splitlines()), alphabet
    )
    spoiler = Spoiler(alphabet, counts, confusions)
    lines = [line.strip() for text in texts([reports]) for line in text.split("\n")]
    lines = [line for line in lines if len(line) >= 8]
    press = [row["correct_text"] for row in json.loads(Path(right).read_text("utf-8"))]
    press = press[: len(press) // 2]
    pairs = [(spoiler.spoilt(line), line) for line in lines + press]
    pairs += [(line, line) for line in lines + press + press]
    both = list(rows(pairs, alphabet, counts, confusions))
    names = list(both[0][0])
    x = np.concatenate([np.stack([measured[name] for name in names], 1) for measured, _ in both])
    y = np.concatenate([is_right for _, is_right in both]).astype(float)
    weights = fitted(x, y)
    told = [f"{name} = {weight:.4f}\n" for name, weight in zip([*names, "always"], weights, strict=True)]
    (FIGURES / "weights.toml").write_text(HEAD + "".join(told), "utf-8")
    print(f"{len(y)} places in doubt, at {int(y.sum())} of them the likeliest candidate is right")


if __name__ == "__main__":
    main(*sys.argv[1:])
