"""Telling the ledger what stands in a release. The ledger is a room above: it comes and listens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from gongkai.documents.models import Edition
from gongkai.documents.proofing.noted import Noted

Listener = Callable[[Edition, Sequence[Noted], date], None]
LISTENERS: list[Listener] = []


def listen(listener: Listener) -> None:
    """Be told of every finding that goes out with a release, inside its transaction."""
    if listener not in LISTENERS:
        LISTENERS.append(listener)


def tell(edition: Edition, standing: Sequence[Noted], on: date) -> None:
    for listener in LISTENERS:
        listener(edition, standing, on)
