"""Which run of numbers belongs to which row of table 3: an order-keeping alignment of labels and runs.

A row is taken by its label first. Runs left between two rows so taken are given to the rows left there only when
their numbers fill these rows exactly, with or without one cell more where a number overwrote the label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.law.forms.annual import Row
from gongkai.reports.reading.labels import Likeness, Words, bare, likeness, words_of
from gongkai.reports.reading.numbers import Run

ENOUGH = 0.45  # the least likeness by which a row is taken by its label


@dataclass(frozen=True)
class Taken:
    """A row and its run. `like` is None where the label is missing; `overwritten` where a number stands in its place."""

    row: Row
    run: Run
    words: Words
    like: Likeness | None
    overwritten: bool = False


def align(text: str, rows: Sequence[Row], found: Sequence[Run], width: int) -> list[Taken]:
    """The rows found, in order. `rows` may hold rows of both forms; none is taken twice."""
    words = [words_of(text, *run.words) for run in found]
    likes = [[_best_like(row, word) for row in rows] for word in words]
    bonus = [0.2 if _fills(run, width) else 0.0 for run in found]
    pairs = _best_path(
        [
            [like.score(len(word.text)) + extra for like in line]
            for line, word, extra in zip(likes, words, bonus, strict=True)
        ],
        bonus,
    )
    taken = [Taken(rows[j], found[i], words[i], likes[i][j]) for i, j in pairs]
    return _fill_gaps(rows, found, pairs, taken, width)


def _best_like(row: Row, words: Words) -> Likeness:
    names = [bare(row.label), *map(bare, row.known_as)]
    likes = [likeness(name, words.text) for name in names]
    return max(likes, key=lambda like: (like.score(len(words.text)), like.matched))


def _fills(run: Run, width: int) -> bool:
    return len(run.printed) in (width, width + 1) or sum(len(piece.text) for piece in run.printed) >= width


def _best_path(scores: list[list[float]], bonus: list[float]) -> list[tuple[int, int]]:
    """The order-keeping pairs (run, row) with the highest sum of scores, each above ENOUGH without its bonus."""
    if not scores:
        return []
    m, n = len(scores), len(scores[0])
    best = [[0.0] * (n + 1) for _ in range(m + 1)]
    for i in range(1, m + 1):
        for j in range(1, n + 1):
            score = scores[i - 1][j - 1]
            both = best[i - 1][j - 1] + score if score - bonus[i - 1] >= ENOUGH else -1.0
            best[i][j] = max(best[i - 1][j], best[i][j - 1], both)
    pairs: list[tuple[int, int]] = []
    i, j = m, n
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _fill_gaps(
    rows: Sequence[Row],
    found: Sequence[Run],
    pairs: Sequence[tuple[int, int]],
    taken: Sequence[Taken],
    width: int,
) -> list[Taken]:
    whole: list[Taken] = []
    edges = [*pairs, (len(found), len(rows))]
    for place, row_taken in enumerate(taken):
        (i, j), (next_i, next_j) = edges[place], edges[place + 1]
        between = [row for row in rows[j + 1 : next_j] if not _either(row, rows)]
        # The one row of the 2019 form and the three of 2021 exclude each other.
        if place + 1 == len(taken):
            between = []
        loose = [piece for run in found[i + 1 : next_i] for piece in run.printed]
        own = row_taken.run.printed
        if between and not loose and len(own) > width:
            spare = _share(own[width:], len(between), width)
            if spare:
                whole.append(
                    Taken(
                        row_taken.row, Run(row_taken.run.words, own[:width]), row_taken.words, row_taken.like
                    )
                )
                whole += _unlabelled(between, spare, width)
                continue
        whole.append(row_taken)
        if between and loose:
            whole += _unlabelled(between, _share(loose, len(between), width), width)
    return whole


def _either(row: Row, rows: Sequence[Row]) -> bool:
    return row.key == "r3_6" and any(other.key == "r3_6_1" for other in rows)


def _share(pieces: Sequence[object], count: int, width: int) -> list[list[object]]:
    """The pieces in `count` equal parts of `width` or `width`+1; empty where they do not go up."""
    size = len(pieces) // count
    if size * count != len(pieces) or size not in (width, width + 1):
        return []
    return [list(pieces[at : at + size]) for at in range(0, len(pieces), size)]


def _unlabelled(rows: Sequence[Row], parts: Sequence[Sequence[object]], width: int) -> list[Taken]:
    taken = []
    for row, part in zip(rows, parts, strict=False):
        pieces = tuple(part)
        at = pieces[0].start  # type: ignore[attr-defined]
        run = Run((at, at), pieces)  # type: ignore[arg-type]
        taken.append(Taken(row, run, Words("", ()), None, overwritten=len(pieces) > width))
    return taken
