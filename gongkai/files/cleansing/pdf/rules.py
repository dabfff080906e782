"""The straight lines drawn on a page, upright and level: what parts the cells of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from ctypes import c_float

import pypdfium2
from pypdfium2 import raw

from gongkai.files.cleansing.pdf.letters import Box, Letter, turned

STRAIGHT = 0.5  # points a line may lean
MOST = 50_000  # points of drawing looked at on a page; a map has more, and no table
DEEPEST = 8
Line = tuple[float, float, float, float]  # x, y at its begin and its end


class Rules:
    """The lines of a page, to be asked whether one stands between two letters, or lies between two lines of letters."""

    def __init__(self, lines: Sequence[Line] = ()) -> None:
        self._upright = [sorted(_upright(lines, turn)) for turn in range(4)]
        self._places = [[x for x, _, _ in rules] for rules in self._upright]
        # Held a quarter turn further, what was level is upright.
        further = [_upright(lines, (turn + 1) % 4) for turn in range(4)]
        self._level = [sorted((x, -top, -bottom) for x, bottom, top in rules) for rules in further]

    def parts(self, before: Letter, letter: Letter) -> bool:
        """Whether an upright line stands between two letters of one line, as high as they are written."""
        rules, places = self._upright[letter.turn], self._places[letter.turn]
        if not rules:
            return False
        low, high = letter.middle - letter.height / 4, letter.middle + letter.height / 4
        for at in range(bisect_left(places, before.centre), len(places)):
            x, bottom, top = rules[at]
            if x > letter.centre:
                return False
            if bottom <= low and high <= top:
                return True
        return False

    def before(self, letter: Letter) -> float | None:
        """Where the upright line nearest before a letter stands, as high as it is written; None where there is none."""
        rules = self._upright[letter.turn]
        low, high = letter.middle - letter.height / 4, letter.middle + letter.height / 4
        for at in range(bisect_left(self._places[letter.turn], letter.centre) - 1, -1, -1):
            x, bottom, top = rules[at]
            if bottom <= low and high <= top:
                return x
        return None

    def lies_between(self, above: Letter, below: Letter) -> bool:
        """Whether a level line lies somewhere from the middle of one letter down to that of another, over the other's middle."""
        rules = self._level[below.turn]
        for at in range(bisect_left(rules, (below.middle,)), len(rules)):
            y, left, right = rules[at]
            if y > above.middle:
                return False
            if left <= below.centre <= right:
                return True
        return False


def _upright(lines: Sequence[Line], turn: int) -> Iterator[tuple[float, float, float]]:
    """x, bottom and top of the lines that are upright once the page is turned."""
    for line in lines:
        left, bottom, right, top = turned(_box(line), turn)
        if right - left < STRAIGHT < top - bottom:
            yield (left + right) / 2, bottom, top


def _box(line: Line) -> Box:
    return min(line[0], line[2]), min(line[1], line[3]), max(line[0], line[2]), max(line[1], line[3])


def rules_of(page: pypdfium2.PdfPage) -> Rules:
    left, lines = MOST, []
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=DEEPEST):
        count = raw.FPDFPath_CountSegments(thing)
        left -= count
        if left < 0:
            return Rules()
        lines += [line for line in _lines(thing, count) if min(abs(line[0] - line[2]), abs(line[1] - line[3])) < STRAIGHT]  # fmt: skip
    return Rules(lines)


def _lines(path: pypdfium2.PdfObject, count: int) -> Iterator[Line]:
    """The sides of a path, in points of the page."""
    matrix, holder = path.get_matrix(), path.container
    while holder is not None:
        matrix, holder = matrix.multiply(holder.get_matrix()), holder.container
    x, y = c_float(), c_float()
    begin = last = None
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point, kind = matrix.on_point(x.value, y.value), raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO or begin is None or last is None:
            begin = last = point
            continue
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield (*last, *point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*point, *begin)
        last = point
