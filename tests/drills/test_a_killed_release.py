"""A release killed at any moment leaves either nothing or everything public, on every face; by hand and by the clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drills.test_a_killed_process import GONGKAI, ROOT

# Every how manieth statement is a moment to die at; 1 takes minutes and was run by hand.
EVERY = os.environ.get("KILL_EVERY", "5")


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of an installation that is set up and empty."""
    plain = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment = plain | {
        "GONGKAI_HOME": str(tmp_path), "GONGKAI_DEMO": "1", "GONGKAI_TODAY": "2024-03-11", "KILL_EVERY": EVERY,
        "DJANGO_SETTINGS_MODULE": "gongkai.site.settings",
    }  # fmt: skip
    if request.param == "postgresql":
        if not os.environ.get("DATABASE_URL"):
            pytest.fail("the drills run on PostgreSQL: ./test drills")
        environment["DATABASE_URL"] = os.environ["DATABASE_URL"]
    subprocess.run([*GONGKAI, "setup", "--quiet"], cwd=ROOT, env=environment, check=True)
    yield environment
    if request.param == "postgresql":
        flush = [sys.executable, "-m", "django", "flush", "--no-input"]
        subprocess.run(flush, cwd=ROOT, env=environment, check=True)


def test_a_release_killed_at_any_statement_is_nothing_or_everything(home: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.drills.killed_releases"],
        cwd=ROOT, env=home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for how in ("by hand", "by the clock"):
        assert found[how]["faults"] == []
        assert found[how]["killed"] >= 100 // int(EVERY), "it was over before it was killed"
        assert (found[how]["after"]["part"], found[how]["end"]) == (0, "everything")
    assert (found["schedules"], found["journal"]) == (["done"], True)
