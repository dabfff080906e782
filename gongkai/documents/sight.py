"""Which types of text somebody reviews wherever they are drafted: by a hand held everywhere, with a step in the chain."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.law.chain import chains
from gongkai.law.hand import Hand


def kinds_reviewed(hands: Iterable[Hand]) -> list[str]:
    """The types of document whose chain has a step for one of these hands."""
    held = frozenset(hands)
    return [chain.code for chain in chains().values() if any(step.hands & held for step in chain.steps)]
