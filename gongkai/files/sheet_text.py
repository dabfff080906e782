"""The words of a workbook: a line for each row with something in it, as the reader sees the cells.

Cells are taken as they are stored: what lies empty between them costs nothing, however far the last one lies.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from heapq import heapify, heappop
from urllib.parse import unquote

from gongkai.files.opening import Bound
from gongkai.files.sheet_headers import HEADERS, lines
from gongkai.files.sheet_numbers import Formats, number_of
from gongkai.files.walk import Attributes, Parts
from gongkai.files.word_beside import is_page_number
from gongkai.files.word_text import ROW

MAIN, RELATIONS, STRINGS, STYLES = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)
RELATION_SPACES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships ",
    "http://purl.oclc.org/ooxml/officeDocument/relationships ",
)
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
# So many empty columns side by side are shown as empty cells; more are left out.
MOST_EMPTY = 20


def lines_of_both(parts: Parts, bound: Bound) -> tuple[list[str], list[str]]:
    """The lines of all sheets, a blank one before each; and those of their headers and footers, what is repeated once.

    Raises Unreadable.
    """
    book = _Book()
    parts.walk(MAIN, book, bound)
    relations = _Relations()
    parts.walk(RELATIONS, relations, bound)
    strings, formats = _Strings(bound), Formats(is_1904=book.is_1904)
    for kind, listener in (("sharedStrings", strings), ("styles", formats)):
        name = next((target for _, (of, target) in relations.found.items() if of == kind), "")
        if name in parts.names:
            parts.walk(name, listener, bound)
    lines: list[str] = []
    beside: dict[str, None] = {}
    for mark in book.sheets:
        kind, name = relations.found.get(mark, ("", ""))
        if kind == "worksheet":
            sheet = _Sheet(strings.found, formats, bound)
            parts.walk(name, sheet, bound)
            lines += ["", *sheet.lines()]
            beside |= dict.fromkeys(sheet.beside)
    return lines, list(beside)


class _Listener:
    """Hears everything and heeds nothing."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def words(self, said: str) -> None: ...


class _Book(_Listener):
    """The marks of the sheets in their order, and from when days are counted."""

    def __init__(self) -> None:
        self.sheets: list[str] = []
        self.is_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        kind = name.rpartition(" ")[2]
        if kind == "sheet":
            self.sheets += [attributes[s + "id"] for s in RELATION_SPACES if s + "id" in attributes]
        elif kind == "workbookPr":
            self.is_1904 = attributes.get("date1904") in ("1", "true")


