"""Numbers that no reading found and a new PDF still shows: looked for by their digits alone, glued to whatever they are glued to."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gongkai.files.cleansing.shapes import Finder
from gongkai.text.personal import bare, glued


def slipped(content: bytes, kept: Collection[str], finder: Finder) -> list[str]:
    """The pages that show an identity number, or a mobile number right beside one, which `finder` knows once it stands alone.

    `kept`: what a person decided to keep.
    """
    if b"%PDF-" not in content[:1024]:
        return []
    # What reads PDF is slow to load, and most files are none.
    from gongkai.files.cleansing.leaves_of_pdf import texts_of

    stay = {bare(word) for word in kept}
    return [
        f"第{number}页"
        for number, texts in enumerate(texts_of(content), 1)
        if any(
            number not in stay and _is_found(number, finder) for text in texts for number in _numbers(text)
        )
    ]


def _numbers(text: str) -> Iterator[str]:
    for run in glued.RUN.finditer(glued.half_width(text)):
        found = glued.numbers_in(run[0])
        cards = {edge for start, end in found if end - start == glued.ID for edge in (start, end)}
        for start, end in found:
            if end - start == glued.ID or {start, end} & cards:
                yield run[0][start:end].upper()


def _is_found(number: str, finder: Finder) -> bool:
    return any(not span.is_asked for span in finder(number))
