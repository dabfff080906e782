"""The jobs of the night: one file each, which names itself `JOB`. A new file is a new job."""

from __future__ import annotations

import importlib
import pkgutil

from gongkai.journal.jobs import register


def register_all() -> None:
    """Find every job of this folder and enter it in the register. Called once, when the program starts."""
    for found in pkgutil.iter_modules(__path__):
        register(importlib.import_module(f"{__name__}.{found.name}").JOB)
