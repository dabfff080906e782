"""How far a long command is, on stderr: a bar for who watches, nothing in a log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
WIDTH = 30


def shown(steps: Iterable[tuple[int, T]], total: int, what: str) -> Iterator[T]:
    """Pass on what each step brought; the numbers before it add up to `total`."""
    draw, done = bar(what), 0
    for looked_at, result in steps:
        done += looked_at
        draw(done, total)
        yield result


def bar(what: str) -> Callable[[int, int], None]:
    """Draws how far it is, given how much is done and how much there is."""

    def draw(done: int, total: int) -> None:
        if sys.stderr.isatty() and total:
            full = WIDTH * done // total
            sys.stderr.write(f"\r{what} [{'█' * full}{'·' * (WIDTH - full)}] {done}/{total}")
            sys.stderr.write("\n" if done == total else "")
            sys.stderr.flush()

    return draw
