"""What every script of this folder shares. Standard library only: it runs in the peers' environments."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable

ROUNDS = 3
PIECE = 1 << 20


def measure(prepare: Callable[[], Callable[[str], int]]) -> None:
    """Time the quickest of some rounds over the text named on the command line; `prepare` gives what counts findings."""
    with open(sys.argv[1], encoding="utf-8") as file:  # by pieces: read at once it takes three times its room
        text = "".join(iter(lambda: file.read(PIECE), ""))
    start = time.perf_counter()
    work = prepare()
    ready = time.perf_counter() - start
    work(text[:2000])
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = work(text)
        seconds.append(time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        json.dumps(
            {
                "ready": ready,
                "seconds": min(seconds),
                "characters": len(text),
                "found": found,
                "memory_mb": memory,
            }
        )
    )
