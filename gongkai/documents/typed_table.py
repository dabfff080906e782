"""Tables as people type them: successive lines with bars. The line of dashes Markdown asks for is put in for them."""

from __future__ import annotations

import re
from itertools import groupby

RULE = re.compile(r"[|:\-\s]*-[|:\-\s]*")
FRAMED = 0


def with_rules(text: str) -> str:
    """The text with a line of dashes below the first line of every table that has none, and the table apart from what
    stands around it. A first line with fewer cells than another gets empty ones: no word is lost.
    """
    blocks = ["\n".join(_block(kind, [*lines])) for kind, lines in groupby(text.split("\n"), _kind)]
    return "\n".join(blocks)


def _kind(line: str) -> int | None:
    """FRAMED for a line that begins and ends with a bar, else how many bars it has; None where it is no table's."""
    bare = re.sub(r"\\.", "", line.strip())
    bars = bare.count("|")
    if bars < 2:
        return None
    return FRAMED if bare[0] == bare[-1] == "|" else bars


def _block(kind: int | None, lines: list[str]) -> list[str]:
    if kind is None or len(lines) < 2 or any(RULE.fullmatch(line) for line in lines):
        return lines
    rows = [_cells(line) for line in lines]
    width = max(map(len, rows))
    head = rows[0] + [""] * (width - len(rows[0]))
    return ["", *map(_row, (head, ["---"] * width, *rows[1:])), ""]


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|")
    inside = re.sub(r"(?<!\\)\|$", "", inside)
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", inside)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
