"""How far a long command is, on stderr: a bar for who watches, nothing in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
WIDTH = 30


def shown(steps: Iterable[tuple[int, T]], total: int, what: str) -> Iterator[T]:
    """Pass on what each step brought; the numbers before it add up to `total`."""
    done = 0
    for looked_at, result in steps:
        done += looked_at
        if sys.stderr.isatty():
            full = WIDTH * done // total
            sys.stderr.write(f"\r{what} [{'█' * full}{'·' * (WIDTH - full)}] {done}/{total}")
            sys.stderr.write("\n" if done == total else "")
            sys.stderr.flush()
        yield result
