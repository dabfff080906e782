"""A text that was checked, with what was found in it: what every way of showing findings is given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from gongkai.text.finding import Finding, Gravity
from gongkai.text.passage import Passage


@dataclass(frozen=True)
class Checked:
    """`file` is the name to show, empty for a text that came through a pipe; findings stand in the order of the text."""

    file: str
    text: str
    findings: tuple[Finding, ...]

    @cached_property
    def passage(self) -> Passage:
        return Passage(self.text)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        return self.passage.line_column(offset)

    @property
    def counts(self) -> dict[Gravity, int]:
        """How many of each gravity, the gravest first; none is left out."""
        counted = Counter(one.gravity for one in self.findings)
        return {gravity: counted[gravity] for gravity in Gravity}
