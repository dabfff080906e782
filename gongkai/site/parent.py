"""A process that another one started ends with it, however that one ended."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

STARTED_BY = "GONGKAI_SERVED_BY"  # the environment names the process to follow


def follow_parent(end: Callable[[], None]) -> None:
    """Watch the process named in the environment, if any, and call `end` when it is gone.

    A killed parent tells nobody; only the number of the parent changes.
    """
    if parent := os.environ.get(STARTED_BY):
        threading.Thread(target=_watch, args=(int(parent), end), daemon=True).start()


def _watch(parent: int, end: Callable[[], None]) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    end()
