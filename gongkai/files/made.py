"""Files that are made from what stands in the database and cost much to make, kept for a while (制成件).

A name says what a file is made of, so a kept one is never wrong: what has changed has another name. Whether somebody may
have a file is asked before, by who gives it. The folder may be emptied at any time.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

LONGEST = 24 * 60 * 60  # seconds a file is given; a program or a font may have changed since
MOST = 512 * 1024 * 1024  # bytes of all files together


def folder() -> Path:
    """Where they lie, apart from the files people sent."""
    return Path(settings.MEDIA_ROOT) / "made"


def kept(name: str) -> bytes | None:
    """A file that was kept under a name, while it is young enough."""
    path = folder() / name
    try:
        return path.read_bytes() if time.time() - path.stat().st_mtime < LONGEST else None
    except FileNotFoundError:
        return None


def keep(name: str, content: bytes) -> None:
    """Keep a file; what is too old, and the oldest beyond MOST bytes, goes."""
    place = folder()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place, delete=False) as written:
        written.write(content)
    os.replace(written.name, place / name)
    _tidy(place)


def _tidy(place: Path) -> None:
    total, now = 0, time.time()
    for at, size, path in sorted(_files(place), reverse=True):
        total += size
        if total > MOST or now - at >= LONGEST:
            path.unlink(missing_ok=True)


def _files(place: Path) -> list[tuple[float, int, Path]]:
    """When each was made, its bytes, its path; another process may take one away meanwhile."""
    found = []
    for path in place.iterdir():
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        found.append((stat.st_mtime, stat.st_size, path))
    return found
