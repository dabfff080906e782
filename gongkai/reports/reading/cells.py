"""From a run of numbers to the cells of one row, with the reason where a cell is not certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.reports.reading.numbers import Cells, Piece, Run, joined, separate


@dataclass(frozen=True)
class RowReading:
    """`cells` as read, all None where no single reading exists; `choices` the readings left to choose from.

    `why` says in Chinese what is unsure ("" where nothing is); `zeros` and `blanks` are places of cells printed as a
    dash or left empty; `shape` is "" or what is wrong with the number of cells.
    """

    cells: Cells
    why: str = ""
    choices: tuple[Cells, ...] = ()
    zeros: tuple[int, ...] = ()
    blanks: tuple[int, ...] = ()
    shape: str = ""


def read_row(run: Run, width: int, group: int = 0) -> RowReading:
    """Read a run as `width` cells. `group`: see `numbers.joined`."""
    apart = separate(run, width)
    if apart is not None:
        return _separate(run, apart, width)
    printed = run.printed
    shown = " ".join(piece.text for piece in printed) or "（空）"
    if not printed:
        return RowReading((None,) * width, "整行没有数字", shape="整行没有数字")
    choices = joined(run, width, group)
    if len(choices) == 1:
        return _joined(choices[0], shown, width, group, printed)
    if choices:
        some = "；".join(" ".join(map(str, cells)) for cells in choices[:3])
        more = f"等{len(choices)}种" if len(choices) > 3 else ""
        return RowReading((None,) * width, f"数字连写“{shown}”，有多种读法：{some}{more}", tuple(choices))
    return _wrong_count(printed, width, shown, group)


def _separate(run: Run, cells: Cells, width: int) -> RowReading:
    pieces = run.printed if len(run.printed) == width else run.pieces[:width]
    zeros = tuple(place for place, piece in enumerate(pieces) if piece.kind == "dash")
    blanks = tuple(place for place, cell in enumerate(cells) if cell is None)
    return RowReading(cells, zeros=zeros, blanks=blanks)


def _joined(
    cells: tuple[int, ...], shown: str, width: int, group: int, printed: Sequence[Piece]
) -> RowReading:
    whole = (
        all(
            sum(cells[at : at + group - 1]) == cells[at + group - 1] for at in range(0, width, group or width)
        )
        if group
        else True
    )
    if len(printed) == 1 and len(printed[0].text) == width:
        if not group and any(cells):
            return RowReading(cells, f"数字连写“{shown}”，每格按一位数读")
        return RowReading(cells, "" if whole else f"数字连写“{shown}”，每格按一位数读，行内合计不平")
    if not any(len(str(cell)) > 1 for cell in cells):
        return RowReading(cells, "" if whole else f"数字连写“{shown}”，行内合计不平")
    how = "按行内合计只有这一种读法" if group else "只有这一种读法"
    return RowReading(cells, f"数字连写“{shown}”，{how}")


def _wrong_count(printed: Sequence[Piece], width: int, shown: str, group: int) -> RowReading:
    """Too many or too few cells: zeros all over may stand, a single surplus cell may be found by the sum."""
    count = len(printed)
    shape = f"应有{width}格，印了{count}格"
    values: list[int | Decimal] = [
        0 if piece.kind == "dash" else Decimal(piece.text.replace(",", "")) for piece in printed
    ]
    apart = all(piece.apart for piece in printed[1:])
    digits = sum(len(piece.text) for piece in printed)
    if digits == width + 1 and not any(values):
        shape = f"应有{width}格，印了{digits}格"
        return RowReading((0,) * width, f"{shape}，全为0", shape=shape)
    if apart and count == width - 1 and not any(values) and group:
        return RowReading((*(0 for _ in values), None), f"{shape}，最后一格未印", shape=shape)
    return RowReading((None,) * width, f"{shape}：“{shown}”，无法确定各格", shape=shape)
