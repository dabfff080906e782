"""Names in rows that no head tells of: | 1 | 张建国 | 83.5 |. A person has to judge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.text.personal.name_frames import looks
from gongkai.text.personal.name_shape import SURNAMES, is_likely
from gongkai.text.personal.piece import Personal
from gongkai.text.personal.shadow import Shadow
from gongkai.text.personal.surnames import COMPOUND
from gongkai.text.personal.usual import is_usual, rather_a_place

_HAN = "\u4e00-\u9fff"
_FIRST = "".join(sorted(SURNAMES | {surname[0] for surname in COMPOUND}))
_CELL = re.compile(rf"[|\t\n] ?(?P<name>[{_FIRST}][{_HAN}]{{1,3}})(?= ?(?:[|\t\n]|$))")
_MARK = re.compile(r"(?<=[^|\t\n ]) ?[|\t] ?(?=[^|\t\n ])")
_FIGURE = re.compile(r"[|\t] ?\d[\d.,]{0,12}[%元]? ?(?=[|\t\n]|$)")
# A sole trader's code leads to somebody.
_TRADER = re.compile(r"92\d{6}[0-9A-Z]{10}(?![0-9A-Z])")
FEWEST_CELLS = 3


def hits(shadow: Shadow) -> Iterator[Personal]:
    """Cells that are a name, beside a figure or a sole trader's code; one of two characters beside another name or such a code."""
    plain = shadow.plain
    if "|" not in plain and "\t" not in plain:
        return
    lined, done = "\n" + plain, -1
    for cell in _CELL.finditer(lined):
        at = cell.start("name") - 1
        if at < done or not _looks(cell["name"]):
            continue
        first, done = _row(plain, at)
        names = [one for one in _CELL.finditer(lined, first, done + 1) if _looks(one["name"])]
        is_trader = bool(_TRADER.search(plain, first, done))
        cells = 1 + len(_MARK.findall(plain, first, done))
        is_of_persons = is_trader or any(_is_likely(one["name"]) for one in names)
        if is_of_persons and cells >= FEWEST_CELLS and (is_trader or _FIGURE.search(plain, first, done)):
            yield from (
                Personal(one.start("name") - 1, one.end("name") - 1, "name", False, "among_persons")
                for one in names
            )


def _row(plain: str, at: int) -> tuple[int, int]:
    end = plain.find("\n", at)
    return plain.rfind("\n", 0, at) + 1, len(plain) if end < 0 else end


def _is_likely(said: str) -> bool:
    return len(said) > 2 and looks(said) and (is_likely(said) and not is_usual(said[:2]) or len(said) == 4)


def _looks(said: str) -> bool:
    return _is_likely(said) or (looks(said) and not rather_a_place(said))
