"""autocorrect: its linter over the text."""

from __future__ import annotations

from collections.abc import Callable

from timed import measure


def prepare() -> Callable[[str], int]:
    import autocorrect_py

    return lambda text: sum(
        a != b for a, b in zip(text.split("\n"), autocorrect_py.format(text).split("\n"), strict=False)
    )


measure(prepare)
