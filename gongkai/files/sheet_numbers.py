"""Numbers of a workbook as people see them: whole ones without a point, days as days, shares as percentages."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from gongkai.files.walk import Attributes

MOST_FORMATS, LONGEST_FORMAT = 66_000, 255
NUMERAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
PERCENT = re.compile(r"(?:#,##)?0(?:\.(0+))?%(?:;.*)?")
MOST_DIGITS = 15  # that a workbook keeps of a number
EXACT = 10**MOST_DIGITS


class Format(NamedTuple):
    """How a number is shown: as a day, a span, a percentage with so many decimals, or as it is."""

    kind: str = ""
    decimals: int = 0
    is_1904: bool = False


PLAIN = Format()


class Formats:
    """The formats of a book's cells by their number; listens to its styles."""

    def __init__(self, *, is_1904: bool = False) -> None:
        self._is_1904 = is_1904
        self._codes: dict[str, str] = {}
        self._of: list[str] = []  # a format's code by the number of the style
        self._known: dict[str, Format] = {}
        self._is_of_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        kind = name.rpartition(" ")[2]
        if kind == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif kind == "cellXfs":
            self._is_of_cells = True
        elif kind == "xf" and self._is_of_cells and len(self._of) < MOST_FORMATS:
            self._of.append(attributes.get("numFmtId", ""))

    def end(self, name: str) -> None:
        if name.endswith(" cellXfs"):
            self._is_of_cells = False

    def words(self, said: str) -> None: ...

    def of(self, style: str) -> Format:
        """The format of a style; PLAIN where nothing is known of it."""
        if style not in self._known:
            at = int(style) if style.isdecimal() and len(style) < 6 else len(self._of)
            self._known[style] = self._read(self._of[at]) if at < len(self._of) else PLAIN
        return self._known[style]

    def _read(self, number: str) -> Format:
        code = self._codes.get(number)
        if code is None:
            code = BUILTIN_FORMATS.get(int(number), "") if number.isdecimal() and len(number) < 6 else ""
        if not code or len(code) > LONGEST_FORMAT:
            return PLAIN
        if share := PERCENT.fullmatch(code):
            return Format("percent", len(share[1] or ""))
        if is_timedelta_format(code):
            return Format("span", 0, self._is_1904)
        return Format("day", 0, self._is_1904) if is_date_format(code) else PLAIN


def number_of(said: str, shown: Format = PLAIN) -> str:
    """A stored number in its format; what is no number stays as it is."""
    if not NUMERAL.fullmatch(said):
        return " ".join(said.split())
    if said.lstrip("+-").isdecimal() and (not shown.kind or len(said) > MOST_DIGITS):
        return said
    number = float(said)
    if shown.kind == "percent" and abs(number) < EXACT:
        return f"{number * 100:.{shown.decimals}f}%"
    if shown.kind in ("day", "span") and (day := _day(number, shown)):
        return day
    if number.is_integer() and abs(number) < 1e300:
        return str(int(number))
    return f"{number:.{MOST_DIGITS}g}"


def _day(number: float, shown: Format) -> str:
    epoch = CALENDAR_MAC_1904 if shown.is_1904 else CALENDAR_WINDOWS_1900
    try:
        found = from_excel(number, epoch, timedelta=shown.kind == "span")
    except (OverflowError, ValueError):
        return ""
    if isinstance(found, datetime) and found.time() == time():
        return str(found.date())
    return str(found) if isinstance(found, datetime | time | timedelta) else ""
