"""Our own engine, run as the peers are: `all`, `fast` (without figures of usage) or `personal`."""

from __future__ import annotations

import sys
from collections.abc import Callable

from timed import measure


def _check(heavy: bool) -> Callable[[str], int]:
    from gongkai.text.catalogue import check, rules

    rules()
    return lambda text: len(check(text, heavy=heavy))


def _personal() -> Callable[[str], int]:
    from gongkai.text.personal import look

    return lambda text: len(look(text))


WAYS = {"all": lambda: _check(True), "fast": lambda: _check(False), "personal": _personal}
measure(WAYS[sys.argv[2]])
