"""Finding a commented passage again in a text that has changed since."""

from __future__ import annotations

from dataclasses import dataclass

AROUND, LONGEST = 40, 300


@dataclass(frozen=True)
class Anchor:
    """A passage by its wording and by what stands before and behind it."""

    quote: str
    before: str
    after: str

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the passage stands now: of several places the one with most of its surroundings; None if it is gone."""
        best, place = -1, -1
        at = text.find(self.quote) if self.quote else -1
        while at >= 0:
            score = _same(self.before[::-1], text[max(0, at - AROUND) : at][::-1]) + _same(
                self.after, text[at + len(self.quote) :]
            )
            if score > best:
                best, place = score, at
            at = text.find(self.quote, at + 1)
        return (place, place + len(self.quote)) if place >= 0 else None


def _same(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def paragraphs(text: str) -> list[tuple[int, str]]:
    """The paragraphs (and rows of tables) of a text, each with where it begins."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, line))
        at += len(line) + 1
    return found


def anchor(text: str, number: int, quote: str) -> Anchor | None:
    """The anchor of a quotation in a paragraph (counted from 1), of the paragraph itself without one; None if not there."""
    rows = paragraphs(text)
    if not 0 < number <= len(rows):
        return None
    begins, line = rows[number - 1]
    quote = quote.strip() or line.strip()[:LONGEST]
    within = line.find(quote)
    at = begins + within if within >= 0 else text.find(quote)
    if at < 0 or len(quote) > LONGEST:
        return None
    return Anchor(quote, text[max(0, at - AROUND) : at], text[at + len(quote) : at + len(quote) + AROUND])
