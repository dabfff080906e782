"""A procedure as a table (程序表): which step may follow which, by whose hand, under which article.

The table yields the refusals, the desk's buttons, the diagram, the reference page and the tests. A row that
would need a condition is split into two acts; there are no callbacks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from gongkai.law.hand import Hand
from gongkai.law.source import Citation, Refusal

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True)
class Move(Generic[S]):
    """One row: at a stage, an act, the stage it leads to, the hands that may do it, the article."""

    at: S
    act: str
    label: str
    to: S
    by: frozenset[Hand]
    under: Citation


class NoSuchMove(Refusal):
    """The act is not open at this stage or to this hand; the sentence names what is."""


class Procedure(Generic[S]):
    """A table of moves over one kind of thing."""

    def __init__(
        self, name: str, start: S, ends: Iterable[S], labels: dict[S, str], moves: Iterable[Move[S]]
    ) -> None:
        self.name, self.start, self.ends, self.labels = name, start, frozenset(ends), labels
        self.moves = tuple(moves)
        self._rows = {(m.at, m.act): m for m in self.moves}
        if len(self._rows) != len(self.moves):
            raise ValueError(f"{name}: two rows share a stage and an act")

    def move(self, at: S, act: str, hands: Iterable[Hand]) -> Move[S]:
        """The row for this act. Raises NoSuchMove saying what is open to these hands instead."""
        hands = frozenset(hands)
        row = self._rows.get((at, act))
        if row is not None and row.by & hands:
            return row
        named = "、".join(sorted(h.label for h in hands)) or "未任职人员"
        open_acts = "、".join(m.label for m in self.open_to(at, hands)) or "无"
        label = next((m.label for m in self.moves if m.act == act), act)
        if row is None:
            says = f"“{self.labels[at]}”状态下不能“{label}”；{named}现在可以办理：{open_acts}"
            raise NoSuchMove((says, next((m.under for m in self.moves if m.act == act), None)))
        who = "、".join(sorted(h.label for h in row.by))
        raise NoSuchMove((f"“{label}”由{who}办理，{named}现在可以办理：{open_acts}", row.under))

    def open_to(self, at: S, hands: Iterable[Hand]) -> list[Move[S]]:
        """The rows these hands may take at this stage, in table order."""
        hands = frozenset(hands)
        return [m for m in self.moves if m.at == at and m.by & hands]

    def acts(self) -> list[str]:
        """Every act of the table once, in order."""
        return list(dict.fromkeys(m.act for m in self.moves))

    def as_mermaid(self) -> str:
        """A state diagram of the table, for the reference pages."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        lines += [f"    {s}: {label}" for s, label in self.labels.items()]
        lines += [f"    {m.at} --> {m.to}: {m.label}" for m in self.moves]
        lines += [f"    {s} --> [*]" for s in self.labels if s in self.ends]
        return "\n".join(lines)
