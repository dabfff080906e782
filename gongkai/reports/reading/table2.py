"""The small tables after 条例第二十条 as printed, in the columns of either form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from gongkai.law.forms.annual import Form, Row, Table, form, form_named
from gongkai.reports.reading.cells import RowReading, read_row
from gongkai.reports.reading.faults import LabelFault, Unsure
from gongkai.reports.reading.labels import bare, words_of
from gongkai.reports.reading.numbers import Cells, Run, by_rows, runs
from gongkai.reports.reading.page import Page

_OLD_COLUMNS = re.compile(r"新制作|新公开|对外公开总|上一年项目|政府集中采购")
_SENTENCE = re.compile(r"\s*余?[件条项起宗份个家次][^|\n]")
_NEW_COLUMNS = re.compile(r"制发件|废止件|现行有效|本年处理决定|收费金额")


@dataclass
class Table2:
    """`style` is "2019" or "2021" by the columns printed; `cells` by table key, then row key."""

    style: str
    cells: dict[str, dict[str, Cells]] = field(default_factory=dict)
    unsure: list[Unsure] = field(default_factory=list)
    faults: list[LabelFault] = field(default_factory=list)


def style_of(text: str, start: int, end: int) -> str:
    """Which form's columns stand in `text[start:end]`."""
    words = words_of(text, start, end).text
    old, new = len(_OLD_COLUMNS.findall(words)), len(_NEW_COLUMNS.findall(words))
    return "" if old == new == 0 else "2019" if old > new else "2021"


def read(page: Page, start: int, end: int, form: Form) -> Table2:
    """Read `page.text[start:end]` in the columns printed, which need not be those of the report's `form`."""
    table = Table2(style_of(page.text, start, end) or form.name)
    found = runs(page.text, start, end)
    for shape in form_named(table.style).article_20:
        for row in shape.data_rows:
            run = _run_of(page.text, row, found)
            if run is None:
                continue
            reading = _read(run, shape)
            table.cells.setdefault(shape.key, {})[row.key] = reading.cells
            table.unsure += _remarks(shape, row, reading)
            table.faults += _cell_faults(page, run, row, reading)
    if table.cells:
        table.faults += _row_faults(page, form, table, start)
    return table


def _run_of(text: str, row: Row, found: list[Run]) -> Run | None:
    """The first run whose wording ends with the row's label and which no sentence goes on from (行政许可20件，…)."""
    names = (bare(row.label), *map(bare, row.known_as))
    for run in found:
        if words_of(text, *run.words).text.endswith(names) and not _SENTENCE.match(text, run.span[1]):
            return run
    return None


def _read(run: Run, shape: Table) -> RowReading:
    width = len(shape.columns)
    first = by_rows(run, width)[0]
    if width == 1 and len(first.printed) > 1 and first.printed[1].apart == "line":
        first = Run(first.words, first.printed[:1])
    return read_row(first, width)


def _remarks(shape: Table, row: Row, reading: RowReading) -> Iterator[Unsure]:
    for place, column in enumerate(shape.columns):
        cell = shape.address(row.key, column.key)
        if reading.why:
            yield Unsure(cell, reading.why)
        elif place in reading.zeros:
            yield Unsure(cell, "印的是横线或斜线，按0读")
        elif place in reading.blanks:
            yield Unsure(cell, "此格空白")


def _cell_faults(page: Page, run: Run, row: Row, reading: RowReading) -> Iterator[LabelFault]:
    if not (reading.shape or reading.blanks or reading.zeros):
        return
    start, end = page.span(*run.span)
    what = reading.shape or "有空白或不是数字的格，核实确为零的应当填写0"
    gravity = "error" if reading.shape else "warning"
    yield LabelFault("AN005", start, end, page.original[start:end], None, f"“{row.label}”行{what}", gravity)


def _row_faults(page: Page, form: Form, table: Table2, start: int) -> Iterator[LabelFault]:
    at = page.at[start]
    if table.style != form.name:
        return
    for shape in form.article_20:
        for row in shape.data_rows:
            if row.key not in table.cells.get(shape.key, {}):
                says = f"{shape.caption}表缺少“{row.label}”行或该行没有数字"
                yield LabelFault("AN003", at, at, "", row.label, says)


def outdated(page: Page, start: int, end: int, year: int) -> Iterator[LabelFault]:
    """The columns of 2019 in a report on a later year: one fault over the columns named."""
    due = form(year)
    words = words_of(page.text, start, end)
    if due.name == "2019" or style_of(page.text, start, end) != "2019":
        return
    columns = list(_OLD_COLUMNS.finditer(words.text))
    first, last = words.at[columns[0].start()], words.at[columns[-1].end() - 1] + 1
    begin, stop = page.span(first, last)
    says = f"第二十条各表用的是2019年试行表样，{due.first_year}年度起应当用{due.under}的表样"
    yield LabelFault("AN002", begin, stop, page.original[begin:stop], None, says)


def as_2021(cells: dict[str, dict[str, Cells]]) -> dict[str, dict[str, Cells]]:
    """Cells printed in the 2019 columns, where a 2021 column means nearly the same; the rest None."""
    old = form_named("2019")
    mapped: dict[str, dict[str, Cells]] = {}
    for shape in old.article_20:
        for row, values in cells.get(shape.key, {}).items():
            if shape.key == "t2_20_1":
                mapped.setdefault(shape.key, {})[row] = (values[0], None, values[2])
            elif row in ("license", "penalty", "coercion"):
                mapped.setdefault(shape.key, {})[row] = (values[2],)
    return mapped


def money(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)
