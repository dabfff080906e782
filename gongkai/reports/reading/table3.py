"""Table 3 (收到和处理政府信息公开申请情况) as printed: 25 rows of 7, or 23 in the 2019 form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

from gongkai.law.forms.annual import Form, Row, form_named
from gongkai.reports.reading import row_labels
from gongkai.reports.reading.cells import RowReading, read_row
from gongkai.reports.reading.faults import LabelFault, Unsure
from gongkai.reports.reading.numbers import Cells, Run, by_rows, runs
from gongkai.reports.reading.page import Page
from gongkai.reports.reading.rows import Taken, align

WIDTH = 7
MOST_TRIED = 20_000
MANY_RUNS, MOST_RUNS = 600, 3_000  # a report has some 30; beyond this the text is something else
ONE_ROW, THREE_ROWS = "r3_6", ("r3_6_1", "r3_6_2", "r3_6_3")


@dataclass
class Table3:
    """What was read: `cells` by row key (rows not found are absent), where the table ends, and the remarks."""

    end: int
    cells: dict[str, Cells] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(
        default_factory=dict
    )  # the numbers of each row, in the page's text
    unsure: list[Unsure] = field(default_factory=list)
    faults: list[LabelFault] = field(default_factory=list)

    @property
    def style(self) -> str:
        """Which form's rows are printed: "2019", "2021" or "" where （六） does not tell."""
        if any(row in self.cells for row in THREE_ROWS):
            return "2021"
        return "2019" if ONE_ROW in self.cells else ""


def all_rows() -> tuple[Row, ...]:
    """The data rows of both forms in printed order: the single row （六） stands before its three successors."""
    rows = list(form_named("2021").table("t3").data_rows)
    single = form_named("2019").table("t3").row(ONE_ROW)
    place = next(at for at, row in enumerate(rows) if row.key == THREE_ROWS[0])
    return (*rows[:place], single, *rows[place:])


def read(page: Page, start: int, end: int) -> Table3:
    """Read `page.text[start:end]`."""
    found = _enough([part for run in runs(page.text, start, end) for part in by_rows(run, WIDTH)])
    taken = align(page.text, all_rows(), found, WIDTH)
    table = Table3(taken[-1].run.span[1] if taken else start)
    readings = {one.row.key: _reading(one) for one in taken}
    _choose(readings)
    for one in taken:
        table.cells[one.row.key] = readings[one.row.key].cells
        table.places[one.row.key] = one.run.span
        table.unsure += _remarks(one.row.key, readings[one.row.key], one)
        table.faults += _cell_faults(page, one, readings[one.row.key])
    if len(taken) >= 3:
        form = form_named(table.style or "2021")
        table.faults += row_labels.faults(page, form, taken, start, table.end)
        table.faults += _count_fault(page, form, taken)
    return table


def _enough(found: list[Run]) -> list[Run]:
    """Of very many runs only those that can be a row."""
    if len(found) <= MANY_RUNS:
        return found
    return [run for run in found if len(run.pieces) >= WIDTH][:MOST_RUNS]


def _reading(one: Taken) -> RowReading:
    run = one.run
    if one.overwritten:
        run = Run(run.words, run.printed[1:])
    return read_row(run, WIDTH, WIDTH)


def _choose(readings: dict[str, RowReading]) -> None:
    """Settle rows with several readings by the columns: 一 + 二 = 三（七） + 四, and （七） the sum of the results."""
    open_rows = [key for key, reading in readings.items() if reading.choices]
    if not open_rows or prod(len(readings[key].choices) for key in open_rows) > MOST_TRIED:
        return
    known = {key: reading.cells for key, reading in readings.items() if not reading.choices}
    if any(None in cells for cells in known.values()):
        return
    fitting = []
    for pick in product(*(readings[key].choices for key in open_rows)):
        if _ties({**known, **dict(zip(open_rows, pick, strict=True))}):
            fitting.append(pick)
    if len(fitting) == 1:
        for key, cells in zip(open_rows, fitting[0], strict=True):
            readings[key] = RowReading(cells, "数字连写，按各列勾稽关系只有这一种读法")


def _ties(cells: dict[str, Cells]) -> bool:
    heads = ("r1_new", "r2_carried_in", "r3_7_total", "r4_carried_out")
    if any(key not in cells for key in heads):
        return False
    results = [row for key, row in cells.items() if key not in heads]
    for place in range(WIDTH):
        new, carried, total, out = (int(cells[key][place] or 0) for key in heads)
        if new + carried != total + out or total != sum(int(row[place] or 0) for row in results):
            return False
    return True


def _remarks(key: str, reading: RowReading, one: Taken) -> Iterator[Unsure]:
    columns = form_named("2021").table("t3").columns
    why = reading.why
    if one.like is None:
        lost = "行标签被数字覆盖" if one.overwritten else "行标签缺失"
        why = f"{lost}，按行序读取" + (f"；{why}" if why else "")
    for place, column in enumerate(columns):
        cell = f"t3.{key}.{column.key}"
        if why:
            yield Unsure(cell, why)
        elif place in reading.zeros:
            yield Unsure(cell, "印的是横线或斜线，按0读")
        elif place in reading.blanks:
            yield Unsure(cell, "此格空白")


def _cell_faults(page: Page, one: Taken, reading: RowReading) -> Iterator[LabelFault]:
    start, end = page.span(*one.run.span)
    found = page.original[start:end]
    named = f"表三“{one.row.label}”行"
    if reading.shape:
        yield LabelFault("AN005", start, end, found, None, f"{named}{reading.shape}")
    elif reading.blanks:
        says = f"{named}有{len(reading.blanks)}格空白，核实确为零的应当填写0"
        yield LabelFault("AN005", start, end, found, None, says, "warning")
    elif reading.zeros:
        says = f"{named}有{len(reading.zeros)}格不是数字，核实确为零的应当填写0"
        yield LabelFault("AN005", start, end, found, None, says, "warning")


def _count_fault(page: Page, form: Form, taken: Sequence[Taken]) -> Iterator[LabelFault]:
    """AN005 where label cells were overwritten, so that the table holds more numbers than cells."""
    surplus = [one for one in taken if one.overwritten]
    if not surplus:
        return
    due = len(form.table("t3").data_rows) * WIDTH
    start, end = page.span(surplus[0].run.span[0], surplus[-1].run.span[1])
    says = f"表三应有{due}个数据（{due // WIDTH}行×{WIDTH}列），读到{due + len(surplus)}个：多出的数字占了行标签的位置"
    yield LabelFault("AN005", start, end, page.original[start:end], None, says)
