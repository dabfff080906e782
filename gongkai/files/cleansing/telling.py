"""Everything masking looks at in a file, as words alone: for the checks of what goes out, which look at no less."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.kinds import PDF, PICTURE, kind_of, opened
from gongkai.files.cleansing.line import Line
from gongkai.files.cleansing.picture import beside
from gongkai.files.opening import Unreadable


def told(content: bytes, name: str) -> Iterator[str]:
    """The text of every line and of everything beside them; nothing of a file that cannot be masked.

    Of a PDF only what stands beside its pages: a page is read there in many ways at once, which a check of numbers alone
    takes for more numbers than there are.
    """
    try:
        kind = kind_of(content)
        if kind == PICTURE:  # also one whose dots are broken
            yield from (piece.text for piece in beside(content))
            return
        file = opened(content, name, Decisions())
        yield from (line.text for line in file.lines() if _is_read(line, kind))
        yield from (piece.text for piece in file.dropped)
    except (Unreadable, RecursionError):
        return


def _is_read(line: Line, kind: str) -> bool:
    return not line.measure and (kind != PDF or bool(line.slots))
