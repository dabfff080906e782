"""A part of an office package walked from end to end without being held: begins, ends, words. Memory does not grow with it.

Bounded in bytes, tags and depth; a part that defines things of its own is refused before it means anything.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Protocol
from xml.parsers.expat import ExpatError, ParserCreate

from gongkai.files.opening import LARGEST_XML, TOO_DEEP, Bound, Unreadable, outlined

PIECE = 1 << 18
DEEPEST = 256
Attributes = Mapping[str, str]
BROKEN = "文件已损坏，打不开"


class Listener(Protocol):
    """Names are `namespace name`, or the name alone where there is no namespace."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def words(self, said: str) -> None: ...


class Parts:
    """The parts of a package, each read when it is asked for."""

    def __init__(self, package: zipfile.ZipFile, named: str) -> None:
        self._package, self._named = package, named
        self.names = frozenset(package.namelist())

    def walk(self, name: str, listener: Listener, bound: Bound) -> None:
        """Tell a listener what a part says. Raises Unreadable."""
        walked = _Walk(listener, bound, self._named)
        try:
            with self._package.open(name) as part:
                while piece := part.read(PIECE):
                    walked.feed(piece)
            walked.feed(b"", last=True)
        except KeyError:
            raise Unreadable(f"{BROKEN}{self._named}") from None


@contextmanager
def parts(content: bytes, named: str = "") -> Iterator[Parts]:
    """An opened package. Raises Unreadable, also for what goes wrong while it is open."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            outlined(package, named)
            yield Parts(package, named)
    except Unreadable:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        ExpatError,
        ValueError,
        LookupError,
        EOFError,
        RuntimeError,
        OSError,
    ):
        raise Unreadable(f"{BROKEN}{named}") from None


def walk(content: bytes, listener: Listener, bound: Bound) -> None:
    """Tell a listener what some XML says. Raises Unreadable, ExpatError."""
    _Walk(listener, bound, "").feed(content, last=True)


class _Walk:
    def __init__(self, listener: Listener, bound: Bound, named: str) -> None:
        self._named = named
        self._size = self._depth = 0
        self._tag = bound.tag
        self._start: Callable[[str, Attributes], None] = listener.start
        self._end = listener.end
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = listener.words
        parser.StartDoctypeDeclHandler = self._defines
        self._parser = parser

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        self._size += len(piece)
        if self._size > LARGEST_XML:
            raise Unreadable(f"文件里的一个部件过大，不予读取{self._named}")
        self._parser.Parse(piece, last)

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        self._tag()
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable(f"{TOO_DEEP}{self._named}")
        self._start(name, attributes)

    def _ends(self, name: str) -> None:
        self._depth -= 1
        self._end(name)

    def _defines(self, *said: Any) -> None:
        raise Unreadable(f"文件里有不该有的定义，请用原软件另存后再试{self._named}")
