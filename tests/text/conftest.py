"""Texts that stay outside the repository: the seed report, traps, sentences with known faults."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of trial texts; without it a test says so, and a build that must have it fails."""
    if not SHARED.is_dir():
        missing = f"the trial texts are not here: {SHARED}"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return SHARED


@pytest.fixture(scope="session")
def seed_report(shared: Path) -> str:
    return (shared / "mission" / "seed-report-2023.txt").read_text("utf-8")
