"""How right the speller is, how much it finds, how often it cries wolf: on the trial texts, where they are."""

from __future__ import annotations

import hashlib
import json
import lzma
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gongkai.text.catalogue import check
from gongkai.text.width import fold

TRIAL = Path(__file__).parents[2] / "shared" / "data"
SHARED_RUN = 13  # characters a sentence may not have in common with the texts learned from
Change = tuple[int, int, str]  # from, to, and what to put there, of the same length
Speak = Callable[[str], Iterable[Change]]
Pair = tuple[str, str]  # a sentence as written, and as it should be
LEVELS = {
    "terms alone": ("TY004",),
    "as shipped": ("TY004", "TY005"),
    "suspects too": ("TY004", "TY005", "TY006"),
}


def rules(*codes: str) -> Speak:
    """What some rules of spelling propose."""
    return lambda text: ((one.start, one.end, one.better or "") for one in check(text, codes=codes))


@dataclass(frozen=True)
class Score:
    """Characters: proposed, rightly proposed, wrong in the texts. Sentences: right ones, and those of them changed."""

    proposed: int
    hit: int
    wrong: int
    clean: int
    alarms: int

    def __str__(self) -> str:
        return (
            f"precision {100 * self.precision:5.1f} %  recall {100 * self.recall:5.1f} %  "
            f"false alarms {100 * self.false_alarms:.2f} % of {self.clean} right sentences"
        )

    @property
    def precision(self) -> float:
        return self.hit / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.hit / self.wrong if self.wrong else 0.0

    @property
    def false_alarms(self) -> float:
        return self.alarms / self.clean if self.clean else 0.0


def score(pairs: list[Pair], speak: Speak) -> Score:
    """All sentences in one text, a line each, as a document has them."""
    right = "\n".join(meant for _, meant in pairs)
    whole = "\n".join(written for written, _ in pairs)
    starts = [0, *(at + 1 for at, one in enumerate(whole) if one == "\n")]
    proposed = hit = 0
    changed: set[int] = set()
    for start, end, put in speak(whole):
        changed.add(bisect_right(starts, start) - 1)
        for at, better in zip(range(start, end), put, strict=True):
            proposed += whole[at] != better
            hit += whole[at] != better == right[at]
    wrong = sum(a != b for written, meant in pairs for a, b in zip(written, meant, strict=True))
    clean = {at for at, (written, meant) in enumerate(pairs) if written == meant}
    return Score(proposed, hit, wrong, len(clean), len(changed & clean))


def sentences(path: Path) -> list[Pair]:
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [(row[1], row[2]) for row in rows if len(row[1]) == len(row[2])]


def halves(pairs: list[Pair]) -> tuple[list[Pair], list[Pair]]:
    """For choosing and for reporting; all versions of one sentence are in the same half."""
    odd = [int(hashlib.md5(meant.encode(), usedforsecurity=False).hexdigest(), 16) % 2 for _, meant in pairs]
    return [p for p, o in zip(pairs, odd, strict=True) if not o], [
        p for p, o in zip(pairs, odd, strict=True) if o
    ]


def unlearned(pairs: list[Pair]) -> list[Pair]:
    """Without sentences that have a long run of characters in common with the texts learned from."""
    runs: dict[str, list[int]] = {}
    for at, (_, meant) in enumerate(pairs):
        for run in _runs(fold(meant)):
            runs.setdefault(run, []).append(at)
    known: set[int] = set()
    for name in ("laws_all_plain.txt.xz", "gov_reports_plain.txt.xz"):
        learned = fold(lzma.decompress((TRIAL / "text" / "corpus" / name).read_bytes()).decode())
        for run in {learned[at : at + SHARED_RUN] for at in range(len(learned))} & runs.keys():
            known.update(runs[run])
    return [pair for at, pair in enumerate(pairs) if at not in known]


def _runs(text: str) -> Iterator[str]:
    return (text[at : at + SHARED_RUN] for at in range(len(text) - SHARED_RUN + 1))


def press(path: Path) -> tuple[list[Pair], list[Pair]]:
    right = [row["correct_text"] for row in json.loads(path.read_text("utf-8"))]
    pairs = [(sentence, sentence) for sentence in right]
    return pairs[: len(pairs) // 2], pairs[len(pairs) // 2 :]


def sets() -> Iterator[tuple[str, list[Pair]]]:
    text = TRIAL / "text"
    choosing, reporting = halves(sentences(text / "ecspell_odw.tsv"))
    law = sentences(text / "ecspell_law.tsv")
    yield "ODW, half for choosing", choosing
    yield "ODW, half for reporting", reporting
    yield "ODW, that half, unlearned", unlearned(reporting)
    yield "LAW", law
    yield "LAW, unlearned", unlearned(law)
    one, other = press(text / "clean_press.json")
    yield "press, half for choosing", one
    yield "press, half for reporting", other
    traps = (text / "clean_traps.txt").read_text("utf-8").splitlines()
    yield "right lines that tempt", [(line, line) for line in traps]
    lines = [
        line
        for path in sorted((TRIAL / "annual").glob("*.txt"))
        for line in path.read_text("utf-8", errors="replace").splitlines()
        if line.strip()
    ]
    yield "lines of annual reports", [(line, line) for line in lines]


def main() -> None:
    if not TRIAL.is_dir():
        print(f"no trial texts at {TRIAL}")
        return
    for name, pairs in sets():
        for level, codes in LEVELS.items():
            print(f"{name:28} {level:13} {score(pairs, rules(*codes))}", flush=True)
    _, reporting = press(TRIAL / "text" / "clean_press.json")
    text = "\n".join(written for written, _ in reporting)
    for level, codes in LEVELS.items():
        start = time.process_time()
        check(text, codes=codes)
        print(f"{level:13} {len(text) / (time.process_time() - start) / 1e6:.2f} million characters a second")
