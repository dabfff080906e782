"""Whatever a damaged file is: its text, or one sentence."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.files import MADE, one


@cache
def wholes() -> dict[str, bytes]:
    return {kind: make() for kind, make in MADE.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**31))
def test_a_damaged_file_gives_its_text_or_one_sentence(seed: int) -> None:
    assert one(seed, wholes()) is None
