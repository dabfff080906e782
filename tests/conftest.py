"""What every test can ask for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from tests.cast import Cast

# The browser driver of the walks keeps an event loop in this thread, which Django would take for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# No test is timed: a busy machine makes none fail.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")

GROUND_FLOOR = ("tests/law/", "tests/text/")


@pytest.fixture(autouse=True)
def _quick_and_apart(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Files of a test stay in its own folder; passwords are hashed quickly; static files need no manifest."""
    if request.node.get_closest_marker("walk") or request.node.nodeid.startswith(GROUND_FLOOR):
        return
    settings = request.getfixturevalue("settings")
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    }
    settings.AXES_ENABLED = False


@pytest.fixture
def broken_counts(settings: Any, tmp_path: Path) -> Path:
    """The agency's learned counts, cut off; the folder they are kept in."""
    settings.LEARNED = tmp_path / "learned.zip"
    settings.LEARNED.write_bytes(b"PK\x03\x04 cut off")
    return tmp_path


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast of `tests.cast`, on stage."""
    from tests.cast import assemble

    return assemble()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of trial material beside the project. A user's clone has none: the test stands aside there."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if folder.is_dir():
        return folder
    if os.environ.get("CI"):
        pytest.fail("the trial material beside the project is missing")
    pytest.skip("no trial material beside this clone")
