"""Material that is read from beside the repository and is no part of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="session")
def shared() -> Callable[..., Path]:
    """`shared("data", "annual")`: a path of the trial material; skips where it is absent, fails in CI."""

    def find(*parts: str) -> Path:
        path = BESIDE.joinpath(*parts)
        if not path.exists():
            absent = f"trial material is absent: {path}"
            if os.environ.get("CI"):
                pytest.fail(absent)
            pytest.skip(absent)
        return path

    return find
