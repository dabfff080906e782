"""A line of a file: one text to the reader, several places to the file. What is found in it can be replaced.

A number is often split over several runs or cells; it is looked for in the whole and replaced in its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

# Where something stands, in words for a person: 第2页, 页眉, 工作表“名单” B14.
Place = str


@dataclass(frozen=True)
class Piece:
    """A text and where it stands."""

    place: Place
    text: str = field(repr=False)


class Edit(NamedTuple):
    """What comes instead of the characters from `start` to before `end`."""

    start: int
    end: int
    new: str


@dataclass
class Slot:
    """A stretch of a line. `put` writes a new text into the file; None where it cannot be changed (a label, a break)."""

    text: str = field(repr=False)
    put: Callable[[str], object] | None = None
    place: Place | None = None


class Line:
    """Slots read as one text. A `measure` is a number that is nobody's by itself: only what stands elsewhere is found in it."""

    def __init__(
        self, place: Place, slots: Sequence[Slot], *, spread: bool = False, measure: bool = False
    ) -> None:
        self.place, self.slots, self.spread, self.measure = place, slots, spread, measure
        self.text = "".join(slot.text for slot in slots)

    def located(self, start: int, end: int) -> tuple[Place, int, int]:
        """The place of a stretch, and its characters within the text of that place."""
        at = 0
        for place, slots in groupby(self.slots, key=lambda slot: slot.place):
            size = sum(len(slot.text) for slot in slots)
            if place is not None and at <= start < at + size:
                return place, start - at, min(end - at, size)
            at += size
        return self.place, start, end

    def pieces(self) -> Iterator[Piece]:
        """What can be read here: one piece a place, labels aside."""
        if all(slot.place is None for slot in self.slots):
            yield Piece(self.place, self.text)
            return
        for place, slots in groupby(self.slots, key=lambda slot: slot.place):
            if place is not None:
                yield Piece(place, "".join(slot.text for slot in slots))

    def is_fixed(self, start: int, end: int) -> bool:
        """Whether a stretch lies in labels and breaks alone."""
        at = 0
        for slot in self.slots:
            if slot.put is not None and at < end and start < at + len(slot.text):
                return False
            at += len(slot.text)
        return True

    def identity(self, start: int, end: int) -> frozenset[int]:
        """What a stretch is made of, where one place is read in several ways; empty where it is read once."""
        return frozenset()

    def replace(self, edits: Sequence[Edit]) -> None:
        """Write the new texts into the slots: what replaces several stands in the first. `edits` do not overlap."""
        at, waiting = 0, [(edit.start, edit.end, edit.new) for edit in sorted(edits)]
        for slot in self.slots:
            end = at + len(slot.text)
            if slot.put is not None and waiting:
                new, waiting = self._filled(slot.text, at, waiting)
                if new != slot.text:
                    slot.put(new)
            at = end

    def _filled(
        self, text: str, at: int, waiting: list[tuple[int, int, str]]
    ) -> tuple[str, list[tuple[int, int, str]]]:
        """A slot's new text, and the edits that go on behind it with what is left of their words."""
        out, done, left = [], 0, []
        for start, end, new in waiting:
            begin, stop = max(start - at, 0), min(end - at, len(text))
            if begin >= stop:  # not in this slot
                left += [(start, end, new)] if end > at + len(text) else []
                continue
            goes_on = end > at + len(text)
            room = stop - begin if self.spread and goes_on else len(new)
            out += [text[done:begin], new[:room]]
            done = stop
            left += [(start, end, new[room:])] if goes_on else []
        return "".join(out) + text[done:], left
