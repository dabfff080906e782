"""How much of one text is copied from another, and which passages (摘抄).

Both are compared by their letters alone: spaces and marks are left out, width is folded. A letter counts as copied where
it stands in a run of `RUN` letters that the source has too; so a name or a fixed expression counts for nothing. The work
is linear in the length of both texts.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.text.width import fold

RUN = 12


@dataclass(frozen=True)
class Copied:
    """`share` of the letters that are copied, 0–1; `passages` as they stand in the text, the longest first."""

    share: float
    passages: tuple[str, ...]

    @property
    def percent(self) -> int:
        """The share in whole percent, rounded down: 100 means every letter."""
        return int(self.share * 100 + 1e-9)


def copied_from(text: str, source: str, run: int = RUN) -> Copied:
    """What of `text` is copied from `source`. A text shorter than a run is copied where the source holds it whole."""
    places = _letters(text)
    letters = _bare(text, places)
    wanted = _bare(source, _letters(source))
    if not letters:
        return Copied(0.0, ())
    size = min(run, len(letters))
    known = {wanted[at : at + size] for at in range(len(wanted) - size + 1)}
    stretches = _stretches(letters, size, known)
    share = sum(end - start for start, end in stretches) / len(letters)
    found = [text[places[start] : places[end - 1] + 1] for start, end in stretches]
    return Copied(share, tuple(sorted(found, key=len, reverse=True)))


def _letters(text: str) -> list[int]:
    return [at for at, letter in enumerate(text) if letter.isalnum()]


def _bare(text: str, places: list[int]) -> str:
    folded = fold(text)
    return "".join([folded[at] for at in places])


def _stretches(letters: str, size: int, known: set[str]) -> list[tuple[int, int]]:
    """The longest stretches every letter of which stands in a run the source has."""
    found: list[tuple[int, int]] = []
    for at in range(len(letters) - size + 1):
        if letters[at : at + size] not in known:
            continue
        if found and at < found[-1][1]:
            found[-1] = (found[-1][0], at + size)
        else:
            found.append((at, at + size))
    return found
