"""Whether what was delivered still answers at its address: asked from the day after, noted, shown at the desk (发布后核对)."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date
from urllib.parse import urlsplit

from gongkai.channels.models import Delivery
from gongkai.channels.reads import to_check
from gongkai.channels.web import Unreachable, ask

SECONDS, HOPS, LIMIT = 10, 3, 4 * 1024 * 1024
MOST = 500  # addresses a night
BUDGET = 600  # seconds a night: the worker has releases to make as well
GIVEN_UP = 3  # times a host gave no answer, after which it is left alone until the next night


def check_addresses(on: date) -> tuple[int, int]:
    """Ask the addresses whose turn it is, who waited longest first; how many answered and how many did not.

    What the night has no time for has its turn in the next one.
    """
    good = bad = 0
    silent: Counter[str] = Counter()
    until = time.monotonic() + BUDGET
    for delivery in list(to_check(on).only("url")):
        host = urlsplit(delivery.url).hostname or ""
        if silent[host] >= GIVEN_UP:
            continue
        if good + bad >= MOST or time.monotonic() >= until:
            break
        says, is_silent = _asked(delivery.url)
        note_check(delivery, says, on)
        silent[host] += is_silent
        good, bad = (good, bad + 1) if says else (good + 1, bad)
    return good, bad


def answers(url: str) -> str:
    """Why a page is not to be had, in a sentence; "" where it is."""
    return _asked(url)[0]


def _asked(url: str) -> tuple[str, bool]:
    """Why a page is not to be had, or ""; and whether its host gave no answer at all."""
    try:
        status = ask(url, seconds=SECONDS, hops=HOPS, limit=LIMIT).status
    except Unreachable as wrong:
        return str(wrong), True
    return "" if 200 <= status < 300 else f"页面打不开（状态{status}）", False


def note_check(delivery: Delivery, says: str, on: date) -> None:
    delivery.checked_on, delivery.is_reachable, delivery.check_says = on, not says, says[:200]
    delivery.save(update_fields=["checked_on", "is_reachable", "check_says"])
