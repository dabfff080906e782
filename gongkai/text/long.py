"""A text longer than any document (长文本), such as a year of documents in one file: checked part by part.

Rules look at whole texts, and what they remember of one is many times its size. Nobody writes documents of more than
`AT_ONCE` characters; a longer text is cut at a blank line, so that memory and time a character do not grow with its length.
What a rule compares over a whole text it then compares within a part.
"""

from __future__ import annotations

from collections.abc import Iterator

AT_ONCE = 400_000  # characters
LOOK_BACK = 20_000  # characters before the last possible place in which a good one is looked for
# What only the beginning of a text can lack (title, recipient), and only its end (signature and day).
_OF_THE_BEGINNING, _OF_THE_END = frozenset({"ST001", "ST003"}), frozenset({"ST002"})


def parts(text: str, at_once: int = AT_ONCE) -> Iterator[tuple[int, int]]:
    """Begin and end of each part, in order, none empty but that of an empty text; one part for a text that is not long."""
    start = 0
    while len(text) - start > at_once:
        end = _cut(text, start, start + at_once)
        yield start, end
        start = end
    yield start, len(text)


def belongs(code: str, *, is_first: bool, is_last: bool) -> bool:
    """Whether a rule has anything to say of this part; one about the beginning of a text has not of its middle."""
    return (is_first or code not in _OF_THE_BEGINNING) and (is_last or code not in _OF_THE_END)


def _cut(text: str, start: int, latest: int) -> int:
    first = max(start, latest - LOOK_BACK)
    for mark in ("\n\n", "\n", "。"):
        at = text.rfind(mark, first, latest)
        if at >= 0:
            return at + len(mark)
    return latest
