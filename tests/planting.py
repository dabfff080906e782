"""Faults in live pages: they went out before the rule that finds them was known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def before_the_rule() -> Iterator[None]:
    """The gate of wording finds nothing meanwhile."""
    with patch("gongkai.documents.proofing.gate.noted_of", return_value=[]):
        yield
