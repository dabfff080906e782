"""The texts of a page, made of its letters: as they were drawn, as they stand, and as the rows of a table.

A number is not always drawn in one go: digit by digit, backwards, with wide gaps; and the cells of a narrow table stand as near
to each other as letters do. Each text finds what another glues together or tears apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, inf

from gongkai.files.cleansing.pdf.boxed import whole_rows
from gongkai.files.cleansing.pdf.letters import Letter
from gongkai.files.cleansing.pdf.rules import Rules
from gongkai.files.cleansing.pdf.tables import Head, Row, Rows, parted
from gongkai.text.personal import glued

APART = 2.0  # letters' heights that keep two words of one line apart also where letters are spaced out
BELOW = 2.5  # letters' heights from a line to the one it goes on in
NEAR = 1.8  # letters' heights between the middles of two that follow each other


@dataclass(frozen=True)
class Reading:
    """A text, and for each of its characters the number of the letter it stands for; -1 for blanks put in.

    In one that is `closed`, nothing parts anything: only what is known from elsewhere is looked for in it.
    """

    text: str
    letters: tuple[int, ...]
    is_closed: bool = False


def readings(
    letters: Sequence[Letter], rules: Rules, above: Head | None = None
) -> tuple[list[Reading], Head | None]:
    """As drawn; as it stands, line by line; as drawn from letter to next letter, whichever way that leads, and from a full line on
    to the next; as the rows of a table, line by line and with the lines of each cell joined; with the numbers of long runs parted;
    and without any blank. Each text once; and the head of the last table.

    `above`: the head of the last table on the page before, which may go on here.
    """
    lines = by_line(letters)
    rows = Rows(letters, rules, above)
    laid = list(rows.of(lines))
    drawn, table = _as_drawn(letters, rules), _table(letters, laid)
    found = [
        drawn,
        _as_it_stands(letters, [at for line in lines for at in line]),
        _flowing(letters),
        table,
        _table(letters, whole_rows(letters, lines, laid, rules)),
        _unglued(letters, drawn),
        _unglued(letters, table),
        Reading("".join(letter.char for letter in letters), _told(letters), is_closed=True),
    ]
    return list(dict.fromkeys(found)), rows.head


def by_line(letters: Sequence[Letter]) -> list[list[int]]:
    """Letters of one height together, from the top, each line from the left; those of each way of running by themselves."""
    lines: list[list[int]] = []
    for at in sorted(range(len(letters)), key=lambda at: (letters[at].turn, -letters[at].middle)):
        last, letter = letters[lines[-1][0]] if lines else None, letters[at]
        if (
            last is not None
            and last.turn == letter.turn
            and last.middle - letter.middle < min(last.height, letter.height) / 2
        ):
            lines[-1].append(at)
        else:
            lines.append([at])
    return [sorted(line, key=lambda at: letters[at].laid[0]) for line in lines]


def _told(letters: Sequence[Letter]) -> tuple[int, ...]:
    return tuple(at for at, letter in enumerate(letters) for _ in letter.char)


def _joined(letters: Sequence[Letter], order: Sequence[int], between: Sequence[str]) -> Reading:
    """`between`: what stands before each letter of the order."""
    text: list[str] = []
    told: list[int] = []
    for at, blank in zip(order, between, strict=True):
        text += [blank, letters[at].char]
        told += [-1] * len(blank) + [at] * len(letters[at].char)
    return Reading("".join(text), tuple(told))


def _as_drawn(letters: Sequence[Letter], rules: Rules) -> Reading:
    """A blank for a gap that stands out, a tab for a line drawn between, a new line for another line or a leap backwards."""
    gaps = [_gap(before, letter) for before, letter in pairwise(letters)]
    marks = ["", *(_mark(letters, gaps, at, rules) for at in range(len(gaps)))]
    return _joined(letters, range(len(letters)), marks[: len(letters)])


def _mark(letters: Sequence[Letter], gaps: Sequence[float], at: int, rules: Rules) -> str:
    before, letter = letters[at], letters[at + 1]
    if gaps[at] == inf:
        return "\n"
    if rules.parts(before, letter):
        return "\t"
    return " " if parted(gaps, at, min(before.height, letter.height)) else ""


def _gap(before: Letter, letter: Letter) -> float:
    """What lies between two letters of one line; infinite where they are of two, or the second stands before the first."""
    size, gap = min(before.height, letter.height), letter.laid[0] - before.laid[2]
    apart = before.turn != letter.turn or abs(before.middle - letter.middle) > size / 2 or gap < -size
    return inf if apart else gap


def _as_it_stands(letters: Sequence[Letter], order: Sequence[int]) -> Reading:
    between = ["", *(_between(letters[one], letters[other], APART) for one, other in pairwise(order))]
    return _joined(letters, order, between[: len(order)])


def _between(before: Letter, letter: Letter, blank: float) -> str:
    gap = _gap(before, letter)
    if gap == inf:
        return "\n"
    return " " if gap > min(before.height, letter.height) * blank else ""


def _flowing(letters: Sequence[Letter]) -> Reading:
    between = ["", *(_beside(one, other) for one, other in pairwise(letters))][: len(letters)]
    starts = [0, *(at for at, mark in enumerate(between) if mark == "\n"), len(letters)]
    ends = [max((letters[at].laid[2] for at in range(*line)), default=0) for line in pairwise(starts)]
    for at, (end, after) in zip(starts[1:-1], pairwise(ends), strict=True):
        if _goes_on(letters[at - 1], letters[at], end, after):
            between[at] = ""
    return _joined(letters, range(len(letters)), between)


def _goes_on(before: Letter, letter: Letter, end: float, after: float) -> bool:
    """Whether a line that reaches as far to the right as the next one goes on there, right below."""
    size = max(before.height, letter.height)
    below = before.middle - letter.middle
    is_next = (
        before.turn == letter.turn and size / 2 < below < size * BELOW and letter.laid[0] < before.laid[0]
    )
    return is_next and before.laid[2] >= end - size / 2 and end >= after - size


def _beside(before: Letter, letter: Letter) -> str:
    """Letters of a line whatever its gaps, and letters near each other in any direction: text may stand upright or aslant."""
    size = max(before.height, letter.height)
    middles = [((one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2) for one in (before, letter)]
    near = hypot(middles[1][0] - middles[0][0], middles[1][1] - middles[0][1]) < size * NEAR
    return "" if near else _between(before, letter, inf)


def _table(letters: Sequence[Letter], rows: Iterable[Row]) -> Reading:
    """Row by row with a tab between cells, and a blank for each cell that has nothing in it."""
    text: list[str] = []
    told: list[int] = []
    for over, row in rows:
        put = "\t".join(over) + "\n" if over else ""
        text.append(("\n" if text else "") + put)
        told += [-1] * len(text[-1])
        for number, cell in enumerate(row):
            said = [("\t" if number else "", -1), *((letters[at].char, at) for at in cell)]
            said += [] if cell else [(" ", -1)]
            text += [char for char, _ in said]
            told += [at for char, at in said for _ in char]
    return Reading("".join(text), tuple(told))


def _unglued(letters: Sequence[Letter], reading: Reading) -> Reading:
    """With a tab at both ends of every number that is known within a longer run."""
    plain = glued.half_width(reading.text)
    cuts = sorted({cut for run in glued.RUN.finditer(plain) for cut in _cuts(letters, reading, *run.span())})
    text: list[str] = []
    told: list[int] = []
    for start, end in zip([0, *cuts], [*cuts, len(plain)], strict=True):
        text += ["\t" if start else "", reading.text[start:end]]
        told += [-1] * bool(start) + list(reading.letters[start:end])
    return Reading("".join(text), tuple(told))


def _cuts(letters: Sequence[Letter], reading: Reading, start: int, end: int) -> Iterator[int]:
    """Where to part a run: before and behind its numbers. What was drawn in one go has a seam at either end."""
    drawn = [letters[at].drawn for at in reading.letters[start:end]]
    seams = [at for at in range(1, len(drawn)) if drawn[at] != drawn[at - 1]]
    run = glued.half_width(reading.text[start:end])
    for first, last in glued.numbers_in(run, seams):
        yield from (start + cut for cut in (first, last) if 0 < cut < len(run))
