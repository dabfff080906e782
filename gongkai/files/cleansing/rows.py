"""A row of a table as a sentence: each cell behind the label of its column, so that a name is known by it (姓名：张三).

Forms write a long number one digit a cell; such cells are read as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.files.cleansing.line import Line, Place, Slot

LABEL = re.compile(
    "姓名|名字|户主|当事人|申请人|联系人|负责人|经办人|电话|手机|身份证|证件|号码|住址|地址|银行|账号|帐号|卡号|"
    "出生|性别|民族|年龄|备注|序号|单位|金额|邮箱|车牌"
)
LONGEST_LABEL, LEAST_LABELS = 14, 2
NEXT = "｜"
LEAST_DIGITS = 8  # cells of one character in a row that are read as one number


@dataclass
class Cell:
    """A cell: where it is, the slots that make up its words, and the number of its column."""

    place: Place
    column: int
    slots: list[Slot] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(slot.text for slot in self.slots)


class Labels:
    """The labels of a table's columns, learned row by row as the table is read downwards."""

    def __init__(self) -> None:
        self._of: dict[int, str] = {}

    def row(self, cells: Sequence[Cell]) -> list[Line]:
        """The lines of a row: the whole row, and cells of single characters once more as one."""
        filled = [cell for cell in cells if cell.text.strip()]
        if not filled:
            return []
        said = {cell.column: "".join(cell.text.split()) for cell in filled}
        if _is_head(said):
            self._of = said
            return [_labelled([cell], {}) for cell in filled]
        return [*_single(filled), _labelled(filled, self._of)]


def _is_head(said: dict[int, str]) -> bool:
    """Whether a row is made of labels, so that the rows below are read by it."""
    known = sum(bool(LABEL.search(text)) for text in said.values())
    return known >= LEAST_LABELS and all(map(_is_label, said.values()))


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and not re.search(r"\d{3}", text)


def _labelled(cells: Sequence[Cell], labels: dict[int, str]) -> Line:
    slots: list[Slot] = []
    for cell in cells:
        label = labels.get(cell.column)
        slots += [Slot(f"{label}：")] if label else []
        slots += [Slot(slot.text, slot.put, cell.place) for slot in cell.slots]
        slots.append(Slot(NEXT))
    return Line(cells[0].place, slots)


def _single(cells: Sequence[Cell]) -> list[Line]:
    lines, run = [], list[Cell]()
    for cell in [*cells, None]:
        if cell is not None and len(cell.text.strip()) == 1 and _follows(run, cell):
            run.append(cell)
            continue
        if len(run) >= LEAST_DIGITS:
            lines.append(Line(run[0].place, [slot for one in run for slot in one.slots], spread=True))
        run = [cell] if cell is not None and len(cell.text.strip()) == 1 else []
    return lines


def _follows(run: list[Cell], cell: Cell) -> bool:
    return not run or cell.column == run[-1].column + 1
