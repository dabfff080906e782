"""Covering personal data in a text that is no file: what was found, which of it is covered, and how each mask reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.text.personal import Personal, look, mask


class CoveredText(NamedTuple):
    """`text` with its masks, and everything found in order. A mask is "" for what is doubtful and stays."""

    text: str
    found: Sequence[tuple[Personal, str]]


def cover_text(text: str, *, doubtful: bool = False) -> CoveredText:
    """Cover what is certain and, where asked for, what a person should judge as well. Offsets are those of `text`."""
    found = look(text)
    chosen = [one for one in found if one.certain or doubtful]
    done = mask(text, chosen)
    shown = {
        one: done.text[move.new_start : move.new_end] for one, move in zip(chosen, done.moves, strict=True)
    }
    return CoveredText(done.text, [(one, shown.get(one, "")) for one in found])
