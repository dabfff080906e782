"""Whether a text is a whole document: only then can something be missing from its beginning or its end (完整公文)."""

from __future__ import annotations

from gongkai.text.passage import Line, Passage

# The beginnings of the rules that ask what a document has to have: a title, a note or a file beside it has not.
OF_WHOLE_TEXTS = ("ST", "AN")
FEWEST_LINES, FEWEST_CHARACTERS = 5, 200


def is_whole(passage: Passage) -> bool:
    """Long enough not to be an excerpt."""
    lines = passage.paragraphs
    return len(lines) >= FEWEST_LINES and sum(line.end - line.start for line in lines) >= FEWEST_CHARACTERS


def head(passage: Passage, count: int) -> list[Line]:
    """The first lines with words, table rows left out."""
    return list(passage.paragraphs[:count])
