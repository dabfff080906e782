"""`--fix` and `--diff` over the files given: one that cannot be mended does not keep the others from it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TextIO

from gongkai.cli.checking.asked import Asked
from gongkai.cli.checking.looking import findings_of
from gongkai.cli.checking.mending import MendedFile, mended
from gongkai.cli.program import FINDINGS, OK, UNUSABLE, Unusable
from gongkai.files.why import why


def mend(paths: Sequence[str], wanted: Asked, out: TextIO) -> tuple[list[tuple[str, str]], bool]:
    """Puts right what is safe. Gives the files to be read now, each with the path it
    came from, and whether one could not be mended."""
    left: list[tuple[str, str]] = []
    unmended = False
    for path, new in _mended(paths, wanted):
        if isinstance(new, Unusable):
            print(new, file=sys.stderr)
            unmended = True
            continue
        if new.after == new.before:
            left.append((path, path))
            continue
        try:
            new.write()
        except OSError as wrong:
            print(f"{new.path} 无法写入：{why(wrong)}", file=sys.stderr)
            unmended = True
        else:
            left.append((str(new.path), path))
            print(f"{new.path}：改正{new.count}处", file=out)
    return left, unmended


def show(paths: Sequence[str], wanted: Asked) -> int:
    """What would be changed, in the manner of `diff -u`, and the status of the command."""
    unread = changed = False
    for _, new in _mended(paths, wanted):
        if isinstance(new, Unusable):
            print(new, file=sys.stderr)
            unread = True
        elif new.after != new.before:
            changed = True
            sys.stdout.write(new.difference())
    if unread:
        return UNUSABLE
    return FINDINGS if changed else OK


def _mended(paths: Sequence[str], wanted: Asked) -> Iterator[tuple[str, MendedFile | Unusable]]:
    for path in paths:
        try:
            yield path, mended(path, partial(findings_of, path, asked=wanted))
        except Unusable as wrong:
            yield path, wrong
        except OSError as wrong:
            yield path, Unusable(f"{path} 无法读取：{why(wrong)}")
