"""One sheet: what is hidden in it goes or is shown, and its rows are read with the labels of their columns."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.line import Line, Piece, Place
from gongkai.files.cleansing.rows import Cell, Labels
from gongkai.files.cleansing.sheet import cells, strings
from gongkai.files.cleansing.sheet.names import HIDDEN, LAST_COLUMN, Changed, S, letters_of
from gongkai.files.cleansing.sheet.sums import is_unsaid, sums
from gongkai.files.opening import Bound

ON = ("1", "true")
LONGEST_NUMBER = 7  # digits of a row, a column or a string's place


class Worksheet:
    """A sheet that is seen: its XML, its name, and the cells that were changed in it."""

    def __init__(self, root: etree._Element, name: str, shared: list[etree._Element], bound: Bound) -> None:
        self.root, self.name, self.bound = root, name, bound
        self.changed = Changed()
        self.worked_out: list[str] = []  # cells whose sum took the place of the formula
        self.emptied: list[str] = []  # cells of formulas that are gone and did not say what they come to
        data = root.find(f"{S}sheetData")
        self.rows = [] if data is None else data.findall(f"{S}row")
        self._number()
        for cell in root.iter(f"{S}c"):
            self._own(cell, shared)
        self.sums = sums(root.iter(f"{S}c"))
        self.masked: set[tuple[int, int]] = set()

    def _number(self) -> None:
        """Every row and cell says where it is, also where a program left it out."""
        row_number = 0
        for row in self.rows:
            self.bound.cells()
            said = row.get("r", "")
            said_number = int(said) if said.isdecimal() and len(said) <= LONGEST_NUMBER else 0
            row_number = max(said_number, row_number + 1)
            row.set("r", str(row_number))
            column = 0
            for cell in row.findall(f"{S}c"):
                _, said_column = cells.at(cell)
                column = said_column if said_column > column else column + 1
                cell.set("r", f"{letters_of(column)}{row_number}")

    def _own(self, cell: etree._Element, shared: list[etree._Element]) -> None:
        self.bound.cells()
        value = cell.find(f"{S}v")
        if cell.get("t") == "s":
            said = "" if value is None else (value.text or "").strip()
            number = int(said) if said.isdecimal() and len(said) <= LONGEST_NUMBER else len(shared)
            if number < len(shared):
                self.bound.letters(strings.weight(shared[number]))
                strings.own(cell, shared[number])
            else:
                cells.clear(cell)

    def place(self, cell: etree._Element) -> Place:
        return f"工作表“{self.name}” {cell.get('r')}"

    def take_hidden(self, decisions: Decisions) -> Iterator[Piece]:
        """Empty hidden rows and columns, or show them by decision; what they said comes back."""
        columns = list(self._hidden_columns(decisions))
        usual = self.root.find(f"{S}sheetFormatPr")
        rest_hidden = usual is not None and usual.get("zeroHeight") in ON
        for row in self.rows:
            place = f"工作表“{self.name}”第{row.get('r')}行"
            hidden = (
                row.get("hidden") in ON or _is_zero(row.get("ht")) or rest_hidden and row.get("ht") is None
            )
            if hidden and decisions.unhides(place):
                row.attrib.pop("hidden", None)
                row.attrib.pop("ht", None)
                hidden = False
            for cell in row.findall(f"{S}c"):
                at, column = cells.at(cell)
                if hidden or any(left <= column <= right for left, right in columns):
                    said = cells.clear(cell)
                    self.changed.add(at, column)
                    if said.strip():
                        yield Piece(f"{HIDDEN}的{'行' if hidden else '列'} {self.place(cell)}", said)

    def _hidden_columns(self, decisions: Decisions) -> Iterator[tuple[int, int]]:
        for column in self.root.iter(f"{S}col"):
            said = [column.get(key, "") for key in ("min", "max")]
            if not all(map(str.isdecimal, said)):
                continue
            left, right = (int(one) if len(one) <= LONGEST_NUMBER else LAST_COLUMN for one in said)
            if column.get("hidden") in ON or _is_zero(column.get("width")):
                place = f"工作表“{self.name}”{letters_of(left)}列"
                if decisions.unhides(place):
                    column.attrib.pop("hidden", None)
                    column.attrib.pop("width", None)
                else:
                    yield left, right

    def plain(self, cell: etree._Element) -> None:
        """A cell without its formula: its value stays, or what its sum came to; where there is neither, that is told of.

        A number that was masked is not told by a sum it is in.
        """
        had, at = cell.find(f"{S}f") is not None, cells.at(cell)
        cells.plain(cell)
        if not had or not is_unsaid(cell):
            return
        known = self.sums.get(at)
        if known is None or known.of & self.masked:
            self.emptied.append(cell.get("r", ""))
            return
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        etree.SubElement(cell, f"{S}v").text = known.said
        self.worked_out.append(cell.get("r", ""))

    def lines(self) -> Iterator[Line]:
        labels = Labels()
        for row in self.rows:
            yield from labels.row([self._cell(cell) for cell in row.findall(f"{S}c")])

    def _cell(self, cell: etree._Element) -> Cell:
        def changed() -> None:
            self.changed.add(*cells.at(cell))
            self.masked.add(cells.at(cell))

        return cells.read(cell, self.place(cell), changed)


def _is_zero(said: str | None) -> bool:
    try:
        return said is not None and float(said) == 0
    except ValueError:
        return False
