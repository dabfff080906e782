"""The shapes of masking: a place in a file, what stands there, what was found, and the new file with its account."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from gongkai.files.cleansing.line import Line, Piece, Place

What = Literal["mask", "remove", "keep"]


class Span(NamedTuple):
    """Personal data in a text: from `start` to before `end`, its kind, and whether it is certain.

    What `is_asked` is left as it stands until a person decides, and told of. `why` is a key of `personal.REASONS`.
    """

    start: int
    end: int
    kind: str
    certain: bool = True
    is_asked: bool = False
    why: str = ""


# What finds personal data in a text, and what makes the mask of some words: the same words have the same mask.
Finder = Callable[[str], list[Span]]
Masker = Callable[[str, str], str]


@dataclass(frozen=True)
class Found:
    """One piece of personal data: where, and what becomes of it.

    `start`, `end` are characters of the text at `place`; `text` is the original and belongs in no log; `masked` is how it
    may be shown. `basis` and `reason` are there where it is kept. `why` tells by what it was found (`personal.REASONS`; "": the
    same words stand elsewhere), `is_gone` that it stands in what is taken out whatever is decided.
    """

    kind: str
    place: Place
    start: int
    end: int
    text: str = field(repr=False)
    masked: str
    certain: bool
    what: What = "mask"
    reason: str = ""
    basis: str = ""
    why: str = ""
    is_asked: bool = False
    is_gone: bool = False


@dataclass(frozen=True)
class Overview:
    """What a look over a file tells: what was found, what a new file would leave out, what no machine could read, and the
    names of the sheets that are hidden."""

    found: list[Found]
    removed: list[str]
    unread: list[str]
    hidden_sheets: list[str] = field(repr=False)


@dataclass(frozen=True)
class Cleansed:
    """A new file: its bytes, its name, what was found, what was taken out, and what no machine could read (sentences)."""

    content: bytes = field(repr=False)
    name: str
    found: list[Found]
    removed: list[str]
    unread: list[str]


class Opened(Protocol):
    """A file taken apart: its lines can be changed, then it is written anew.

    `dropped` stands in the file and goes whatever is decided; `removed` and `unread` are sentences for the account.
    """

    dropped: list[Piece]
    removed: list[str]
    unread: list[str]

    def lines(self) -> Iterator[Line]:
        """Everything readable that is to stay, each once and in order."""
        ...

    def write(self) -> bytes:
        """The new file, with what was put into the lines."""
        ...
