"""What a person decided about what was found: mask it, remove it, or keep it for a reason and under a basis.

Read from a JSON list, the first row that fits counts: `{"do": "keep", "kind": "name", "text": "…", "where": "第3段",
"reason": "…", "basis": "…"}`. `kind`, `text` and `where` may be left out. `{"do": "unhide", "where": "工作表“附表”"}` shows
a hidden sheet, row or column instead of removing it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from gongkai.files.cleansing.line import Place
from gongkai.files.cleansing.shapes import What
from gongkai.law.source import Refusal

DOES = ("mask", "remove", "keep", "unhide")
KEYS = frozenset({"do", "kind", "text", "where", "reason", "basis"})


@dataclass(frozen=True)
class Decision:
    """One row. A part that is None fits everything. Raises Refusal for a `keep` without reason and basis."""

    do: str
    kind: str | None = None
    text: str | None = field(default=None, repr=False)
    where: Place | None = None
    reason: str = ""
    basis: str = ""

    def __post_init__(self) -> None:
        if self.do not in DOES:
            raise Refusal((f"处理方式只能是 {'、'.join(DOES)}", None))
        if self.do == "keep" and not (self.reason.strip() and self.basis.strip()):
            raise Refusal(("保留个人信息的，应当写明理由（reason）和依据（basis）", None))

    def fits(self, kind: str, text: str, where: Place) -> bool:
        return (
            self.kind in (None, kind)
            and (self.text is None or _bare(self.text) == _bare(text))
            and self.where in (None, where)
        )


MASK = Decision("mask")
ASK = Decision("keep", reason="把握不大，可能是单位自己公开的，请人工判断", basis="待判断")


class Decisions:
    """All rows; what none fits is masked, or left for a person where the finder asks."""

    def __init__(self, rows: Iterable[Decision] = ()) -> None:
        self.rows = tuple(rows)

    def about(self, kind: str, text: str, where: Place, *, is_asked: bool = False) -> Decision:
        fitting = (row for row in self.rows if row.do != "unhide" and row.fits(kind, text, where))
        return next(fitting, ASK if is_asked else MASK)

    def unhides(self, where: Place) -> bool:
        """Whether hidden content at a place is to be shown."""
        return any(row.do == "unhide" and row.where in (None, where) for row in self.rows)


def read(rows: Any) -> Decisions:
    """Decisions from JSON that was read. Raises Refusal with what is wrong."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refusal(("处理决定应当是 JSON 列表，每行一个对象", None))
    for row in rows:
        if not set(row) <= KEYS or not all(isinstance(value, str) for value in row.values()):
            raise Refusal((f"处理决定每行只能有 {'、'.join(sorted(KEYS))}，都是文字", None))
        if "do" not in row:
            raise Refusal(("处理决定每行应当写明处理方式（do）", None))
    return Decisions(Decision(**row) for row in rows)


def what_of(decision: Decision) -> What:
    return "keep" if decision.do == "keep" else "remove" if decision.do == "remove" else "mask"


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
