"""What is put into the index, and the marks by which it is told apart there."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.text.bigrams import fold

MARK = "\u2060"  # folding removes it from texts and queries alike, so no word can pass for a mark
NUMBER_LIMIT = 200


@dataclass(frozen=True)
class Shelf:
    """The part of the index that is searched: one kind of record of one agency."""

    agency: int
    kind: str

    @property
    def mark(self) -> str:
        return f"{MARK}{self.kind}{self.agency}"


@dataclass(frozen=True)
class Paper:
    """A record as it is found: its title, its numbers (文号、索引号), and every other word in one text."""

    shelf: Shelf
    key: int
    title: str
    numbers: tuple[str, ...] = ()
    text: str = ""

    @property
    def head(self) -> str:
        """Title and numbers, folded; a hit here stands before a hit in the text."""
        return _tidy("\n".join([self.title, *map(_closed_up, self.numbers)]))

    @property
    def body(self) -> str:
        return _tidy(self.text)

    @property
    def marks(self) -> tuple[str, ...]:
        """The shelf, and each number as one token."""
        return (self.shelf.mark, *(number_mark(fold(_closed_up(n))) for n in self.numbers if n.strip()))


def number_mark(folded: str) -> str:
    """The one token of a whole number, which only the same number has."""
    return f"{MARK}{MARK}{folded[:NUMBER_LIMIT]}"


def _closed_up(number: str) -> str:
    return "".join(number.split())


def _tidy(text: str) -> str:
    return " ".join(fold(text).split())
