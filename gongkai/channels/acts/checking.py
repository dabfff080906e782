"""Whether what was delivered still answers at its address: asked from the day after, noted, shown at the desk (发布后核对)."""

from __future__ import annotations

from datetime import date

from gongkai.channels.models import Delivery
from gongkai.channels.reads import to_check
from gongkai.channels.web import Unreachable, ask

SECONDS, HOPS, LIMIT = 10, 3, 4 * 1024 * 1024
MOST = 500  # addresses a night: a dead server takes ten seconds each


def check_addresses(on: date) -> tuple[int, int]:
    """Ask the addresses whose turn it is; how many answered and how many did not."""
    good = bad = 0
    for delivery in to_check(on)[:MOST]:
        says = answers(delivery.url)
        note_check(delivery, says, on)
        good, bad = (good, bad + 1) if says else (good + 1, bad)
    return good, bad


def answers(url: str) -> str:
    """Why a page is not to be had, in a sentence; "" where it is."""
    try:
        status = ask(url, seconds=SECONDS, hops=HOPS, limit=LIMIT).status
    except Unreachable as wrong:
        return str(wrong)
    return "" if 200 <= status < 300 else f"页面打不开（状态{status}）"


def note_check(delivery: Delivery, says: str, on: date) -> None:
    delivery.checked_on, delivery.is_reachable, delivery.check_says = on, not says, says[:200]
    delivery.save(update_fields=["checked_on", "is_reachable", "check_says"])
