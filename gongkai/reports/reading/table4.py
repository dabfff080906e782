"""Table 4 (行政复议、行政诉讼情况) as printed: fifteen numbers in one run, or three tables of five."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.law.forms.annual import form_named
from gongkai.reports.reading.cells import RowReading, read_row
from gongkai.reports.reading.faults import LabelFault, Unsure
from gongkai.reports.reading.labels import words_of
from gongkai.reports.reading.numbers import Cells, Run, by_rows, runs
from gongkai.reports.reading.page import Page

GROUP, GROUPS = 5, 3
WIDTH = GROUP * GROUPS
_TRACKS = (("review", ("行政复议",)), ("suit_direct", ("未经复议",)), ("suit_after_review", ("复议后",)))


@dataclass
class Table4:
    """`cells` by group key, absent where not read."""

    cells: dict[str, Cells] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(
        default_factory=dict
    )  # the numbers of each track, in the page's text
    unsure: list[Unsure] = field(default_factory=list)
    faults: list[LabelFault] = field(default_factory=list)


def read(page: Page, start: int, end: int) -> Table4:
    """Read `page.text[start:end]`, which begins after table 3 or at the heading of section four."""
    table = Table4()
    found = [part for run in runs(page.text, start, end) for part in by_rows(run, WIDTH)]
    for run in found:
        reading = read_row(run, WIDTH, GROUP)
        if reading.cells != (None,) * WIDTH or reading.choices:
            _take(table, reading)
            table.places = dict.fromkeys(table.cells, run.span)
            table.faults += _cell_faults(page, run, reading)
            return table
    _three_tables(page, table, found)
    if not table.cells and found:
        table.faults += _shape_fault(page, max(found, key=lambda run: len(run.printed)))
    return table


def _take(table: Table4, reading: RowReading) -> None:
    shape = form_named("2021").table("t4")
    for place, group in enumerate(shape.rows):
        table.cells[group.key] = reading.cells[place * GROUP : (place + 1) * GROUP]
        for at, column in enumerate(shape.columns):
            cell, here = f"t4.{group.key}.{column.key}", place * GROUP + at
            if reading.why:
                table.unsure.append(Unsure(cell, reading.why))
            elif here in reading.zeros:
                table.unsure.append(Unsure(cell, "印的是横线或斜线，按0读"))
            elif here in reading.blanks:
                table.unsure.append(Unsure(cell, "此格空白"))


def _three_tables(page: Page, table: Table4, found: list[Run]) -> None:
    """One table of five for each track, its name standing before it."""
    columns = form_named("2021").table("t4").columns
    for run in found:
        words = words_of(page.text, *run.words).text
        track = next((key for key, names in reversed(_TRACKS) if any(name in words for name in names)), None)
        if track is None or track in table.cells:
            continue
        reading = read_row(run, GROUP, GROUP)
        if reading.cells == (None,) * GROUP:
            continue
        table.cells[track] = reading.cells
        table.places[track] = run.span
        table.unsure += [Unsure(f"t4.{track}.{column.key}", reading.why) for column in columns if reading.why]


def _cell_faults(page: Page, run: Run, reading: RowReading) -> Iterator[LabelFault]:
    if reading.blanks or reading.zeros:
        start, end = page.span(*run.span)
        says = "表四有空白或不是数字的格，核实确为零的应当填写0"
        yield LabelFault("AN005", start, end, page.original[start:end], None, says, "warning")


def _shape_fault(page: Page, run: Run) -> Iterator[LabelFault]:
    if len(run.printed) < GROUP:
        return
    start, end = page.span(*run.span)
    says = f"表四应有{WIDTH}格，印了{len(run.printed)}格"
    yield LabelFault("AN005", start, end, page.original[start:end], None, says)
