"""Loaded before the settings (`-p` in pyproject.toml): tests that run side by side keep data folders of their own."""

import os
from pathlib import Path

worker = os.environ.get("PYTEST_XDIST_WORKER")
if worker and (home := os.environ.get("GONGKAI_HOME")):
    own = Path(home) / worker
    (own / "static").mkdir(parents=True, exist_ok=True)
    os.environ["GONGKAI_HOME"] = str(own)