class _Relations(_Listener):
    """What the book leads to: mark → kind, part."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name.endswith(" Relationship") and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/xl", unquote(attributes.get("Target", "")))).lstrip(
                "/"
            )
            self.found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)


class _Strings(_Listener):
    """The shared strings, without the readings above them (注音)."""

    def __init__(self, bound: Bound) -> None:
        self.found: list[str] = []
        self._bound, self._left = bound, Bound()
        self._told: list[str] = []
        self._is_text, self._reading = False, 0

    def start(self, name: str, attributes: Attributes) -> None:
        kind = name.rpartition(" ")[2]
        self._reading += kind == "rPh"
        self._is_text = kind == "t" and not self._reading

    def end(self, name: str) -> None:
        kind = name.rpartition(" ")[2]
        self._is_text = False
        self._reading -= kind == "rPh"
        if kind == "si":
            self._bound.cells()
            self._left.letters(sum(map(len, self._told)))
            self.found.append(" ".join("".join(self._told).split()))
            self._told = []

    def words(self, said: str) -> None:
        if self._is_text:
            self._told.append(said)


class _Sheet(_Listener):
    """The cells of a sheet with something in them, row by row; and the areas that are merged."""

    def __init__(self, strings: list[str], formats: Formats, bound: Bound) -> None:
        self.rows: list[tuple[int, list[tuple[int, str]]]] = []
        self.merged: list[tuple[int, int, int, int]] = []  # top, bottom, left, right
        self.beside: list[str] = []
        self._strings, self._formats, self._bound = strings, formats, bound
        self._row = self._column = 0
        self._kind = self._style = ""
        self._told: list[str] = []
        self._is_read, self._reading = False, 0

    def start(self, name: str, attributes: Attributes) -> None:
        kind = name.rpartition(" ")[2]
        if kind == "c":
            self._bound.cells()
            _, column = place_of(attributes.get("r", ""))
            self._column = column or self._column + 1
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._told = []
        elif kind == "row":
            self._bound.cells()
            said = attributes.get("r", "")
            self._row = int(said) if said.isdecimal() and len(said) <= 7 else self._row + 1
            self._column = 0
            self.rows.append((self._row, []))
        elif kind == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif kind in HEADERS:
            self._told = []
        self._reading += kind == "rPh"
        self._is_read = kind in ("v", "t", *HEADERS) and not self._reading

    def end(self, name: str) -> None:
        kind = name.rpartition(" ")[2]
        self._is_read = False
        self._reading -= kind == "rPh"
        if kind == "c" and self.rows:
            said = self._shown("".join(self._told))
            if said:
                self._bound.letters(len(said))
                self.rows[-1][1].append((self._column, said))
        elif kind == "row" and self.rows and not self.rows[-1][1]:
            self.rows.pop()
        elif kind in HEADERS:
            self._header("".join(self._told))

    def words(self, said: str) -> None:
        if self._is_read:
            self._told.append(said)

    def _shown(self, said: str) -> str:
        if self._kind == "s":
            said = said.strip()
            number = int(said) if said.isdecimal() and len(said) < 10 else len(self._strings)
            return self._strings[number] if number < len(self._strings) else ""
        if self._kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(said.strip(), "")
        if self._kind == "n":
            return number_of(said.strip(), self._formats.of(self._style))
        return " ".join(said.split())

    def _header(self, said: str) -> None:
        for line in lines(said):
            words = " ".join(line.split())
            self._bound.letters(len(words))
            self.beside += [words] if not is_page_number(words) else []

    def _merge(self, said: str) -> None:
        first, _, last = said.partition(":")
        top, left = place_of(first)
        bottom, right = place_of(last or first)
        if top and bottom and top <= bottom and left <= right:
            self._bound.cells(right - left + 1)
            self.merged.append((top, bottom, left, right))

    def lines(self) -> Iterator[str]:
        """Each row as a line; the cells a merged one covers are not told."""
        self.rows.sort(key=lambda row: row[0])
        covered = _Covered(self.merged)
        columns = _shown_columns({column for _, cells in self.rows for column, _ in cells})
        self._bound.cells(len(columns) * len(self.rows))
        for number, cells in self.rows:
            said, hidden = dict(cells), covered.at(number)
            told = [said.get(column, "") for column in columns if hidden.get(column, 0) < number]
            if any(told):
                yield ROW.format(" | ".join(told)) if len(told) > 1 else told[0]


class _Covered:
    """Which columns are covered by merged cells, asked for row by row downwards."""

    def __init__(self, merged: list[tuple[int, int, int, int]]) -> None:
        # Where a merged cell begins, it covers the columns beside its first; one row further down, that one too.
        self._waiting = [(top, bottom, left + 1, right) for top, bottom, left, right in merged]
        self._waiting += [(top + 1, bottom, left, left) for top, bottom, left, _ in merged]
        heapify(self._waiting)
        self._until: dict[int, int] = {}

    def at(self, row: int) -> dict[int, int]:
        """The last covered row of each column, as far as it is known in a row."""
        while self._waiting and self._waiting[0][0] <= row:
            _, bottom, left, right = heappop(self._waiting)
            for column in range(left, right + 1):
                self._until[column] = max(self._until.get(column, 0), bottom)
        return self._until


def _shown_columns(used: set[int]) -> list[int]:
    """The columns with something in them, and the empty ones between unless there are many."""
    shown: list[int] = []
    for column in sorted(used):
        before = shown[-1] if shown else 0
        shown += range(before + 1, column) if column - before - 1 <= MOST_EMPTY else ()
        shown.append(column)
    return shown


def place_of(said: str) -> tuple[int, int]:
    """Row and column of `B14`, counted from 1; (0, 0) for what is none."""
    said = said.replace("$", "")
    letters = said.rstrip("0123456789")
    digits = said[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3 and 0 < len(digits) <= 7):
        return 0, 0
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    row = int(digits)
    return (row, column) if 0 < row <= LAST_ROW and column <= LAST_COLUMN else (0, 0)
