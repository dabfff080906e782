"""Timing two ways of doing the same, in turn, and the ratio of their best."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """Seconds of the quickest of some rounds."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def compare(name: str, ours: Callable[[], object], peer: Callable[[], object], peer_name: str) -> None:
    """Print how long ours takes as a multiple of the peer's time (below 1: ours is quicker)."""
    mine, theirs = best(ours), best(peer)
    print(f"{name}: {mine / theirs:.4f} × {peer_name}")
