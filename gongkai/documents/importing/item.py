"""What a source gives: an item with its files, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

INDEX_NO = re.compile(r"[0-9A-Za-z]{4,24}/(?P<year>(?:19|20)\d\d)-(?P<number>\d{1,6})", re.ASCII)


@dataclass(frozen=True)
class Enclosure:
    """A file that comes with an item; `open` gives it from its beginning. Raises Refusal where it cannot."""

    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True)
class Item:
    """One row of what is taken in. `column`, `category`, `division`, `validity` are a code or the name people see."""

    row: int
    title: str
    text: str
    column: str
    made_on: date
    published_on: date
    index_no: str = ""
    category: str = ""
    genre: str = ""
    doc_no: str = ""
    summary: str = ""
    basis: str = ""
    validity: str = ""
    repealed_on: date | None = None
    valid_until: date | None = None
    valid_always: bool = False
    normative: str = ""
    division: str = ""
    five_open: tuple[str, ...] = ()
    interprets: str = ""
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True)
class Result:
    """What became of a row: taken in under `index_no`, in already, or left out for what `error` says."""

    row: int
    index_no: str = ""
    already: bool = False
    error: str = ""
